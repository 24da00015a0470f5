package io.plimsoll.application.replay;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.application.ledger.TrialBalance.Sides;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.application.testing.InMemoryPriceRecords;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.testing.PaperBook;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/**
 * One market's lane and everything that would be stored of it, on paper. It can be killed: from a
 * command on it answers nothing any more, until somebody takes it up again.
 */
public final class PaperDesk implements Lanes, Histories, Ledger, MarketBook, PriceRecords {

  private final PaperBook book;
  private final Map<String, String> done = new HashMap<>();
  private final Map<AssetId, TrialBalance> balances = new TreeMap<>();
  private final InMemoryPriceRecords prices = new InMemoryPriceRecords();
  private FactSource facts = _ -> new Facts(Instant.EPOCH, Prices.NONE);
  private List<Committed> listeners = List.of();
  private long commandsLeft = Long.MAX_VALUE;
  private BigInteger skew = BigInteger.ZERO;

  public PaperDesk(MarketId market) {
    this.book = new PaperBook(market);
  }

  /** Whoever was connected before is gone. */
  public void takeUp(FactSource facts, List<Committed> listeners) {
    this.facts = facts;
    this.listeners = List.copyOf(listeners);
    this.commandsLeft = Long.MAX_VALUE;
  }

  /** Answers so many commands more, and then none. */
  public void dieAfter(long commands) {
    commandsLeft = commands;
  }

  /** Falsifies every trial balance from now on. */
  public void falsify() {
    skew = BigInteger.ONE;
  }

  public PaperBook book() {
    return book;
  }

  @Override
  public synchronized CompletableFuture<Outcome> submit(Submission submission) {
    if (commandsLeft-- <= 0) return CompletableFuture.failedFuture(new Killed());
    if (submission.key().isPresent()) {
      var key = submission.key().get();
      var before = done.get(key.key());
      if (before != null)
        return CompletableFuture.completedFuture(
            before.equals(key.digest())
                ? new Outcome.DoneBefore("")
                : new Outcome.KeyTaken(key.key()));
    }
    return CompletableFuture.completedFuture(
        switch (Desk.decide(book, submission.command(), facts.now(book))) {
          case Decision.Rejected(var reason) -> new Outcome.Refused(reason);
          case Decision.Accepted(var events) -> {
            book.append(events);
            events.forEach(this::post);
            submission.key().ifPresent(key -> done.put(key.key(), key.digest()));
            listeners.forEach(listener -> listener.committed(book, events));
            yield new Outcome.Done(events, "");
          }
        });
  }

  @Override
  public synchronized <T> CompletableFuture<T> read(
      MarketId market, BiFunction<Book, Facts, T> question) {
    return CompletableFuture.completedFuture(question.apply(book, facts.now(book)));
  }

  @Override
  public synchronized List<Recorded> of(StreamId stream, long fromVersion, int limit) {
    var events = book.events().stream().filter(event -> event.stream().equals(stream)).toList();
    var recorded = new ArrayList<Recorded>();
    for (var version = (int) fromVersion;
        version < events.size() && recorded.size() < limit;
        version++) recorded.add(new Recorded(version, events.get(version), Optional.empty()));
    return recorded;
  }

  @Override
  public synchronized List<TrialBalance> trialBalance(MarketId market) {
    return List.copyOf(balances.values());
  }

  @Override
  public synchronized List<MarketId> markets() {
    return isOpen(book.id()) ? List.of(book.id()) : List.of();
  }

  @Override
  public synchronized boolean isOpen(MarketId market) {
    return book.market() instanceof Market.Open;
  }

  @Override
  public synchronized PriceRecord append(MarketId market, PriceRecord record) {
    if (commandsLeft-- <= 0) throw new Killed();
    return prices.append(market, record);
  }

  @Override
  public synchronized List<PriceRecord> newest(MarketId market, Optional<Instant> receivedBy) {
    return prices.newest(market, receivedBy);
  }

  @Override
  public synchronized Optional<Instant> lastReceived() {
    return prices.lastReceived();
  }

  @Override
  public Page<LedgerEntry> entries(
      Optional<MarketId> market,
      Optional<AssetId> asset,
      Optional<String> stream,
      Optional<String> cursor,
      int limit) {
    throw new UnsupportedOperationException("Nothing is asked of single entries here");
  }

  @Override
  public Optional<StreamId> next(Optional<StreamId> stream) {
    throw new UnsupportedOperationException("Nobody goes through all streams here");
  }

  @Override
  public Book asOf(MarketId market, Instant at) {
    throw new UnsupportedOperationException("Nothing is asked of the past here");
  }

  @Override
  public void follow(
      OptionalLong after, BiConsumer<Long, Recorded> consumer, BooleanSupplier goOn) {
    throw new UnsupportedOperationException("Nobody follows here");
  }

  @Override
  public List<PriceRecord> history(
      MarketId market, AssetId asset, Instant from, Instant to, int points) {
    return prices.history(market, asset, from, to, points);
  }

  private void post(Event event) {
    for (var posting : book.postings(event)) {
      var token = posting.amount().token();
      balances.merge(
          token.id(), of(token, posting), (had, more) -> new TrialBalance(token, sum(had, more)));
    }
  }

  private TrialBalance of(Token token, Posting posting) {
    var units = posting.amount().units();
    var sides =
        posting.debit()
            ? new Sides(units.add(skew), BigInteger.ZERO)
            : new Sides(BigInteger.ZERO, units);
    return new TrialBalance(token, new TreeMap<>(Map.of(posting.account(), sides)));
  }

  private static SortedMap<LedgerAccount, Sides> sum(TrialBalance one, TrialBalance other) {
    var accounts = new TreeMap<>(one.accounts());
    other
        .accounts()
        .forEach(
            (account, sides) ->
                accounts.merge(
                    account,
                    sides,
                    (a, b) -> new Sides(a.debits().add(b.debits()), a.credits().add(b.credits()))));
    return accounts;
  }

  /** The process died. */
  public static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
