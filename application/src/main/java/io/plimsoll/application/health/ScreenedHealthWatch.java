package io.plimsoll.application.health;

import io.plimsoll.application.ledger.Standing;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Weighs every loan in floating point first, and values exactly only those that are not clearly
 * above the line. The screen may let a healthy loan through to the exact look; it never keeps an
 * unhealthy one from it.
 */
public final class ScreenedHealthWatch implements HealthWatch {

  /** Far more than a few additions and products of doubles can be off: about 10^-15 each. */
  private static final double RELATIVE_DOUBT = 1e-9;

  /**
   * What a unit of an asset weighs.
   *
   * @param backing base units that a unit held backs in a loan without a category: price ×
   *     threshold
   * @param worth base units that a unit is worth
   * @param share units of the asset that a pledged share stands for
   * @param owing base units that a scaled unit owed stands for
   * @param doubt base units that rounding may cost: two for the value, and two units of the asset
   */
  private record Weight(double backing, double worth, double share, double owing, double doubt) {

    double threshold(double held, OptionalDouble category) {
      return held * (category.isPresent() ? worth * category.getAsDouble() : backing);
    }
  }

  /** A loan with its amounts as doubles, in the order of its assets. */
  private static final class Weighed {
    private final Loan.Open loan;
    private final AssetId[] assets;
    private final double[] held;
    private final double[] pledged;
    private final double[] owed;

    Weighed(Loan.Open loan) {
      this.loan = loan;
      this.assets = loan.assets().toArray(AssetId[]::new);
      this.held = new double[assets.length];
      this.pledged = new double[assets.length];
      this.owed = new double[assets.length];
      for (var i = 0; i < assets.length; i++) {
        var collateral = loan.collateral().get(assets[i]);
        held[i] = collateral == null ? 0 : collateral.units().doubleValue();
        pledged[i] = loan.pledgedOf(assets[i]).doubleValue();
        owed[i] = loan.scaledDebtOf(assets[i]).doubleValue();
      }
    }

    Loan.Open loan() {
      return loan;
    }

    boolean isClearlyAbove(double line, Map<AssetId, Weight> weights, Market.Open market) {
      var category = loan.category().flatMap(market::category);
      var backing = 0.0;
      var owing = 0.0;
      var doubt = 0.0;
      for (var i = 0; i < assets.length; i++) {
        var asset = assets[i];
        var weight = weights.get(asset);
        if (weight == null) return false;
        var own =
            category.filter(chosen -> chosen.collateral().contains(asset)).stream()
                .mapToDouble(chosen -> share(chosen.liquidationThreshold()))
                .findFirst();
        backing += weight.threshold(held[i] + pledged[i] * weight.share(), own);
        owing += owed[i] * weight.owing();
        doubt += weight.doubt();
      }
      return backing * (1 - RELATIVE_DOUBT) - doubt > (owing * (1 + RELATIVE_DOUBT) + doubt) * line;
    }
  }

  private final PlainHealthWatch plain = new PlainHealthWatch();
  private final Map<MarketId, Map<LoanId, Weighed>> loans = new ConcurrentHashMap<>();

  @Override
  public void follow(Loan.Open loan) {
    plain.follow(loan);
    var book = loans.computeIfAbsent(loan.market(), _ -> new ConcurrentHashMap<>());
    if (loan.isDebtFree()) book.remove(loan.id());
    else book.put(loan.id(), new Weighed(loan));
  }

  @Override
  public List<Standing> below(Wad line, Book book, Facts facts) {
    if (!(book.market() instanceof Market.Open market)) return List.of();
    var weights = weights(market, book, facts);
    var height = line.units().doubleValue() / Wad.SCALE.doubleValue();
    var doubtful =
        loans.getOrDefault(book.id(), Map.of()).values().stream()
            .filter(loan -> !loan.isClearlyAbove(height, weights, market))
            .map(Weighed::loan);
    return PlainHealthWatch.below(line, book, facts, doubtful);
  }

  @Override
  public List<LoanId> underLiquidation(MarketId market) {
    return plain.underLiquidation(market);
  }

  @Override
  public List<LoanId> underNotice(MarketId market) {
    return plain.underNotice(market);
  }

  @Override
  public int indebted(MarketId market) {
    return plain.indebted(market);
  }

  /** For every asset that has a price. */
  private static Map<AssetId, Weight> weights(Market.Open market, Book book, Facts facts) {
    var weights = new HashMap<AssetId, Weight>();
    for (var asset : market.assets().keySet())
      weight(asset, book, facts).ifPresent(weight -> weights.put(asset, weight));
    return weights;
  }

  private static Optional<Weight> weight(AssetId asset, Book book, Facts facts) {
    if (!(book.reserve(asset) instanceof Reserve.Listed reserve)) return Optional.empty();
    return facts
        .prices()
        .of(asset)
        .map(
            price -> {
              var unit = ratio(price.baseUnits(), price.assetUnits());
              var accrued = reserve.accruedTo(facts.now());
              return new Weight(
                  unit * share(reserve.terms().liquidationThreshold()),
                  unit,
                  ratio(accrued.liquidityIndex().units(), Ray.SCALE),
                  unit * ratio(accrued.borrowIndex().units(), Ray.SCALE),
                  2 + 2 * unit);
            });
  }

  private static double share(BasisPoints points) {
    return ratio(points.units(), BasisPoints.SCALE);
  }

  private static double ratio(BigInteger dividend, BigInteger divisor) {
    return dividend.doubleValue() / divisor.doubleValue();
  }
}
