package io.plimsoll.adapter.oracle.chainlink;

import static io.plimsoll.adapter.oracle.chainlink.Feeds.BTC;
import static io.plimsoll.adapter.oracle.chainlink.Feeds.CBETH;
import static io.plimsoll.adapter.oracle.chainlink.Feeds.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.UnitType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which rounds are told, and how. */
class ChainlinkFeedTest {

  private static final long NOON = Instant.parse("2021-01-11T12:00:00Z").getEpochSecond();

  private final ScriptedNode node = new ScriptedNode();
  private final PriceFeed feed =
      Feeds.of(node.url(), "feeds.WETH/USD", ETH, "rates.CBETH/WETH", CBETH);

  ChainlinkFeedTest() {
    node.decimals(ETH, 8).round(ETH, 6, 100, "200012345678", NOON);
    node.decimals(CBETH, 18).round(CBETH, 1, 7, "1120000000000000001", NOON - 60);
  }

  @AfterEach
  void end() {
    feed.close();
    node.close();
  }

  private static Instant at(long seconds) {
    return Instant.ofEpochSecond(seconds);
  }

  private static BigDecimal[] values(String... values) {
    var numbers = new BigDecimal[values.length];
    for (var at = 0; at < values.length; at++) numbers[at] = new BigDecimal(values[at]);
    return numbers;
  }

  @Test
  void a_price_and_a_rate_are_told_oldest_first_with_their_units() {
    var seen = feed.poll(at(NOON));

    assertThat(seen)
        .extracting(Quotation::asset, Quotation::unit, Quotation::value, Quotation::observedAt)
        .containsExactly(
            tuple(
                new AssetId("CBETH"),
                new UnitType.RateIn(new AssetId("WETH")),
                new BigDecimal("1.120000000000000001"),
                at(NOON - 60)),
            tuple(
                new AssetId("WETH"),
                new UnitType.PriceIn("USD"),
                new BigDecimal("2000.12345678"),
                at(NOON)));
    assertThat(seen.getLast().particulars().sequence())
        .isEqualTo(OptionalLong.of((6L << 47) + 100));
  }

  @Test
  void a_round_is_told_once() {
    feed.poll(at(NOON));

    assertThat(feed.poll(at(NOON + 1))).isEmpty();
    node.round(ETH, 6, 101, "199900000000", NOON + 2);
    assertThat(feed.poll(at(NOON + 2)))
        .extracting(Quotation::value)
        .containsExactly(values("1999.00000000"));
    assertThat(feed.poll(at(NOON + 3))).isEmpty();
  }

  @Test
  void the_same_round_with_another_answer_is_not_told() {
    feed.poll(at(NOON));
    node.round(ETH, 6, 100, "150000000000", NOON + 30);

    assertThat(feed.poll(at(NOON + 60))).isEmpty();
  }

  @Test
  void a_node_that_is_behind_is_not_believed() {
    feed.poll(at(NOON));
    node.round(ETH, 6, 99, "100000000000", NOON - 10);
    assertThat(feed.poll(at(NOON + 1))).isEmpty();
    node.round(ETH, 6, 99, "100000000000", NOON + 1);
    assertThat(feed.poll(at(NOON + 1))).isEmpty();
    node.round(ETH, 6, 101, "100000000000", NOON - 1);
    assertThat(feed.poll(at(NOON + 1))).isEmpty();
    node.round(ETH, 6, 102, "210000000000", NOON + 2);
    assertThat(feed.poll(at(NOON + 2))).hasSize(1);
  }

  @Test
  void a_round_ahead_of_the_desks_time_waits_for_it() {
    node.round(ETH, 6, 100, "200000000000", NOON + 5);

    assertThat(feed.poll(at(NOON)))
        .extracting(Quotation::asset)
        .containsExactly(new AssetId("CBETH"));
    assertThat(feed.poll(at(NOON + 5)))
        .extracting(Quotation::asset)
        .containsExactly(new AssetId("WETH"));
  }

  @Test
  void rounds_without_an_answer_of_their_own_are_not_told() {
    node.round(ETH, 6, 100, "200000000000", 0);
    assertThat(feed.poll(at(NOON))).hasSize(1);
    node.round(ETH, 6, 101, "200000000000", NOON, 100);
    assertThat(feed.poll(at(NOON))).isEmpty();
    node.round(ETH, 0, 0, "200000000000", NOON);
    assertThat(feed.poll(at(NOON))).isEmpty();
    node.round(ETH, 6, 102, "200000000000", NOON);
    assertThat(feed.poll(at(NOON))).hasSize(1);
  }

  @Test
  void zero_and_negative_answers_are_passed_on_for_the_desk_to_judge() {
    node.round(ETH, 6, 100, "0", NOON);
    assertThat(feed.poll(at(NOON)).getLast().value()).isZero();
    node.round(ETH, 6, 101, "-3763000000", NOON + 1);
    assertThat(feed.poll(at(NOON + 1)).getLast().value()).isEqualByComparingTo("-37.63");
    node.round(
        ETH,
        6,
        102,
        "57896044618658097711785492504343953926634992332820282019728792003956564819967",
        NOON + 2);
    assertThat(feed.poll(at(NOON + 2)).getLast().value())
        .isEqualByComparingTo(
            "578960446186580977117854925043439539266349923328202820197287920039565.64819967");
  }

  @Test
  void finer_decimals_than_18_are_cut_off() {
    node.decimals(ETH, 24).round(ETH, 6, 100, "1999999999999999999999999", NOON);
    assertThat(feed.poll(at(NOON)).getLast().value()).isEqualTo("1.999999999999999999");
    node.round(ETH, 6, 101, "-1999999999999999999999999", NOON + 1);
    assertThat(feed.poll(at(NOON + 1)).getLast().value()).isEqualTo("-1.999999999999999999");
  }

  @Test
  void another_aggregators_decimals_are_read_before_its_rounds_are_told() {
    var before = feed.poll(at(NOON)).getLast().particulars().sequence().orElseThrow();
    node.decimals(ETH, 18).round(ETH, 7, 1, "2000500000000000000000", NOON + 10);

    assertThat(feed.poll(at(NOON + 10))).isEmpty();
    var seen = feed.poll(at(NOON + 11));

    assertThat(seen)
        .singleElement()
        .satisfies(
            price -> {
              assertThat(price.value()).isEqualByComparingTo("2000.5");
              assertThat(price.observedAt()).isEqualTo(at(NOON + 10));
              assertThat(price.particulars().sequence().orElseThrow())
                  .isEqualTo((7L << 47) + 1)
                  .isGreaterThan(before);
            });
  }

  @Test
  void decimals_are_read_once_and_at_the_block_of_a_round() {
    feed.poll(at(NOON));
    assertThat(node.batches()).hasSize(2);
    assertThat(node.batches().get(1))
        .hasSize(6)
        .allSatisfy(
            call -> assertThat(call.path("params").path(1).stringValue()).isEqualTo("0x10"));

    feed.poll(at(NOON + 1));
    assertThat(node.batches()).hasSize(3);
    assertThat(node.batches().get(2))
        .hasSize(2)
        .allSatisfy(
            call -> assertThat(call.path("params").path(1).stringValue()).isEqualTo("latest"));
  }

  @Test
  void the_greatest_round_numbers_keep_growing_within_a_long() {
    node.round(ETH, 0xFFFF, (1L << 47) - 1, "1", NOON);
    assertThat(feed.poll(at(NOON)).getLast().particulars().sequence())
        .isEqualTo(OptionalLong.of(Long.MAX_VALUE));
    node.round(ETH, 0xFFFF, 1L << 47, "2", NOON + 1);
    assertThat(feed.poll(at(NOON + 1)).getLast().particulars().sequence()).isEmpty();
  }

  @Test
  void a_block_further_back_is_read_where_it_is_asked_for() {
    try (var finalized =
        Feeds.of(node.url(), "feeds.WETH/USD", ETH, "feeds.WBTC/USD", BTC, "block", "finalized")) {
      finalized.poll(at(NOON));
      finalized.poll(at(NOON));
    }
    assertThat(node.batches().get(0).path(0).path("params").path(0).stringValue())
        .isEqualTo("finalized");
    assertThat(node.batches().get(2))
        .anySatisfy(
            call -> assertThat(call.path("params").path(1).asString()).isEqualTo("finalized"));
  }
}
