package io.plimsoll.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A tenth of each fall stays; of the rest 1/e is left after ten minutes. */
class FeedbackTest {

  private static final AssetId WETH = new AssetId("WETH");
  private static final AssetId DAI = new AssetId("DAI");
  private static final Instant START = Instant.parse("2020-03-12T10:00:00Z");

  private final Map<AssetId, Double> falls = new HashMap<>();
  private final Feedback feedback =
      new Feedback(
          new FeedbackSettings(0.1, Duration.ofMinutes(10)),
          asset -> falls.getOrDefault(asset, 0.0));

  private double told(Instant at, AssetId asset, String price) {
    return feedback
        .felt(List.of(new Quotation(asset, "USD", new BigDecimal(price), at)), at)
        .stream()
        .filter(quotation -> quotation.asset().equals(asset))
        .findFirst()
        .orElseThrow()
        .value()
        .doubleValue();
  }

  @Test
  void what_nobody_sold_is_told_as_history_has_it() {
    assertThat(told(START, WETH, "200")).isEqualTo(200);
  }

  @Test
  void a_fall_is_felt_at_once_and_all_but_its_share_comes_back() {
    falls.put(WETH, 0.1);
    assertThat(told(START, WETH, "200")).isEqualTo(180, Offset.offset(1e-9));
    falls.clear();
    assertThat(told(START.plus(Duration.ofMinutes(10)), WETH, "200"))
        .isEqualTo(200 * (1 - 0.01 - 0.09 / Math.E), Offset.offset(1e-9));
    assertThat(told(START.plus(Duration.ofDays(1)), WETH, "100"))
        .isEqualTo(99, Offset.offset(1e-6));
  }

  @Test
  void a_second_fall_is_of_what_the_first_left() {
    falls.put(WETH, 0.1);
    told(START, WETH, "200");
    assertThat(told(START, WETH, "200")).isEqualTo(162, Offset.offset(1e-9));
  }

  @Test
  void every_asset_is_told_at_each_tick_for_its_price_may_have_come_back() {
    told(START, WETH, "200");
    falls.put(WETH, 0.1);
    var later = START.plusSeconds(60);
    assertThat(feedback.felt(List.of(new Quotation(DAI, "USD", BigDecimal.ONE, later)), later))
        .extracting(Quotation::asset, Quotation::observedAt)
        .containsExactly(tuple(WETH, later), tuple(DAI, later));
  }
}
