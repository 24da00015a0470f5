package io.plimsoll.adapter.oracle.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.oracle.UnitType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PriceSeriesTest {

  private static final String CANDLES = "start_unix,open,high,low,close,volume_base\n";
  private static final String MINUTES = "time_unix_ms,ask,bid\n";

  private static PriceSeries candles(String rows) {
    return PriceSeries.candles("WETH", PriceFile.of("candles.csv", CANDLES + rows));
  }

  private static PriceSeries minutes(String rows) {
    return PriceSeries.minutes("WETH", PriceFile.of("minutes.csv", MINUTES + rows));
  }

  private static List<String> points(PriceSeries series) {
    return series.quotations().stream()
        .map(seen -> seen.observedAt() + " " + seen.value().toPlainString())
        .toList();
  }

  @Test
  void a_candle_that_closes_higher_is_walked_low_first() {
    assertThat(points(candles("1610323200,1200,1300,1100,1250,5\n")))
        .containsExactly(
            "2021-01-11T00:00:00Z 1200",
            "2021-01-11T01:00:00Z 1100",
            "2021-01-11T02:00:00Z 1300",
            "2021-01-11T03:00:00Z 1250");
  }

  @Test
  void a_candle_that_closes_lower_is_walked_high_first() {
    assertThat(points(candles("1610323200,1200,1300,1100,1150,5\n")))
        .containsExactly(
            "2021-01-11T00:00:00Z 1200",
            "2021-01-11T01:00:00Z 1300",
            "2021-01-11T02:00:00Z 1100",
            "2021-01-11T03:00:00Z 1150");
  }

  @Test
  void a_candle_that_closes_where_it_opened_counts_as_rising() {
    assertThat(points(candles("1610323200,1200,1300,1100,1200,5\n")))
        .element(1)
        .isEqualTo("2021-01-11T01:00:00Z 1100");
  }

  @Test
  void a_minute_is_the_middle_of_bid_and_ask() {
    var series = minutes("1609460068912,730.8601,730.7847\n1609460127950,730.9102,730.8531\n");

    assertThat(points(series))
        .containsExactly(
            "2021-01-01T00:14:28.912Z 730.82240", "2021-01-01T00:15:27.950Z 730.88165");
    assertThat(series.quotations())
        .extracting(Quotation::unit)
        .containsOnly(new UnitType.PriceIn("USD"));
    assertThat(series.heartbeat()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void par_is_quoted_at_the_start_and_every_half_an_hour() {
    var start = Instant.parse("2021-01-01T00:14:28.912Z");

    assertThat(points(PriceSeries.par("DAI", start, start.plus(Duration.ofMinutes(61)))))
        .containsExactly(
            "2021-01-01T00:14:28.912Z 1",
            "2021-01-01T00:44:28.912Z 1",
            "2021-01-01T01:14:28.912Z 1");
  }

  private static DynamicTest refused(String name, Runnable reading, String... words) {
    return DynamicTest.dynamicTest(
        name,
        () ->
            assertThatThrownBy(reading::run)
                .isInstanceOf(MalformedPrices.class)
                .hasMessageContainingAll(words));
  }

  @TestFactory
  Stream<DynamicTest> a_malformed_row_is_refused_with_its_line() {
    var good = "1610323200,1200,1300,1100,1250,5\n";
    return Stream.of(
        refused(
            "no number",
            () -> candles(good + "1610337600,12o0,1300,1100,1250,5\n"),
            "candles.csv, line 3",
            "open is no number: '12o0'"),
        refused(
            "an empty field",
            () -> candles(good + "1610337600,,1300,1100,1250,5\n"),
            "line 3",
            "open is no number: ''"),
        refused(
            "zero",
            () -> candles("1610323200,1200,1300,0,1250,5\n"),
            "line 2",
            "low is not above zero: 0"),
        refused(
            "negative",
            () -> minutes("1609460068912,730.86,-730.78\n"),
            "minutes.csv, line 2",
            "bid is not above zero"),
        refused(
            "no time",
            () -> candles("2021-01-11,1200,1300,1100,1250,5\n"),
            "line 2",
            "start_unix is no whole number: '2021-01-11'"),
        refused(
            "the same time twice",
            () -> candles(good + good),
            "line 3",
            "does not come after the row before"),
        refused(
            "backwards",
            () -> minutes("1609460127950,731,730\n1609460068912,731,730\n"),
            "line 3",
            "does not come after"),
        refused(
            "a close above the high",
            () -> candles("1610323200,1200,1300,1100,1301,5\n"),
            "line 2",
            "do not lie between low and high"),
        refused(
            "a bid above the ask",
            () -> minutes("1609460068912,730.78,730.86\n"),
            "line 2",
            "the bid is above the ask"),
        refused(
            "a field too few",
            () -> candles(good + "1610337600,1200,1300\n"),
            "candles.csv, line 3",
            "3 fields, where the header has 6"),
        refused(
            "a field too many",
            () -> candles(good + "1610337600,1200,1300,1100,1250,5,6\n"),
            "candles.csv, line 3",
            "7 fields, where the header has 6"),
        refused("no rows", () -> candles(""), "no row follows the header"),
        refused(
            "another header",
            () -> PriceSeries.candles("WETH", PriceFile.of("x.csv", "a,b\n1,2\n")),
            "x.csv, line 2",
            "there is no column start_unix"));
  }
}
