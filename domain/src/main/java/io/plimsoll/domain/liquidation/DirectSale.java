package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.liquidation.CallWithBonus.Pair;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The desk sells collateral itself. What a call would give away as bonus is the room the sale has:
 * it may cost at most that, and what it does not cost stays with the borrower.
 */
final class DirectSale {

  private DirectSale() {}

  /**
   * What may be sold next of a loan, the lot to try first at the head: each debt against each
   * collateral, dearest debt first and for it the dearest collateral first; ties go to the asset
   * that comes first by name. Neither side may be paused or within its grace period. A debt worth
   * less than a unit of the collateral makes no lot; and while something of the loan has to wait, a
   * crumb whose sale might pay off nothing waits too, or crumb after crumb would go meanwhile.
   */
  static List<Lot> lots(Valuation loan, Instant now) {
    var isHalted = loan.positions().values().stream().anyMatch(position -> isBarred(position, now));
    var collaterals = dearestFirst(loan, now, Position::collateral, Position::collateralValue);
    return dearestFirst(loan, now, Position::debt, Position::debtValue).stream()
        .flatMap(
            debt ->
                collaterals.stream()
                    .map(held -> lot(loan, debt, held))
                    .filter(lot -> !lot.quantity().isZero() && (!isHalted || paysOff(lot, debt))))
        .toList();
  }

  /**
   * The whole debt where a part would leave dust. Set off, a pledge needs no liquidity: what it
   * takes out comes in as the payment.
   */
  private static Lot lot(Valuation loan, Position debt, Position collateral) {
    var pair = Pair.of(loan, debt, collateral);
    var most = pair.most();
    var call = pair.step(most);
    if (pair.dust(call, most).isPresent()) {
      most = debt.debt();
      call = pair.paying(most);
    }
    return new Lot(
        isSame(debt, collateral) ? call.take() : call.take().min(collateral.saleable()),
        most,
        fee(most, collateral, pair.incentive()),
        bound(loan, debt, collateral, pair.incentive()));
  }

  /**
   * Whether nothing that a loan holds could pay off a unit of anything it owes, each collateral at
   * the oracle's price and as a whole, whether it may be sold now or not; such crumbs no way can
   * sell. What is held in an asset that is owed is no crumb: it is set off.
   */
  static boolean isCrumbs(Valuation loan) {
    var owed = loan.positions().values().stream().filter(one -> !one.debt().isZero()).toList();
    return loan.positions().values().stream()
        .filter(one -> !one.collateral().isZero())
        .allMatch(held -> owed.stream().noneMatch(debt -> paysOff(held, debt)));
  }

  private static boolean paysOff(Position collateral, Position debt) {
    if (isSame(debt, collateral)) return true;
    var worth = debt.price().exchange(collateral.collateral(), collateral.price(), Rounding.DOWN);
    return debt.reserve().debtBurned(worth.min(debt.debt()), debt.scaledDebt()).signum() > 0;
  }

  /** The treasury's share of the bonus on a debt repaid, in the debt asset, down. */
  static Amount fee(Amount repaid, Position collateral, BasisPoints incentive) {
    var bonus = new BasisPoints(incentive.value() - BasisPoints.ONE.value());
    return collateral
        .reserve()
        .terms()
        .liquidationFee()
        .of(bonus.of(repaid, Rounding.DOWN), Rounding.DOWN);
  }

  /**
   * Oracle price of the collateral in debt tokens ÷ (1 + bonus), up. Where toxic sales are refused
   * and the loan is still worth what it owes, no less than oracle price × liquidation threshold ÷
   * health: for less the loan would come out less healthy (the frontier of {@link StepHealth}).
   */
  private static Wad bound(
      Valuation loan, Position debt, Position collateral, BasisPoints incentive) {
    var price = collateral.price().perWhole().units();
    var in = debt.price().perWhole().units();
    var bound =
        new Wad(
            Rounding.UP.mulDiv(
                price, Wad.SCALE.multiply(BasisPoints.SCALE), in.multiply(incentive.units())));
    if (!isGuarded(loan) || !(loan.health() instanceof HealthFactor.Of(var health))) return bound;
    var threshold = collateral.weights().liquidationThreshold().units();
    var harmless =
        new Wad(
            Rounding.UP.mulDiv(
                price.multiply(threshold),
                Wad.SCALE.pow(2),
                in.multiply(BasisPoints.SCALE).multiply(health.units())));
    return harmless.compareTo(bound) > 0 ? harmless : bound;
  }

  /** Whether toxic sales of a loan are refused; not once it is worth less than it owes. */
  static boolean isGuarded(Valuation loan) {
    return loan.market().terms().selling().guards().toxicity()
        && !loan.debtValue().exceeds(loan.collateralValue());
  }

  private static List<Position> dearestFirst(
      Valuation loan,
      Instant now,
      Function<Position, Amount> amount,
      Function<Position, Amount> value) {
    return loan.positions().values().stream()
        .filter(position -> !isBarred(position, now))
        .filter(position -> !amount.apply(position).isZero())
        .sorted(
            Comparator.comparing(value)
                .reversed()
                .thenComparing(position -> position.reserve().asset().id()))
        .toList();
  }

  private static boolean isSame(Position debt, Position collateral) {
    return debt.reserve().asset().equals(collateral.reserve().asset());
  }

  private static boolean paysOff(Lot lot, Position debt) {
    var least = lot.leastFor(lot.quantity()).min(debt.debt());
    return debt.reserve().debtBurned(least, debt.scaledDebt()).signum() > 0;
  }

  private static boolean isBarred(Position position, Instant now) {
    return position.reserve().terms().status().barsSale(now);
  }
}
