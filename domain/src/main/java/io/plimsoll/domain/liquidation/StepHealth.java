package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.function.Function;

/**
 * What a step of a liquidation does to health while prices stand, exactly: values are fractions of
 * the base currency that are never cut, so no step is called toxic for a rounding of its own
 * making. Where a step takes collateral for incentive × what it pays, health falls if and only if
 * it is below liquidation threshold × incentive: the frontier of {@link
 * io.plimsoll.domain.execution.ToxicityFrontier} without impact. What an under-water loan's last
 * collateral pays for is toxic by this measure too; whether it is sold all the same is for the
 * caller to say.
 *
 * @param loan before the step
 * @param pay debt repaid, no more than is owed in its token
 * @param take collateral that leaves the loan, no more than it has
 */
public record StepHealth(Valuation loan, Amount pay, Amount take) {

  private record Fraction(BigInteger numerator, BigInteger denominator) {
    private static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);

    Fraction plus(Fraction other) {
      return denominator.equals(other.denominator)
          ? new Fraction(numerator.add(other.numerator), denominator)
          : new Fraction(
              numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
              denominator.multiply(other.denominator));
    }

    Fraction minus(Fraction other) {
      return plus(new Fraction(other.numerator.negate(), other.denominator));
    }

    Fraction times(Fraction other) {
      return new Fraction(
          numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    boolean exceeds(Fraction other) {
      return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator))
          > 0;
    }
  }

  public StepHealth {
    if (pay.exceeds(loan.position(pay.token().id()).debt()))
      throw new IllegalArgumentException(pay + " is more than is owed");
    if (take.exceeds(loan.position(take.token().id()).collateral()))
      throw new IllegalArgumentException(take + " is more than there is");
  }

  public static StepHealth of(Valuation loan, CallWithBonus call) {
    return new StepHealth(loan, call.pay(), call.take());
  }

  /**
   * Whether the loan is less healthy after the step: (W - w) ÷ (B - b) below W ÷ B, that is w B
   * above W b, W the collateral's weighted value and B the debt's. Never if nothing is owed
   * afterwards.
   */
  public boolean lowersHealth() {
    var debt = debtValue();
    return debt.exceeds(paid()) && taken().times(debt).exceeds(weighted().times(paid()));
  }

  /** A Wad, down. */
  public HealthFactor before() {
    return health(weighted(), debtValue());
  }

  /** A Wad, down. */
  public HealthFactor after() {
    return health(weighted().minus(taken()), debtValue().minus(paid()));
  }

  private static HealthFactor health(Fraction weighted, Fraction debt) {
    return debt.numerator.signum() == 0
        ? new HealthFactor.NoDebt()
        : new HealthFactor.Of(
            new Wad(
                Rounding.DOWN.divide(
                    weighted.numerator.multiply(debt.denominator).multiply(Wad.SCALE),
                    weighted.denominator.multiply(debt.numerator))));
  }

  private Fraction taken() {
    return weighted(loan.position(take.token().id()), take);
  }

  private Fraction paid() {
    return value(loan.position(pay.token().id()), pay);
  }

  private Fraction weighted() {
    return sum(position -> weighted(position, position.collateral()));
  }

  private Fraction debtValue() {
    return sum(position -> value(position, position.debt()));
  }

  private Fraction sum(Function<Position, Fraction> part) {
    return loan.positions().values().stream().map(part).reduce(Fraction.ZERO, Fraction::plus);
  }

  private static Fraction weighted(Position position, Amount collateral) {
    return value(position, collateral)
        .times(new Fraction(position.weights().liquidationThreshold().units(), BasisPoints.SCALE));
  }

  private static Fraction value(Position position, Amount amount) {
    var price = position.price();
    return new Fraction(amount.units().multiply(price.baseUnits()), price.assetUnits());
  }
}
