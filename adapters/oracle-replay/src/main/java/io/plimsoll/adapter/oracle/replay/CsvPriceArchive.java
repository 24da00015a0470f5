package io.plimsoll.adapter.oracle.replay;

import io.plimsoll.application.replay.PriceArchive;
import io.plimsoll.application.replay.PriceHistory;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** The histories that come with this module; each is read when it is asked for. */
public final class CsvPriceArchive implements PriceArchive {

  private final Map<String, Supplier<PriceHistory>> histories =
      Map.of(
          "january-2021",
          () ->
              CsvPriceHistory.of(
                  "january-2021",
                  PriceSeries.minutes(
                      "WETH", PriceFile.bundled("eth_usdt_1m_2021-01-01_2021-01-20.csv")),
                  PriceSeries.candles(
                      "WBTC", PriceFile.bundled("btc_usd_4h_2021-01-01_2021-01-20.csv"))),
          "march-2020",
          () ->
              CsvPriceHistory.of(
                  "march-2020",
                  PriceSeries.candles(
                      "WETH", PriceFile.bundled("eth_usd_4h_2020-03-08_2020-03-16.csv")),
                  PriceSeries.candles(
                      "WBTC", PriceFile.bundled("btc_usd_4h_2020-03-08_2020-03-16.csv"))));

  @Override
  public SortedSet<String> names() {
    return new TreeSet<>(histories.keySet());
  }

  @Override
  public PriceHistory history(String name) {
    var history = histories.get(name);
    if (history == null)
      throw new IllegalArgumentException(
          "There is no price history '%s'; there is %s".formatted(name, names()));
    return history.get();
  }
}
