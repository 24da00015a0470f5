package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case.
 *
 * @param healthFactor at opening
 * @param collateralValue at opening, in the base currency
 * @param debtValue at opening, in the base currency
 * @param outcome null while it is open
 * @param saleCount how many sales there were
 * @param shortfall booked as deficit, by asset
 * @param offer what is on sale now; null in lists, and where nothing is
 * @param pausedUntil when the next slice of a lot may be sold, unless the loan is worth less than
 *     its debt by then; null in lists, and where no slice has been ordered that others follow
 * @param sales null in lists
 * @param secondLook null in lists, of closed cases, and where the market asks for none
 */
public record LiquidationView(
    LiquidationId id,
    LoanId loan,
    MarketId market,
    String healthFactor,
    Amount collateralValue,
    Amount debtValue,
    Instant openedAt,
    @Nullable Instant closedAt,
    @Nullable Outcome outcome,
    int saleCount,
    List<AssetAmount> shortfall,
    @Nullable OnSale offer,
    @Nullable Instant pausedUntil,
    @Nullable List<Sale> sales,
    @Nullable SecondLookView secondLook) {

  /** An amount with its asset. */
  public record AssetAmount(AssetId asset, Amount amount) {
    static AssetAmount of(Amount amount) {
      return new AssetAmount(amount.token().id(), amount);
    }
  }

  /**
   * One sale.
   *
   * @param version place in the case's history
   * @param order the order, the auction or the batch; null for a keeper's call
   * @param venue where the desk sold; null where a keeper bought
   * @param keeper who called, or took at auction; null for a sale by the desk or in a batch
   * @param received what the sale brought; for a call, the debt the keeper paid
   * @param atOracle what the collateral was worth at the oracle's prices, in the debt asset
   * @param reward paid from it to who started the auction
   * @param fee the treasury's part
   * @param surplus what went back to the borrower
   */
  public record Sale(
      long version,
      Instant at,
      @Nullable String order,
      @Nullable String venue,
      @Nullable String keeper,
      AssetAmount sold,
      AssetAmount received,
      AssetAmount atOracle,
      AssetAmount reward,
      AssetAmount repaid,
      AssetAmount fee,
      AssetAmount surplus,
      @Nullable String healthBefore,
      @Nullable String healthAfter) {

    public static Sale of(SaleRecord record) {
      return new Sale(
          record.version() + 1,
          record.at(),
          record.order().orElse(null),
          record.venue().orElse(null),
          record.keeper().orElse(null),
          AssetAmount.of(record.sold()),
          AssetAmount.of(record.received()),
          AssetAmount.of(record.atOracle()),
          AssetAmount.of(record.reward()),
          AssetAmount.of(record.repaid()),
          AssetAmount.of(record.fee()),
          AssetAmount.of(record.surplus()),
          record.healthBefore().orElse(null),
          record.healthAfter().orElse(null));
    }
  }

  static LiquidationView of(LiquidationSummary summary) {
    return view(summary, null, null, null, null);
  }

  static LiquidationView of(
      LiquidationSummary summary,
      Optional<CaseState> state,
      List<SaleRecord> sales,
      @Nullable SecondLookView secondLook) {
    return view(
        summary,
        state.map(CaseState::offer).orElse(null),
        state.map(CaseState::pausedUntil).orElse(null),
        sales.stream().map(Sale::of).toList(),
        secondLook);
  }

  private static LiquidationView view(
      LiquidationSummary summary,
      @Nullable OnSale offer,
      @Nullable Instant pausedUntil,
      @Nullable List<Sale> sales,
      @Nullable SecondLookView secondLook) {
    return new LiquidationView(
        summary.liquidation(),
        summary.loan(),
        summary.market(),
        summary.health(),
        summary.collateralValue(),
        summary.debtValue(),
        summary.openedAt(),
        summary.closedAt().orElse(null),
        summary.outcome().orElse(null),
        summary.sales(),
        summary.shortfall().stream().map(AssetAmount::of).toList(),
        offer,
        pausedUntil,
        sales,
        secondLook);
  }
}
