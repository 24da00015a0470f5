package io.plimsoll.application.invariant;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares what lies in the database with what the lanes decide on. One round looks at every
 * market's ledger and at a stretch of its loans; the next goes on from there, so that all loans are
 * seen again and again.
 */
public final class InvariantRound {

  private static final int MOST_EVENTS = 10_000;

  private final MarketBook markets;
  private final LoanBook loans;
  private final Ledger ledger;
  private final Histories histories;
  private final Lanes lanes;
  private final Breaches breaches;
  private final int stretch;
  private final Map<MarketId, String> cursors = new HashMap<>();

  /**
   * @param stretch loans of a market that one round looks at
   */
  public InvariantRound(
      MarketBook markets,
      LoanBook loans,
      Ledger ledger,
      Histories histories,
      Lanes lanes,
      Breaches breaches,
      int stretch) {
    this.markets = markets;
    this.loans = loans;
    this.ledger = ledger;
    this.histories = histories;
    this.lanes = lanes;
    this.breaches = breaches;
    this.stretch = stretch;
  }

  /** One round, over all markets. */
  public void run() {
    for (var market : markets.markets()) {
      lookAtLedger(market);
      lookAtLoans(market);
    }
  }

  /**
   * The ledger is read between two looks at the reserves; where they moved, the next round sees.
   */
  private void lookAtLedger(MarketId market) {
    var before = reserves(market);
    var balances =
        ledger.trialBalance(market).stream()
            .collect(Collectors.toMap(balance -> balance.asset().id(), balance -> balance));
    var after = reserves(market);
    before.forEach(
        (asset, reserve) -> {
          if (!reserve.equals(after.get(asset))) return;
          var balance =
              balances.getOrDefault(asset, new TrialBalance(reserve.asset(), new TreeMap<>()));
          judge(
              Rule.TRIAL_BALANCE,
              market,
              asset.symbol(),
              balance.difference().signum() == 0
                  ? Optional.empty()
                  : Optional.of(
                      "debits less credits are %s units".formatted(balance.difference())));
          judge(Rule.LEDGER_AGREES, market, asset.symbol(), disagreement(reserve, balance));
        });
  }

  private static Optional<String> disagreement(Reserve.Listed reserve, TrialBalance balance) {
    var holdings = reserve.holdings();
    var said = new TreeMap<String, BigInteger>();
    var kept = new TreeMap<String, BigInteger>();
    kept.put("cash", holdings.cash());
    said.put("cash", balance(balance, LedgerAccount.CASH));
    kept.put("deficit", holdings.deficit());
    said.put("deficit", balance(balance, LedgerAccount.DEFICIT));
    kept.put("custody", holdings.collateral());
    said.put("custody", balance(balance, LedgerAccount.CUSTODY));
    kept.put("debt", reserve.debt().units());
    said.put(
        "debt",
        balance(balance, LedgerAccount.LOANS_RECEIVABLE)
            .add(balance(balance, LedgerAccount.ACCRUED_INTEREST)));
    kept.put("claims", reserve.supplied().units());
    said.put(
        "claims",
        balance(balance, LedgerAccount.SUPPLIER_CLAIMS)
            .add(balance(balance, LedgerAccount.PLEDGED_CLAIMS))
            .add(balance(balance, LedgerAccount.EARNED_INTEREST)));
    kept.put("treasury", reserve.treasury().units());
    said.put("treasury", balance(balance, LedgerAccount.TREASURY));
    return kept.equals(said)
        ? Optional.empty()
        : Optional.of("the reserve has %s, the ledger %s".formatted(kept, said));
  }

  private static BigInteger balance(TrialBalance balance, LedgerAccount account) {
    var sides = balance.accounts().get(account);
    if (sides == null) return BigInteger.ZERO;
    var debit = sides.debits().subtract(sides.credits());
    return account.isDebitNormal() ? debit : debit.negate();
  }

  private SortedMap<AssetId, Reserve.Listed> reserves(MarketId market) {
    return lanes
        .<SortedMap<AssetId, Reserve.Listed>>read(
            market,
            (book, _) -> {
              var reserves = new TreeMap<AssetId, Reserve.Listed>();
              if (book.market() instanceof Market.Open open)
                for (var asset : open.assets().keySet())
                  if (book.reserve(asset) instanceof Reserve.Listed reserve)
                    reserves.put(asset, reserve);
              return reserves;
            })
        .join();
  }

  private void lookAtLoans(MarketId market) {
    var page = loans.loans(Optional.of(market), Optional.ofNullable(cursors.get(market)), stretch);
    page.next().ifPresentOrElse(next -> cursors.put(market, next), () -> cursors.remove(market));
    var before = states(market, page.items());
    var disagreements =
        before.stream().map(pair -> disagreement(pair.row(), pair.state())).toList();
    var after = states(market, page.items());
    for (var i = 0; i < before.size(); i++)
      if (before.get(i).equals(after.get(i)))
        judge(Rule.LOAN_AS_STORED, market, before.get(i).row().loan().text(), disagreements.get(i));
  }

  /** A loan as its row says, and as the lane has it. */
  private record Pair(LoanSummary row, Loan state) {}

  private List<Pair> states(MarketId market, List<LoanSummary> rows) {
    return lanes
        .read(
            market, (book, _) -> rows.stream().map(r -> new Pair(r, book.loan(r.loan()))).toList())
        .join();
  }

  private Optional<String> disagreement(LoanSummary row, Loan state) {
    if (!(state instanceof Loan.Open open) || !open.borrower().equals(row.borrower()))
      return Optional.of("its row says %s, the desk %s".formatted(row, state));
    var stream = StreamId.of(row.market(), row.loan());
    try {
      var events = histories.of(stream, 0, MOST_EVENTS);
      if (events.size() == MOST_EVENTS) return Optional.empty();
      var stored = StreamState.initial(stream);
      for (Recorded recorded : events) stored = StreamState.evolve(stored, recorded.event());
      return stored.equals(open)
          ? Optional.empty()
          : Optional.of("its events add up to %s, the desk has %s".formatted(stored, open));
    } catch (RuntimeException unreadable) {
      return Optional.of("its events cannot be read: " + unreadable);
    }
  }

  private void judge(Rule rule, MarketId market, String subject, Optional<String> explanation) {
    explanation.ifPresentOrElse(
        text -> breaches.found(new Breach(rule, market, subject, text)),
        () -> breaches.gone(rule, market.text(), subject));
  }
}
