package io.plimsoll.adapter.oracle.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.replay.PriceArchive;
import io.plimsoll.application.replay.PriceHistory;
import io.plimsoll.application.replay.PriceHistory.Tick;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CsvPriceArchiveTest {

  private static final PriceArchive ARCHIVE = new CsvPriceArchive();
  private static final AssetId WETH = new AssetId("WETH");

  private static List<Quotation> prices(PriceHistory history, String asset) {
    return history.ticks().stream()
        .flatMap(tick -> tick.quotations().stream())
        .filter(seen -> seen.asset().symbol().equals(asset))
        .toList();
  }

  private static BigDecimal least(List<Quotation> prices) {
    return prices.stream().map(Quotation::value).min(Comparator.naturalOrder()).orElseThrow();
  }

  @Test
  void january_2021_has_every_minute_and_every_point_of_every_candle() {
    var history = ARCHIVE.history("january-2021");

    assertThat(history.from()).isEqualTo(Instant.parse("2021-01-01T00:14:28.912Z"));
    assertThat(history.to()).isEqualTo(Instant.parse("2021-01-20T23:59:29.014Z"));
    assertThat(prices(history, "WETH")).hasSize(28_781);
    assertThat(prices(history, "WBTC")).hasSize(120 * 4);
    assertThat(prices(history, "USDC"))
        .hasSize(960)
        .allMatch(q -> q.value().compareTo(BigDecimal.ONE) == 0);
    assertThat(history.heartbeat(WETH)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void on_2021_01_11_weth_falls_from_1257_to_918() {
    var day =
        prices(ARCHIVE.history("january-2021"), "WETH").stream()
            .filter(seen -> seen.observedAt().toString().startsWith("2021-01-11"))
            .toList();

    assertThat(day).hasSize(1_440);
    assertThat(day.getFirst().value()).isEqualByComparingTo("1257.52835");
    assertThat(least(day)).isEqualByComparingTo("918.1175");
  }

  @Test
  void march_2020_is_walked_in_hours_down_to_90() {
    var history = ARCHIVE.history("march-2020");

    assertThat(history.from()).isEqualTo(Instant.parse("2020-03-08T00:00:00Z"));
    assertThat(history.to()).isEqualTo(Instant.parse("2020-03-16T23:00:00Z"));
    assertThat(prices(history, "WETH")).hasSize(54 * 4);
    assertThat(least(prices(history, "WETH"))).isEqualByComparingTo("90");
    assertThat(least(prices(history, "WBTC"))).isEqualByComparingTo("3858");
    assertThat(history.heartbeat(WETH)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void the_first_tick_quotes_everything_and_time_only_moves_forward() {
    for (var name : ARCHIVE.names()) {
      var history = ARCHIVE.history(name);
      assertThat(history.name()).isEqualTo(name);
      assertThat(history.ticks().getFirst().quotations())
          .extracting(seen -> seen.asset().symbol())
          .containsExactlyInAnyOrder("WETH", "WBTC", "USDC", "DAI");
      assertThat(history.ticks().stream().map(Tick::at))
          .isSorted()
          .doesNotHaveDuplicates()
          .allMatch(at -> at.equals(at.truncatedTo(ChronoUnit.MILLIS)));
      assertThat(history.ticks())
          .allMatch(
              tick ->
                  tick.quotations().stream()
                      .noneMatch(seen -> seen.observedAt().isAfter(tick.at())));
    }
  }

  @Test
  void an_unknown_name_is_refused_with_those_there_are() {
    assertThatThrownBy(() -> ARCHIVE.history("may-2021"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[january-2021, march-2020]");
  }

  @Test
  void it_offers_itself_to_the_desk() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(OracleReplayAutoConfiguration.class))
        .run(context -> assertThat(context).hasSingleBean(PriceArchive.class));
  }
}
