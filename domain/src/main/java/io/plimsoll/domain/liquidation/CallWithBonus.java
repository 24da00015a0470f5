package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.market.RoundingStep.CLOSE_SHARE;
import static io.plimsoll.domain.market.RoundingStep.COLLATERAL_WITHOUT_BONUS;
import static io.plimsoll.domain.market.RoundingStep.COLLATERAL_WITH_BONUS;
import static io.plimsoll.domain.market.RoundingStep.DEBT_FOR_COLLATERAL;
import static io.plimsoll.domain.market.RoundingStep.LIQUIDATION_FEE;

import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import java.util.Optional;

/**
 * How much debt one step may repay, and how much collateral goes for it: the liquidation call of
 * Aave v3.6, with the roundings of the market's profile.
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
  static Amount most(Valuation loan, Position debt, Position collateral) {
    var policy = loan.market().terms().liquidation();
    var deep =
        !(loan.health() instanceof HealthFactor.Of(var health))
            || health.compareTo(policy.fullCloseHealth()) <= 0;
    var small =
        policy.smallPosition().exceeds(debt.debtValue())
            || policy.smallPosition().exceeds(collateral.collateralValue());
    var share =
        policy.closeFactor().of(loan.debtValue(), loan.market().profile().rounding(CLOSE_SHARE));
    return deep || small || !debt.debtValue().exceeds(share)
        ? debt.debt()
        : debt.price().worth(share, Rounding.DOWN).min(debt.debt());
  }

  /**
   * @param debtToCover at most {@link #most}
   */
  static CallWithBonus of(Market.Open market, Amount debtToCover, Position debt, Position held) {
    var profile = market.profile();
    var incentive = held.weights().incentive();
    var equal = held.price().exchange(debtToCover, debt.price(), Rounding.DOWN);
    var want = incentive.of(equal, profile.rounding(COLLATERAL_WITH_BONUS));
    var take = want.min(held.collateral());
    var pay = want.exceeds(take) ? payFor(market, take, debt, held).min(debtToCover) : debtToCover;
    var withoutBonus =
        take.token()
            .units(incentive.whole(take.units(), profile.rounding(COLLATERAL_WITHOUT_BONUS)));
    var fee = held.reserve().terms().liquidationFee();
    return new CallWithBonus(
        pay, take, fee.of(take.minusOrZero(withoutBonus), profile.rounding(LIQUIDATION_FEE)));
  }

  /** What the keeper gets. */
  Amount reward() {
    return take.minus(fee);
  }

  /**
   * What is left of both, if neither side is used up and either is worth less than the policy's
   * minimum.
   */
  Optional<LiquidationRejection.LeftoverTooSmall> dust(
      Market.Open market, Position debt, Position collateral) {
    if (pay.equals(debt.debt()) || take.equals(collateral.collateral())) return Optional.empty();
    var debtLeft = debt.price().value(debt.debt().minus(pay), Rounding.UP);
    var collateralLeft =
        collateral.price().value(collateral.collateral().minus(take), Rounding.DOWN);
    var least = market.terms().liquidation().minimumLeftover();
    return least.exceeds(debtLeft) || least.exceeds(collateralLeft)
        ? Optional.of(new LiquidationRejection.LeftoverTooSmall(collateralLeft, debtLeft, least))
        : Optional.empty();
  }

  private static Amount payFor(Market.Open market, Amount take, Position debt, Position held) {
    var equal =
        debt.price().exchange(take, held.price(), market.profile().rounding(DEBT_FOR_COLLATERAL));
    return equal.token().units(held.weights().incentive().whole(equal.units(), Rounding.UP));
  }
}
