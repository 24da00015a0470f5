package io.plimsoll.domain.loan;

import static io.plimsoll.domain.market.RoundingStep.COLLATERAL_VALUE;
import static io.plimsoll.domain.market.RoundingStep.DEBT_VALUE;
import static io.plimsoll.domain.market.RoundingStep.HEALTH;

import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.RiskWeights;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A loan at the prices of one moment, interest included as the reserves given have it. Each asset
 * is valued by itself in the base currency's smallest units, with the roundings of the market's
 * profile.
 *
 * @param positions every asset of the loan by itself
 */
public record Valuation(Market.Open market, SortedMap<AssetId, Position> positions) {

  /**
   * One asset of a loan.
   *
   * @param reserve with its interest
   * @param weights how the asset counts as this loan's collateral
   * @param price at which it counts as collateral; where the loan is measured it is that of debt
   *     too
   * @param held apart for the borrower
   * @param collateral held, and what pledged shares can ask for
   * @param debt owed, up
   */
  public record Position(
      Reserve.Listed reserve,
      RiskWeights weights,
      Price price,
      Amount held,
      Amount collateral,
      Amount collateralValue,
      BigInteger scaledDebt,
      Amount debt,
      Amount debtValue) {

    /** What can be sold now: held, or redeemable with the liquidity at hand. */
    public Amount saleable() {
      return held.plus(collateral.minus(held).min(reserve.liquidity()));
    }
  }

  /** At which an asset counts as collateral and as debt. */
  record Sides(Price collateral, Price debt) {}

  /** Empty if an asset of the loan has no price. */
  static Optional<Valuation> of(
      Loan.Open loan,
      Market.Open market,
      Function<AssetId, Reserve.Listed> reserves,
      Function<AssetId, Optional<Sides>> prices) {
    var profile = market.profile();
    var positions = new TreeMap<AssetId, Position>();
    for (var asset : loan.assets()) {
      var price = prices.apply(asset);
      if (price.isEmpty()) return Optional.empty();
      var reserve = reserves.apply(asset);
      var backing = loan.collateralOf(reserve.asset()).plus(reserve.claim(loan.pledgedOf(asset)));
      var scaled = loan.scaledDebtOf(asset);
      var debt = reserve.owed(scaled);
      positions.put(
          asset,
          new Position(
              reserve,
              market.weights(reserve, loan.category()),
              price.get().collateral(),
              loan.collateralOf(reserve.asset()),
              backing,
              price.get().collateral().value(backing, profile.rounding(COLLATERAL_VALUE)),
              scaled,
              debt,
              price.get().debt().value(debt, profile.rounding(DEBT_VALUE))));
    }
    return Optional.of(new Valuation(market, positions));
  }

  /**
   * @throws IllegalArgumentException if the loan neither holds nor owes the asset
   */
  public Position position(AssetId asset) {
    var position = positions.get(asset);
    if (position == null) throw new IllegalArgumentException(asset + " is no asset of this loan");
    return position;
  }

  /** As much of an asset as is worth the least that a step may leave of a loan, up. */
  public Amount leastLeftover(AssetId asset) {
    return position(asset)
        .price()
        .worth(market.terms().liquidation().minimumLeftover(), Rounding.UP);
  }

  public Amount collateralValue() {
    return positions.values().stream()
        .map(Position::collateralValue)
        .reduce(market.base().zero(), Amount::plus);
  }

  public Amount debtValue() {
    return positions.values().stream()
        .map(Position::debtValue)
        .reduce(market.base().zero(), Amount::plus);
  }

  /** Σ collateral value × liquidation threshold ÷ Σ debt value, a Wad; the last cut is down. */
  public HealthFactor health() {
    var debt = debtValue().units();
    if (debt.signum() == 0) return new HealthFactor.NoDebt();
    return new HealthFactor.Of(
        new Wad(
            market
                .profile()
                .rounding(HEALTH)
                .mulDiv(weighted(RiskWeights::liquidationThreshold), Wad.SCALE, debt)
                .divide(BasisPoints.SCALE)));
  }

  /** Collateral that goes per debt repaid at this health: 1 + bonus. */
  public BasisPoints incentive(Position collateral) {
    return health() instanceof HealthFactor.Of(var value)
        ? market.terms().liquidation().incentive(collateral.weights(), value)
        : collateral.weights().incentive();
  }

  /** Σ collateral value × maxLoanToValue ÷ Σ collateral value, down to a basis point. */
  public BasisPoints averageLoanToValue() {
    return average(RiskWeights::maxLoanToValue);
  }

  /** Σ collateral value × liquidation threshold ÷ Σ collateral value, down to a basis point. */
  public BasisPoints averageThreshold() {
    return average(RiskWeights::liquidationThreshold);
  }

  /** Most that may be owed for a new draw to be allowed, down. */
  public Amount limit() {
    return market
        .base()
        .units(
            switch (market.profile().borrowLimit()) {
              case SUM ->
                  Rounding.DOWN.divide(weighted(RiskWeights::maxLoanToValue), BasisPoints.SCALE);
              case AVERAGE -> averageLoanToValue().of(collateralValue().units(), Rounding.DOWN);
            });
  }

  /** What is left of the limit, in the base currency. */
  public Amount availableToBorrow() {
    return limit().minusOrZero(debtValue());
  }

  /**
   * The most that can be drawn in an asset: with it the debt value, rounded as the profile has it,
   * just stays within the limit; with one unit more it does not.
   */
  public Amount drawable(Reserve.Listed reserve, Price price, Facts facts) {
    var position = Optional.ofNullable(positions.get(reserve.asset().id()));
    var own = position.map(Position::debtValue).orElse(market.base().zero());
    var scaled = position.map(Position::scaledDebt).orElse(BigInteger.ZERO);
    var others = debtValue().minus(own);
    var mostDebt =
        others.exceeds(limit())
            ? reserve.asset().zero()
            : price.within(limit().minus(others), market.profile().rounding(DEBT_VALUE));
    return reserve.accruedTo(facts.now()).mostLent(mostDebt, scaled);
  }

  /**
   * The most of a collateral that can leave: with the debt still within the borrow limit, or with
   * the loan still at health 1, as the market's profile has it.
   */
  public Amount withdrawable(AssetId asset) {
    var position = position(asset);
    Function<RiskWeights, BasisPoints> weight =
        switch (market.profile().withdrawalLimit()) {
          case BORROW_LIMIT -> RiskWeights::maxLoanToValue;
          case HEALTH -> RiskWeights::liquidationThreshold;
        };
    var share = weight.apply(position.weights()).units();
    var needed =
        debtValue()
            .units()
            .multiply(BasisPoints.SCALE)
            .subtract(weighted(weight).subtract(weighted(position, weight)));
    if (needed.signum() <= 0) return position.collateral();
    if (share.signum() == 0) return position.collateral().token().zero();
    var kept =
        position.price().worth(market.base().units(Rounding.UP.divide(needed, share)), Rounding.UP);
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
    var threshold = position.weights().liquidationThreshold().units();
    var others =
        weighted(RiskWeights::liquidationThreshold)
            .subtract(weighted(position, RiskWeights::liquidationThreshold));
    var needed = debtValue().units().multiply(BasisPoints.SCALE).subtract(others);
    if (needed.signum() <= 0 || threshold.signum() == 0) return Optional.empty();
    var token = position.collateral().token();
    var value = Rounding.UP.divide(needed, threshold);
    return Optional.of(
        new Wad(
            Rounding.UP.divide(
                value.multiply(Wad.SCALE).multiply(token.unit()),
                position.collateral().units().multiply(market.base().unit()))));
  }

  private BasisPoints average(Function<RiskWeights, BasisPoints> weight) {
    var value = collateralValue().units();
    return value.signum() == 0
        ? BasisPoints.ZERO
        : new BasisPoints(weighted(weight).divide(value).intValueExact());
  }

  private BigInteger weighted(Function<RiskWeights, BasisPoints> weight) {
    return positions.values().stream()
        .map(position -> weighted(position, weight))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** In hundredths of a percent of the base currency's units. */
  private BigInteger weighted(Position position, Function<RiskWeights, BasisPoints> weight) {
    var value = position.collateralValue().units();
    var share = weight.apply(position.weights());
    return switch (market.profile().weighing()) {
      case SUM -> value.multiply(share.units());
      case EACH -> share.of(value, Rounding.DOWN).multiply(BasisPoints.SCALE);
    };
  }
}
