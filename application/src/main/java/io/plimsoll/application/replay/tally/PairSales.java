package io.plimsoll.application.replay.tally;

import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.money.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Sales of one collateral for one debt asset.
 *
 * @param atOracle what was sold at the oracle's prices, whole debt tokens
 * @param received what it brought, whole debt tokens
 * @param kept what of that went to the borrower: debt repaid and surplus
 */
public record PairSales(long sales, BigDecimal atOracle, BigDecimal received, BigDecimal kept) {

  static final PairSales NONE = new PairSales(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  static PairSales of(LotSold lot) {
    return new PairSales(
        1, whole(lot.atOracle()), whole(lot.received()), whole(lot.repaid().plus(lot.surplus())));
  }

  static PairSales of(LotCleared lot) {
    return new PairSales(
        1, whole(lot.atOracle()), whole(lot.received()), whole(lot.repaid().plus(lot.surplus())));
  }

  static PairSales of(LotAuctioned lot) {
    return new PairSales(
        1, whole(lot.atOracle()), whole(lot.paid()), whole(lot.repaid().plus(lot.surplus())));
  }

  /** The treasury's part counts as received, at the price of the rest; crumbs buy nothing. */
  static PairSales of(CollateralCalled call) {
    var fee =
        call.taken().isZero()
            ? BigDecimal.ZERO
            : whole(call.atOracle())
                .multiply(whole(call.fee()))
                .divide(whole(call.taken()), MathContext.DECIMAL128);
    var repaid = whole(call.repaid());
    return new PairSales(1, whole(call.atOracle()), repaid.add(fee), repaid);
  }

  PairSales plus(PairSales other) {
    return new PairSales(
        sales + other.sales,
        atOracle.add(other.atOracle),
        received.add(other.received),
        kept.add(other.kept));
  }

  /** What the sale cost against the oracle's price, in basis points with two decimals. */
  public BigDecimal haircut() {
    return shortOfOracle(received);
  }

  /** The same with the treasury's fee, which the borrower pays too. */
  public BigDecimal haircutWithFee() {
    return shortOfOracle(kept);
  }

  private BigDecimal shortOfOracle(BigDecimal got) {
    return atOracle.signum() == 0
        ? BigDecimal.ZERO
        : atOracle
            .subtract(got)
            .movePointRight(4)
            .divide(atOracle, MathContext.DECIMAL128)
            .setScale(2, RoundingMode.HALF_UP);
  }

  static BigDecimal whole(Amount amount) {
    return new BigDecimal(amount.units(), amount.token().decimals());
  }
}
