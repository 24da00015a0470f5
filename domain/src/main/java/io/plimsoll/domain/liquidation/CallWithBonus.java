package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.market.RoundingStep.CLOSE_SHARE;
import static io.plimsoll.domain.market.RoundingStep.COLLATERAL_WITHOUT_BONUS;
import static io.plimsoll.domain.market.RoundingStep.COLLATERAL_WITH_BONUS;
import static io.plimsoll.domain.market.RoundingStep.DEBT_FOR_COLLATERAL;
import static io.plimsoll.domain.market.RoundingStep.LIQUIDATION_FEE;

import io.plimsoll.domain.ladder.PreLiquidation;
import io.plimsoll.domain.liquidation.LiquidationRejection.LeftoverTooSmall;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.TargetHealth;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.util.Optional;

/**
 * How much debt one step may repay, and how much collateral goes for it: the liquidation call of
 * Aave v3.6, with the roundings of the market's profile; or sized to a target health, as Aave v4.
 *
 * @param pay debt repaid
 * @param take collateral that leaves the loan, fee included
 * @param fee the treasury's part of the bonus, in collateral
 */
public record CallWithBonus(Amount pay, Amount take, Amount fee) {

  /** The most debt that one step may repay. */
  public static Amount most(Valuation loan, Position debt, Position collateral) {
    return Pair.of(loan, debt, collateral).most();
  }

  /**
   * A pair of a loan's assets, at the loan's health.
   *
   * @param small share of the debt value that a small sale may repay; empty: by the policy
   */
  record Pair(
      Valuation loan,
      Position debt,
      Position collateral,
      BasisPoints incentive,
      Optional<BasisPoints> small) {

    static Pair of(Valuation loan, Position debt, Position collateral) {
      return new Pair(loan, debt, collateral, loan.incentive(collateral), Optional.empty());
    }

    /** For a small sale above 1. */
    static Pair of(
        Valuation loan, Position debt, Position collateral, PreLiquidation terms, Wad health) {
      var bonus = terms.bonus(collateral.weights().liquidationBonus(), health);
      return new Pair(
          loan,
          debt,
          collateral,
          BasisPoints.ONE.plus(bonus),
          Optional.of(terms.closeFactor(health)));
    }

    private boolean isToTarget() {
      return small.isEmpty() && policy().target().isPresent();
    }

    private LiquidationPolicy policy() {
      return loan.market().terms().liquidation();
    }

    private Profile profile() {
      return loan.market().profile();
    }

    /**
     * The most that one step may repay; what comes out healthier than the target, or leaves dust,
     * is another question.
     */
    Amount most() {
      return small
          .map(this::share)
          .or(() -> policy().target().map(this::toTarget))
          .orElseGet(this::closeableToExit);
    }

    private Amount share(BasisPoints factor) {
      var value = factor.of(loan.debtValue(), Rounding.DOWN);
      return debt.price().worth(value, Rounding.DOWN).min(debt.debt());
    }

    /**
     * Where a case ends above 1, no step has to go further; but none is smaller than what may be
     * left of a loan, or crumb after crumb would be sold that rounding keeps just below the exit.
     */
    private Amount closeableToExit() {
      var exit = loan.market().terms().ladder().exit();
      var least = policy().minimumLeftover();
      if (exit.equals(Wad.ONE) || least.isZero()) return closeable();
      var step = toTarget(new TargetHealth(exit));
      var smallest = debt.price().worth(least, Rounding.UP);
      return step.isZero() || step.exceeds(smallest)
          ? closeable().min(step)
          : closeable().min(smallest);
    }

    /**
     * The whole debt in the asset, unless the loan is only a little below 1, both sides of the pair
     * are worth something and the debt exceeds the close factor's share of all debt; then that
     * share.
     */
    private Amount closeable() {
      var deep =
          !(loan.health() instanceof HealthFactor.Of(var health))
              || health.compareTo(policy().fullCloseHealth()) <= 0;
      var small =
          policy().smallPosition().exceeds(debt.debtValue())
              || policy().smallPosition().exceeds(collateral.collateralValue());
      var share = policy().closeFactor().of(loan.debtValue(), profile().rounding(CLOSE_SHARE));
      return deep || small || !debt.debtValue().exceeds(share)
          ? debt.debt()
          : debt.price().worth(share, Rounding.DOWN).min(debt.debt());
    }

    /** Nothing of a loan that stands there already. */
    private Amount toTarget(TargetHealth target) {
      if (!(loan.health() instanceof HealthFactor.Of(var health))) return debt.debt();
      if (!loan.health().isBelow(target.health())) return debt.debt().token().zero();
      var value =
          target.repayment(
              loan.debtValue().units(),
              health,
              incentive,
              collateral.weights().liquidationThreshold());
      var price = debt.price();
      return debt.debt()
          .token()
          .units(
              Rounding.UP.divide(
                  value.numerator().multiply(price.assetUnits()),
                  value.denominator().multiply(price.baseUnits())))
          .min(debt.debt());
    }

    /** What goes for a payment. */
    CallWithBonus paying(Amount debtToCover) {
      var equal = collateral.price().exchange(debtToCover, debt.price(), Rounding.DOWN);
      var want = incentive.of(equal, profile().rounding(COLLATERAL_WITH_BONUS));
      return want.exceeds(collateral.collateral())
          ? taking(collateral.collateral(), debtToCover)
          : with(debtToCover, want);
    }

    /** All of a collateral, for what it is worth without the bonus. */
    private CallWithBonus taking(Amount all, Amount mostPaid) {
      var equal =
          debt.price().exchange(all, collateral.price(), profile().rounding(DEBT_FOR_COLLATERAL));
      var pay = equal.token().units(incentive.whole(equal.units(), Rounding.UP));
      return with(pay.min(mostPaid), all);
    }

    private CallWithBonus with(Amount pay, Amount take) {
      var withoutBonus =
          take.token()
              .units(incentive.whole(take.units(), profile().rounding(COLLATERAL_WITHOUT_BONUS)));
      var fee =
          collateral
              .reserve()
              .terms()
              .liquidationFee()
              .of(take.minusOrZero(withoutBonus), profile().rounding(LIQUIDATION_FEE));
      return new CallWithBonus(pay, take, fee);
    }

    /**
     * A step for a payment of at most so much. Where a step must not come out above a target, what
     * would be left as dust goes with it: the whole debt, or the whole collateral.
     */
    CallWithBonus step(Amount asked) {
      var call = paying(asked.min(most()));
      if (!isToTarget()) return call;
      if (!call.pay().equals(debt.debt()) && isDust(debtLeft(call))) call = paying(debt.debt());
      var debtRemains = !call.pay().equals(debt.debt());
      return debtRemains && isDust(collateralLeft(call))
          ? taking(collateral.collateral(), debt.debt())
          : call;
    }

    /**
     * What is left of both, if neither side is used up and either is worth less than the policy's
     * minimum; or, where dust goes with the step, if the step costs more than was asked for.
     */
    Optional<LeftoverTooSmall> dust(CallWithBonus call, Amount asked) {
      var objection =
          isToTarget()
              ? call.pay().exceeds(asked)
              : !call.pay().equals(debt.debt())
                  && !call.take().equals(collateral.collateral())
                  && (isDust(debtLeft(call)) || isDust(collateralLeft(call)));
      if (!objection) return Optional.empty();
      var cut = call.pay().exceeds(asked) ? paying(asked) : call;
      return Optional.of(
          new LeftoverTooSmall(collateralLeft(cut), debtLeft(cut), policy().minimumLeftover()));
    }

    private boolean isDust(Amount value) {
      return policy().minimumLeftover().exceeds(value);
    }

    private Amount debtLeft(CallWithBonus call) {
      return debt.price().value(debt.debt().minus(call.pay()), Rounding.UP);
    }

    private Amount collateralLeft(CallWithBonus call) {
      return collateral.price().value(collateral.collateral().minus(call.take()), Rounding.DOWN);
    }
  }

  /** What the keeper gets. */
  Amount reward() {
    return take.minus(fee);
  }
}
