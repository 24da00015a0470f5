package io.plimsoll.domain.market;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How much of a loan may be sold in one step, and for which bonus. Up to the close factor and for
 * the asset's bonus, as Aave v3.6; or to a target health, and for a bonus that grows as health
 * falls, as Aave v4.
 *
 * @param closeFactor the share of the loan's total debt value that one step may repay
 * @param fullCloseHealth at this health factor or below, the whole debt in the asset may be repaid
 * @param smallPosition below this value of the debt or of the collateral, in the two assets, the
 *     whole debt may be repaid
 * @param minimumLeftover what a step leaves of both must be worth at least this
 * @param target instead of the close factor
 * @param slide instead of the same bonus at every health
 */
public record LiquidationPolicy(
    BasisPoints closeFactor,
    Wad fullCloseHealth,
    Amount smallPosition,
    Amount minimumLeftover,
    Optional<TargetHealth> target,
    Optional<SlidingBonus> slide) {

  /** With a close factor and a fixed bonus. */
  public LiquidationPolicy(
      BasisPoints closeFactor, Wad fullCloseHealth, Amount smallPosition, Amount minimumLeftover) {
    this(
        closeFactor,
        fullCloseHealth,
        smallPosition,
        minimumLeftover,
        Optional.empty(),
        Optional.empty());
  }

  public LiquidationPolicy {
    if (closeFactor.value() == 0 || closeFactor.compareTo(BasisPoints.ONE) > 0)
      throw new IllegalArgumentException(
          "The close factor is above 0 and at most 1, not " + closeFactor.decimal());
    if (fullCloseHealth.compareTo(Wad.ONE) > 0)
      throw new IllegalArgumentException(
          "The health factor of a full close is at most 1, not " + fullCloseHealth);
  }

  /** 50 %; everything at 0.95 or below, or when less than 2,000 stands; 1,000 must be left. */
  public static LiquidationPolicy standard(Token base) {
    return new LiquidationPolicy(
        new BasisPoints(5_000), Wad.of("0.95"), whole(2_000, base), whole(1_000, base));
  }

  /** Collateral per debt repaid: 1 + bonus. */
  public BasisPoints incentive(RiskWeights collateral, Wad health) {
    return BasisPoints.ONE.plus(
        slide
            .map(sliding -> sliding.bonus(collateral.liquidationBonus(), health))
            .orElse(collateral.liquidationBonus()));
  }

  private static Amount whole(long tokens, Token base) {
    return base.units(BigInteger.valueOf(tokens).multiply(base.unit()));
  }
}
