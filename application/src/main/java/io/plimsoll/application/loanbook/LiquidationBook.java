package io.plimsoll.application.loanbook;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.List;
import java.util.Optional;

/** Which liquidations there are, and what was sold in them. */
public interface LiquidationBook {

  /** Newest first, by time of opening and then by name. */
  Page<LiquidationSummary> liquidations(
      Optional<MarketId> market,
      Optional<LoanId> loan,
      Optional<Boolean> open,
      Optional<String> cursor,
      int limit);

  Optional<LiquidationSummary> find(LiquidationId liquidation);

  /** The sales of a case, oldest first. */
  List<SaleRecord> sales(LiquidationId liquidation);

  /** What was sold in a market so far, by collateral and debt asset. */
  List<SaleTotals> totals(MarketId market);

  /** How a keeper has bought in a market so far, registered or not. */
  Scorecard scorecard(MarketId market, KeeperId keeper);
}
