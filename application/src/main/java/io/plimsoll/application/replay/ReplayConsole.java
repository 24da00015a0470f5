package io.plimsoll.application.replay;

import io.plimsoll.application.replay.PriceHistory.Tick;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells how a replay goes: a line for every six hours of history and whenever something was sold,
 * but never more than one a second.
 */
final class ReplayConsole {

  private static final Duration STRETCH = Duration.ofHours(6);
  private static final long SECOND = 1_000_000_000;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Consumer<String> out;
  private Instant shownAt = Instant.EPOCH;
  private long shownNanos = System.nanoTime() - SECOND;
  private long shownSales;

  ReplayConsole(Consumer<String> out) {
    this.out = out;
  }

  void print(String line) {
    out.accept(line);
  }

  void resumed(Tick tick, int done, int ticksInAll) {
    out.accept(
        String.format(
            Locale.ROOT,
            "The replay goes on at %s UTC, after %,d of %,d ticks",
            MINUTE.format(tick.at()),
            done,
            ticksInAll));
  }

  void toKeepers(ReplaySettings settings) {
    out.accept("Sold by %s; simulated keepers: %s".formatted(settings.way(), settings.keepers()));
  }

  void show(ReplayProgress now) {
    var sold = now.sales() - shownSales;
    if (sold == 0 && now.at().isBefore(shownAt.plus(STRETCH))) return;
    if (System.nanoTime() - shownNanos < SECOND) return;
    out.accept(
        String.format(
            Locale.ROOT,
            "%s UTC  %s  %,6d loans  %,5d lots sold%s  tick %,d of %,d",
            MINUTE.format(now.at()),
            now.prices().entrySet().stream()
                .map(price -> price.getKey() + " " + price.getValue())
                .collect(Collectors.joining("  ")),
            now.loans(),
            now.sales(),
            sold == 0 ? "" : String.format(Locale.ROOT, " (+%,d)", sold),
            now.ticks(),
            now.ticksInAll()));
    shownAt = now.at();
    shownNanos = System.nanoTime();
    shownSales = now.sales();
  }

  /** Prices as they are shown: two decimals, half up. */
  SortedMap<AssetId, String> priceLine(Map<AssetId, BigDecimal> prices) {
    var line = new TreeMap<AssetId, String>();
    prices.forEach(
        (asset, price) -> line.put(asset, price.setScale(2, RoundingMode.HALF_UP).toPlainString()));
    return Collections.unmodifiableSortedMap(line);
  }
}
