package io.plimsoll.application.oracle;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much the prices of a market's assets have moved lately. Squared returns of the logarithm per
 * hour, weighted so that what is {@value #HALF_LIFE_HOURS} hours old counts half (the exponentially
 * weighted estimate of J.P. Morgan and Reuters, RiskMetrics Technical Document, 1996, for prices at
 * irregular times). An estimate in doubles, which chooses and moves no money.
 */
public final class Volatilities implements PriceListener {

  private static final double HALF_LIFE_HOURS = 6;
  private static final int LEAST_PRICES = 10;
  private static final double MILLIS_AN_HOUR = Duration.ofHours(1).toMillis();

  private final Map<MarketId, Map<AssetId, Gauge>> gauges = new ConcurrentHashMap<>();

  private record Gauge(Instant at, double price, double perHour, int prices) {

    Gauge then(Price next) {
      var now = next.perWhole().units().doubleValue();
      var hours = Duration.between(at, next.observedAt()).toMillis() / MILLIS_AN_HOUR;
      if (hours <= 0 || now <= 0) return this;
      var moved = StrictMath.log(now / price);
      var seen = moved * moved / hours;
      var kept = prices == 1 ? 0 : StrictMath.pow(0.5, hours / HALF_LIFE_HOURS);
      return new Gauge(next.observedAt(), now, kept * perHour + (1 - kept) * seen, prices + 1);
    }
  }

  @Override
  public void priced(MarketId market, Price price) {
    gauges
        .computeIfAbsent(market, _ -> new ConcurrentHashMap<>())
        .compute(
            price.asset().id(),
            (_, before) ->
                before == null
                    ? new Gauge(price.observedAt(), price.perWhole().units().doubleValue(), 0, 1)
                    : before.then(price));
  }

  /** Per square root of an hour, up; of assets with enough prices since the start. */
  public Map<AssetId, Wad> of(MarketId market) {
    var known = new TreeMap<AssetId, Wad>();
    gauges
        .getOrDefault(market, Map.of())
        .forEach(
            (asset, gauge) -> {
              if (gauge.prices() >= LEAST_PRICES)
                known.put(asset, wad(StrictMath.sqrt(gauge.perHour())));
            });
    return known;
  }

  private static Wad wad(double value) {
    return new Wad(
        new BigDecimal(value).movePointRight(18).setScale(0, RoundingMode.UP).toBigIntegerExact());
  }
}
