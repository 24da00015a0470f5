package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A loan at the prices of one moment, interest up to that moment included. Collateral is valued
 * down and debt up, each asset by itself, in the base currency's smallest units.
 *
 * @param positions every asset of the loan by itself
 */
public record Valuation(Token base, SortedMap<AssetId, Position> positions) {

  /**
   * One asset of a loan.
   *
   * @param reserve with interest up to the moment
   * @param collateral held for the borrower
   * @param debt owed, up
   */
  public record Position(
      Reserve.Listed reserve,
      Price price,
      Amount collateral,
      Amount collateralValue,
      BigInteger scaledDebt,
      Amount debt,
      Amount debtValue) {}

  /** Empty if an asset of the loan has no price. */
  public static Optional<Valuation> of(
      Loan.Open loan, Token base, Function<AssetId, Reserve.Listed> reserves, Facts facts) {
    var positions = new TreeMap<AssetId, Position>();
    for (var asset : loan.assets()) {
      var price = facts.prices().of(asset);
      if (price.isEmpty()) return Optional.empty();
      var reserve = reserves.apply(asset);
      var held = loan.collateralOf(reserve.asset());
      var scaled = loan.scaledDebtOf(asset);
      var debt = loan.debtOf(reserve, facts.now());
      positions.put(
          asset,
          new Position(
              reserve,
              price.get(),
              held,
              price.get().value(held, Rounding.DOWN),
              scaled,
              debt,
              price.get().value(debt, Rounding.UP)));
    }
    return Optional.of(new Valuation(base, positions));
  }

  /**
   * @throws IllegalArgumentException if the loan neither holds nor owes the asset
   */
  public Position position(AssetId asset) {
    var position = positions.get(asset);
    if (position == null) throw new IllegalArgumentException(asset + " is no asset of this loan");
    return position;
  }

  public Amount collateralValue() {
    return positions.values().stream()
        .map(Position::collateralValue)
        .reduce(base.zero(), Amount::plus);
  }

  public Amount debtValue() {
    return positions.values().stream().map(Position::debtValue).reduce(base.zero(), Amount::plus);
  }

  /** Σ collateral value × liquidation threshold ÷ Σ debt value, a Wad rounded down. */
  public HealthFactor health() {
    var debt = debtValue().units();
    if (debt.signum() == 0) return new HealthFactor.NoDebt();
    return new HealthFactor.Of(
        new Wad(
            Rounding.DOWN.mulDiv(
                weighted(p -> p.reserve().terms().liquidationThreshold()),
                Wad.SCALE,
                debt.multiply(BasisPoints.SCALE))));
  }

  /**
   * Most that may be owed for a new draw or a withdrawal to be allowed: Σ collateral value ×
   * maxLoanToValue, down.
   */
  public Amount limit() {
    return base.units(
        Rounding.DOWN.divide(
            weighted(p -> p.reserve().terms().maxLoanToValue()), BasisPoints.SCALE));
  }

  /** What is left of the limit, in the base currency. */
  public Amount availableToBorrow() {
    return limit().minusOrZero(debtValue());
  }

  /**
   * The most that can be drawn in an asset: with it the debt value, rounded up at every step, just
   * stays within the limit; with one unit more it does not.
   */
  public Amount drawable(Reserve.Listed reserve, Price price, Facts facts) {
    var position = Optional.ofNullable(positions.get(reserve.asset().id()));
    var own = position.map(Position::debtValue).orElse(base.zero());
    var scaled = position.map(Position::scaledDebt).orElse(BigInteger.ZERO);
    var index = reserve.borrowIndexAt(facts.now());
    var mostDebt = price.worth(limit().minusOrZero(debtValue().minus(own)), Rounding.DOWN);
    var mostScaled = index.scale(mostDebt.units(), Rounding.DOWN).subtract(scaled);
    return reserve.asset().units(index.of(mostScaled.max(BigInteger.ZERO), Rounding.DOWN));
  }

  /** The most of a collateral that can leave with the debt still within the limit. */
  public Amount withdrawable(AssetId asset) {
    var position = position(asset);
    var share = position.reserve().terms().maxLoanToValue().units();
    var needed =
        debtValue()
            .units()
            .multiply(BasisPoints.SCALE)
            .subtract(
                weighted(p -> p.reserve().terms().maxLoanToValue())
                    .subtract(position.collateralValue().units().multiply(share)));
    if (needed.signum() <= 0) return position.collateral();
    if (share.signum() == 0) return position.collateral().token().zero();
    var kept = position.price().worth(base.units(Rounding.UP.divide(needed, share)), Rounding.UP);
    return position.collateral().minusOrZero(kept);
  }

  /**
   * The price of a collateral below which the loan could be sold if all other prices stood still,
   * in whole tokens of the base currency; up, so that at this price the loan is just healthy. Empty
   * where no price of this asset alone brings the loan down, or none could save it.
   */
  public Optional<Wad> liquidationPrice(AssetId asset) {
    var position = positions.get(asset);
    if (position == null || position.collateral().isZero() || debtValue().isZero())
      return Optional.empty();
    if (!position.debt().isZero()) return Optional.empty();
    var threshold = position.reserve().terms().liquidationThreshold().units();
    var others =
        weighted(p -> p.reserve().terms().liquidationThreshold())
            .subtract(position.collateralValue().units().multiply(threshold));
    var needed = debtValue().units().multiply(BasisPoints.SCALE).subtract(others);
    if (needed.signum() <= 0 || threshold.signum() == 0) return Optional.empty();
    var token = position.collateral().token();
    var value = Rounding.UP.divide(needed, threshold);
    return Optional.of(
        new Wad(
            Rounding.UP.divide(
                value.multiply(Wad.SCALE).multiply(token.unit()),
                position.collateral().units().multiply(base.unit()))));
  }

  private BigInteger weighted(Function<Position, BasisPoints> weight) {
    return positions.values().stream()
        .map(p -> p.collateralValue().units().multiply(weight.apply(p).units()))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
