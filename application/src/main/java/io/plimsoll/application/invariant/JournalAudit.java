package io.plimsoll.application.invariant;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lines: what an event posted balances asset by asset; when all lines have been seen, they add up
 * to the balances; and those of a moment gone by read the same for ever.
 */
final class JournalAudit implements Audit {

  private record Place(AssetId asset, LedgerAccount account) {}

  /** What an event posted in an asset. */
  private record Posted(String stream, long version, AssetId asset) {

    static Posted of(LedgerEntry line) {
      return new Posted(line.stream(), line.version(), line.posting().amount().token().id());
    }

    @Override
    public String toString() {
      return "%s/%d %s".formatted(stream, version, asset);
    }
  }

  /** All lines posted before a moment, in any order. */
  private record Seal(Instant before, long hash) {

    Seal and(Instant at, int line) {
      return at.isBefore(before) ? new Seal(before, hash + line) : this;
    }
  }

  /** How far a lap has come; the last event's lines may go on in the next stretch. */
  private static final class Lap {
    private final Map<Place, BigInteger> sums = new HashMap<>();
    private Map<Posted, BigInteger> open = new HashMap<>();
    private Optional<String> cursor = Optional.empty();
    private Seal now;
    private Seal again;

    Lap(Instant now, Instant before) {
      this.now = new Seal(now, 0);
      again = new Seal(before, 0);
    }
  }

  private final Ledger ledger;
  private final Lanes lanes;
  private final Breaches breaches;
  private final Map<MarketId, Lap> laps = new HashMap<>();
  private final Map<MarketId, Seal> seals = new HashMap<>();

  JournalAudit(Ledger ledger, Lanes lanes, Breaches breaches) {
    this.ledger = ledger;
    this.lanes = lanes;
    this.breaches = breaches;
  }

  @Override
  public void look(MarketId market, int budget) {
    var lap = laps.computeIfAbsent(market, this::start);
    var balances = ledger.trialBalance(market);
    var page =
        ledger.entries(Optional.of(market), Optional.empty(), Optional.empty(), lap.cursor, budget);
    page.items().forEach(line -> add(lap, line));
    var findings = new Findings(breaches, market);
    lap.open = balanced(lap.open, page, findings);
    lap.cursor = page.next();
    if (lap.cursor.isPresent()) return;
    laps.remove(market);
    if (balances.equals(ledger.trialBalance(market)))
      balances.forEach(
          balance ->
              findings.judge(
                  Rule.LINES_ADD_UP, balance.asset().symbol(), disagreement(lap, balance)));
    var sealed = seals.getOrDefault(market, lap.again);
    var isSame = sealed.equals(lap.again);
    findings.judge(
        Rule.STORED_FOR_EVER,
        "journal",
        isSame
            ? Optional.empty()
            : Optional.of("a line before %s reads otherwise now".formatted(sealed.before())));
    if (isSame) seals.put(market, lap.now);
  }

  private Lap start(MarketId market) {
    var now = lanes.read(market, (_, facts) -> facts.now()).join();
    return new Lap(
        now, Optional.ofNullable(seals.get(market)).map(Seal::before).orElse(Instant.MIN));
  }

  private static void add(Lap lap, LedgerEntry line) {
    var posting = line.posting();
    var units = posting.debit() ? posting.amount().units() : posting.amount().units().negate();
    lap.open.merge(Posted.of(line), units, BigInteger::add);
    lap.sums.merge(
        new Place(posting.amount().token().id(), posting.account()), units, BigInteger::add);
    var hash = line.hashCode();
    lap.now = lap.now.and(line.at(), hash);
    lap.again = lap.again.and(line.at(), hash);
  }

  /** Judges what has been seen in full; what is left may go on. */
  private static Map<Posted, BigInteger> balanced(
      Map<Posted, BigInteger> seen, Page<LedgerEntry> page, Findings findings) {
    var last = page.next().isPresent() ? page.items().getLast().stream() : "";
    var open = new HashMap<Posted, BigInteger>();
    seen.forEach(
        (posted, difference) -> {
          if (posted.stream().equals(last)) open.put(posted, difference);
          else findings.judgeDifference(Rule.LINES_BALANCE, posted.toString(), difference);
        });
    return open;
  }

  private static Optional<String> disagreement(Lap lap, TrialBalance balance) {
    return List.of(LedgerAccount.values()).stream()
        .filter(account -> !stands(balance, account).equals(added(lap, balance, account)))
        .map(
            account ->
                "%s stands at %s units, its lines add up to %s"
                    .formatted(account, stands(balance, account), added(lap, balance, account)))
        .findFirst();
  }

  private static BigInteger stands(TrialBalance balance, LedgerAccount account) {
    return balance.sides(account).difference();
  }

  private static BigInteger added(Lap lap, TrialBalance balance, LedgerAccount account) {
    return lap.sums.getOrDefault(new Place(balance.asset().id(), account), BigInteger.ZERO);
  }
}
