package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import java.util.Optional;

/**
 * How much debt one step may repay, and how much collateral goes for it: the liquidation call of
 * Aave v3.6, with roundings to the borrower's and the market's favour (collateral down, payment
 * up).
 *
 * @param pay debt repaid
 * @param take collateral that leaves the loan, fee included
 * @param fee the treasury's part of the bonus, in collateral
 */
public record CallWithBonus(Amount pay, Amount take, Amount fee) {

  /**
   * The most that one step may repay: the whole debt in the asset, unless the loan is only a little
   * below 1, both sides of the pair are worth something and the debt exceeds the close factor's
   * share of all debt; then that share.
   */
  static Amount most(Valuation loan, Position debt, Position collateral, LiquidationPolicy policy) {
    var deep =
        !(loan.health() instanceof HealthFactor.Of(var health))
            || health.compareTo(policy.fullCloseHealth()) <= 0;
    var small =
        policy.smallPosition().exceeds(debt.debtValue())
            || policy.smallPosition().exceeds(collateral.collateralValue());
    var share = policy.closeFactor().of(loan.debtValue(), Rounding.DOWN);
    return deep || small || !debt.debtValue().exceeds(share)
        ? debt.debt()
        : debt.price().worth(share, Rounding.DOWN).min(debt.debt());
  }

  /**
   * @param debtToCover at most {@link #most}
   */
  static CallWithBonus of(Amount debtToCover, Position debt, Position collateral) {
    var terms = collateral.reserve().terms();
    var equal = collateral.price().exchange(debtToCover, debt.price(), Rounding.DOWN);
    var want = terms.incentive().of(equal, Rounding.DOWN);
    var take = want.min(collateral.collateral());
    var pay = want.exceeds(take) ? payFor(take, debt, collateral).min(debtToCover) : debtToCover;
    var withoutBonus = take.token().units(terms.incentive().whole(take.units(), Rounding.UP));
    return new CallWithBonus(
        pay, take, terms.liquidationFee().of(take.minusOrZero(withoutBonus), Rounding.DOWN));
  }

  /**
   * What is left of both, if neither side is used up and either is worth less than the policy's
   * minimum.
   */
  Optional<LiquidationRejection.LeftoverTooSmall> dust(
      Position debt, Position collateral, LiquidationPolicy policy) {
    if (pay.equals(debt.debt()) || take.equals(collateral.collateral())) return Optional.empty();
    var debtLeft = debt.price().value(debt.debt().minus(pay), Rounding.UP);
    var collateralLeft =
        collateral.price().value(collateral.collateral().minus(take), Rounding.DOWN);
    var least = policy.minimumLeftover();
    return least.exceeds(debtLeft) || least.exceeds(collateralLeft)
        ? Optional.of(new LiquidationRejection.LeftoverTooSmall(collateralLeft, debtLeft, least))
        : Optional.empty();
  }

  private static Amount payFor(Amount take, Position debt, Position collateral) {
    var equal = debt.price().exchange(take, collateral.price(), Rounding.UP);
    BasisPoints incentive = collateral.reserve().terms().incentive();
    return equal.token().units(incentive.whole(equal.units(), Rounding.UP));
  }
}
