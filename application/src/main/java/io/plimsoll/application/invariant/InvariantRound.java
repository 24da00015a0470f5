package io.plimsoll.application.invariant;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.SubLedgers;
import io.plimsoll.application.loanbook.AuctionBook;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.market.KeeperBook;
import io.plimsoll.application.market.MarketBook;
import java.util.List;

/**
 * Compares what lies in the database with what the lanes decide on. One round looks at every
 * market's balances and at a stretch of its rows; the next goes on from there, so that all rows are
 * seen again and again.
 */
public final class InvariantRound {

  private final MarketBook markets;
  private final List<Audit> audits;
  private final StreamAudit streams;
  private final int budget;

  /**
   * @param budget rows that each audit of a round reads at most, over all markets
   */
  public InvariantRound(
      MarketBook markets,
      LoanBook loans,
      LiquidationBook liquidations,
      AuctionBook auctions,
      KeeperBook keepers,
      Ledger ledger,
      SubLedgers subLedgers,
      Histories histories,
      Lanes lanes,
      Breaches breaches,
      int budget) {
    this.markets = markets;
    this.budget = budget;
    audits =
        List.of(
            new BalanceAudit(ledger, subLedgers, lanes, breaches),
            new JournalAudit(ledger, lanes, breaches),
            new DirectoryAudit(loans, liquidations, auctions, keepers, lanes, breaches));
    streams = new StreamAudit(histories, lanes, breaches);
  }

  /** One round, over all markets. */
  public void run() {
    var all = markets.markets();
    for (var market : all)
      for (var audit : audits) audit.look(market, Math.max(1, budget / all.size()));
    streams.look(budget);
  }
}
