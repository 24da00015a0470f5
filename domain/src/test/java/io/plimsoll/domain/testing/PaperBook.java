package io.plimsoll.domain.testing;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.ledger.Journal;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.reserve.ReserveEvent.InterestAccrued;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A market's streams kept in memory, with every event since the start and the journal of them. */
public final class PaperBook implements Book {

  /** What one event did to its stream. */
  public record Change(Event event, StreamState before, StreamState after) {}

  private final MarketId id;
  private final Map<StreamId, StreamState> states = new HashMap<>();
  private final List<Event> events = new ArrayList<>();
  private final IdentityHashMap<Event, List<Posting>> postings = new IdentityHashMap<>();
  private final Map<AssetId, Map<LedgerAccount, BigInteger>> balances = new TreeMap<>();
  private final Map<AssetId, Map<SubAccount, BigInteger>> subLedgers = new TreeMap<>();
  private final Map<AssetId, BigInteger> unfunded = new TreeMap<>();
  private final Totals totals = new Totals();

  /** One party's part of a personal ledger account. */
  public record SubAccount(LedgerAccount account, Party party) {}

  public PaperBook(MarketId id) {
    this.id = id;
  }

  /** A book made again from events alone. */
  public static PaperBook replayed(MarketId id, List<Event> events) {
    var book = new PaperBook(id);
    book.append(events);
    return book;
  }

  public List<Change> append(List<Event> more) {
    return more.stream().map(this::append).toList();
  }

  private Change append(Event event) {
    if (event instanceof InterestAccrued accrued) noteUnfunded(accrued);
    var before = state(event.stream());
    var after = StreamState.evolve(before, event);
    states.put(event.stream(), after);
    events.add(event);
    totals.move(before, after);
    post(event);
    return new Change(event, before, after);
  }

  @Override
  public MarketId id() {
    return id;
  }

  @Override
  public StreamState state(StreamId stream) {
    return states.getOrDefault(stream, StreamState.initial(stream));
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  /** When the last event was. */
  public Instant latest() {
    return events.getLast().at();
  }

  /** Changes with every stream that is replaced, but for chance. */
  int print() {
    var sum = events.size();
    for (var state : states.values()) sum += System.identityHashCode(state);
    return sum;
  }

  /** Kept with every event, so that nobody has to count all streams. */
  public Totals totals() {
    return totals;
  }

  /** Every stream that has an event. */
  public Map<StreamId, StreamState> states() {
    return Map.copyOf(states);
  }

  public <S extends StreamState> Stream<S> every(Class<S> kind) {
    return states.values().stream().filter(kind::isInstance).map(kind::cast);
  }

  public Reserve.Listed listed(AssetId asset) {
    return (Reserve.Listed) reserve(asset);
  }

  /**
   * An account's balance: debits less credits where it grows on the debit side, else the reverse.
   */
  public BigInteger balance(AssetId asset, LedgerAccount account) {
    return balances.getOrDefault(asset, Map.of()).getOrDefault(account, BigInteger.ZERO);
  }

  /** What an event was posted as. */
  public List<Posting> postings(Event event) {
    return postings.getOrDefault(event, List.of());
  }

  /** What each party's part of an asset's personal accounts stands at. */
  public Map<SubAccount, BigInteger> subLedgers(AssetId asset) {
    return Map.copyOf(subLedgers.getOrDefault(asset, Map.of()));
  }

  /**
   * Treasury shares that no interest stands for: what the profile aave-3.6 books a second time when
   * an asset is sold for a debt in itself.
   */
  public BigInteger unfunded(AssetId asset) {
    return unfunded.getOrDefault(asset, BigInteger.ZERO);
  }

  private void noteUnfunded(InterestAccrued event) {
    var honest = listed(event.asset()).accruedTo(event.at()).accrual().treasuryShares();
    var beyond = event.accrual().treasuryShares().subtract(honest);
    unfunded.merge(event.asset(), beyond, BigInteger::add);
  }

  private void post(Event event) {
    var lines =
        switch (event) {
          case ReserveEvent moved ->
              Journal.postings(
                  moved,
                  listed(moved.asset()).asset(),
                  (account, party) ->
                      subLedgers
                          .getOrDefault(moved.asset(), Map.of())
                          .getOrDefault(new SubAccount(account, party), BigInteger.ZERO));
          case CollateralCalled called -> Journal.postings(called);
          default -> List.<Posting>of();
        };
    if (!lines.isEmpty()) postings.put(event, lines);
    for (var line : lines) {
      var asset = line.amount().token().id();
      balances
          .computeIfAbsent(asset, _ -> new EnumMap<>(LedgerAccount.class))
          .merge(line.account(), line.change(), BigInteger::add);
      line.party()
          .ifPresent(
              party ->
                  subLedgers
                      .computeIfAbsent(asset, _ -> new HashMap<>())
                      .merge(
                          new SubAccount(line.account(), party), line.change(), BigInteger::add));
    }
  }
}
