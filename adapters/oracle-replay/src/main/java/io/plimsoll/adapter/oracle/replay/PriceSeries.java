package io.plimsoll.adapter.oracle.replay;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One asset's prices in US dollars, oldest first.
 *
 * @param heartbeat in which time the next one is due
 */
record PriceSeries(AssetId asset, Duration heartbeat, List<Quotation> quotations) {

  private static final String CURRENCY = "USD";
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final Duration PAR_HEARTBEAT = Duration.ofMinutes(30);

  PriceSeries {
    quotations = List.copyOf(quotations);
  }

  /** The middle of bid and ask of every minute. */
  static PriceSeries minutes(String asset, PriceFile file) {
    var series = new Growing(asset);
    for (var row : file.rows()) {
      var bid = row.price("bid");
      var ask = row.price("ask");
      if (bid.compareTo(ask) > 0) throw row.refused("the bid is above the ask");
      series.add(row, row.atMillis("time_unix_ms"), bid.add(ask).multiply(HALF));
    }
    return series.done(Duration.ofMinutes(1));
  }

  /** Candles of four hours, each walked as four points. */
  static PriceSeries candles(String asset, PriceFile file) {
    var length = Duration.ofHours(4);
    var series = new Growing(asset);
    for (var row : file.rows())
      Candle.of(row, length).walk().forEach((at, price) -> series.add(row, at, price));
    return series.done(length.dividedBy(4));
  }

  /** Held at 1 by assumption, and quoted every half an hour: this is not data. */
  static PriceSeries par(String asset, Instant from, Instant to) {
    var id = new AssetId(asset);
    var quotations = new ArrayList<Quotation>();
    for (var at = from; !at.isAfter(to); at = at.plus(PAR_HEARTBEAT))
      quotations.add(new Quotation(id, CURRENCY, BigDecimal.ONE, at));
    return new PriceSeries(id, PAR_HEARTBEAT, quotations);
  }

  Instant from() {
    return quotations.getFirst().observedAt();
  }

  Instant to() {
    return quotations.getLast().observedAt();
  }

  /** A series while it is read. */
  private static final class Growing {
    private final AssetId asset;
    private final List<Quotation> quotations = new ArrayList<>();

    Growing(String asset) {
      this.asset = new AssetId(asset);
    }

    void add(PriceRow row, Instant at, BigDecimal price) {
      if (!quotations.isEmpty() && !at.isAfter(quotations.getLast().observedAt()))
        throw row.refused("%s does not come after the row before".formatted(at));
      quotations.add(new Quotation(asset, CURRENCY, price, at));
    }

    PriceSeries done(Duration heartbeat) {
      return new PriceSeries(asset, heartbeat, quotations);
    }
  }
}
