package io.plimsoll.adapter.oracle.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What a price did within a stretch of time. */
record Candle(
    Instant start,
    Duration length,
    BigDecimal open,
    BigDecimal high,
    BigDecimal low,
    BigDecimal close) {

  static Candle of(PriceRow row, Duration length) {
    var candle =
        new Candle(
            row.atSeconds("start_unix"),
            length,
            row.price("open"),
            row.price("high"),
            row.price("low"),
            row.price("close"));
    if (candle.low.compareTo(candle.open.min(candle.close)) > 0
        || candle.high.compareTo(candle.open.max(candle.close)) < 0)
      throw row.refused("open and close do not lie between low and high");
    return candle;
  }

  /**
   * The candle as four points: open at its start, then low and high at one quarter and one half, or
   * high and low if it closed below its open, close at three quarters. The prices are data; how
   * they lie within the candle is an assumption.
   */
  SequencedMap<Instant, BigDecimal> walk() {
    var rises = close.compareTo(open) >= 0;
    var quarter = length.dividedBy(4);
    var points = new LinkedHashMap<Instant, BigDecimal>();
    points.put(start, open);
    points.put(start.plus(quarter), rises ? low : high);
    points.put(start.plus(quarter.multipliedBy(2)), rises ? high : low);
    points.put(start.plus(quarter.multipliedBy(3)), close);
    return points;
  }
}
