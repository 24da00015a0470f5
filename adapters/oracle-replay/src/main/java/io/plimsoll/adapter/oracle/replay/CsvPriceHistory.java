package io.plimsoll.adapter.oracle.replay;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.replay.PriceHistory;
import io.plimsoll.domain.money.AssetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Several series side by side, from the moment on at which each has a price. */
record CsvPriceHistory(String name, List<Tick> ticks, Map<AssetId, Duration> heartbeats)
    implements PriceHistory {

  CsvPriceHistory {
    ticks = List.copyOf(ticks);
    heartbeats = Map.copyOf(heartbeats);
  }

  /**
   * Puts WETH and WBTC together and adds USDC and DAI at par.
   *
   * @throws IllegalArgumentException if the two do not overlap
   */
  static CsvPriceHistory of(String name, PriceSeries weth, PriceSeries wbtc) {
    var from = latest(weth.from(), wbtc.from());
    var to = latest(weth.to(), wbtc.to());
    return merged(
        name,
        from,
        List.of(weth, wbtc, PriceSeries.par("USDC", from, to), PriceSeries.par("DAI", from, to)));
  }

  @Override
  public Duration heartbeat(AssetId asset) {
    var heartbeat = heartbeats.get(asset);
    if (heartbeat == null)
      throw new IllegalArgumentException("%s has no prices of %s".formatted(name, asset));
    return heartbeat;
  }

  /** The first tick takes the newest price of every asset, each as old as it is. */
  private static CsvPriceHistory merged(String name, Instant from, List<PriceSeries> all) {
    var moments = new TreeMap<Instant, List<Quotation>>();
    moments.put(from, all.stream().map(series -> newest(series, from)).toList());
    all.stream()
        .flatMap(series -> series.quotations().stream())
        .filter(quotation -> quotation.observedAt().isAfter(from))
        .forEach(
            quotation ->
                moments
                    .computeIfAbsent(quotation.observedAt(), _ -> new ArrayList<>())
                    .add(quotation));
    return new CsvPriceHistory(
        name,
        moments.entrySet().stream()
            .map(moment -> new Tick(moment.getKey(), moment.getValue()))
            .toList(),
        all.stream().collect(Collectors.toMap(PriceSeries::asset, PriceSeries::heartbeat)));
  }

  private static Quotation newest(PriceSeries series, Instant at) {
    return series.quotations().stream()
        .takeWhile(quotation -> !quotation.observedAt().isAfter(at))
        .reduce((_, later) -> later)
        .orElseThrow(
            () -> new IllegalArgumentException("%s begins after %s".formatted(series.asset(), at)));
  }

  private static Instant latest(Instant one, Instant other) {
    return Stream.of(one, other).max(Comparator.naturalOrder()).orElseThrow();
  }
}
