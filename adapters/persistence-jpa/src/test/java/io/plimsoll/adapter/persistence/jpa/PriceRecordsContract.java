package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.START;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USD;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WBTC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.persistence.jpa.oracle.JpaPriceRecords;
import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Sighting;
import io.plimsoll.domain.oracle.UnitType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the price records promise, on any database. */
abstract class PriceRecordsContract {

  private static final MarketId MAIN = new MarketId("main");

  @Autowired private JpaPriceRecords prices;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_was_observed() {
    feed.forgetEverything();
  }

  @Test
  void an_observation_is_kept_to_the_last_digit_under_a_growing_number() {
    var first = append(WETH, "1257.123456789012345678", "feed", 0, 1);
    var second = append(WETH, "0.000000000000000001", "feed", 1, 2);
    var dearest = append(WBTC, "100000000000000000000", "feed", 1, 2);
    assertThat(second.id()).isGreaterThan(first.id());
    assertThat(dearest.id()).isGreaterThan(second.id());
    assertThat(prices.newest(MAIN, Optional.empty()))
        .containsExactlyInAnyOrder(
            PriceRecord.of(second, "feed", at(2)), PriceRecord.of(dearest, "feed", at(2)));
    assertThat(first.perWhole()).isEqualTo(Wad.of("1257.123456789012345678"));
  }

  @Test
  void what_a_source_says_besides_the_value_is_kept_as_it_said_it() {
    var said =
        Particulars.NONE
            .between(new BigDecimal("1.1199"), new BigDecimal("1.1201"))
            .within(new BigDecimal("0.0005"))
            .signedBy(13)
            .numbered(110_680_464_442_257_320L);
    var rate =
        new PriceRecord(
            new Sighting(0, Wad.of("1.12"), at(0), said),
            WBTC,
            USD,
            new UnitType.RateIn(WETH.id()),
            "feed",
            at(1));
    var kept = prices.append(MAIN, rate);
    assertThat(kept).isEqualTo(rate.numbered(kept.sighting().id()));
    assertThat(prices.newest(MAIN, Optional.empty())).containsExactly(kept);
  }

  @Test
  void the_newest_of_each_source_is_the_one_observed_last_not_received_last() {
    var late = append(WETH, "1200", "slow", 1, 9);
    append(WETH, "1100", "fast", 5, 5);
    var newer = append(WETH, "1090", "fast", 7, 7);
    append(WETH, "1095", "fast", 6, 8);
    var twin = append(WETH, "1091", "fast", 7, 9);
    assertThat(newest(Optional.empty())).containsExactlyInAnyOrder(late, twin);
    assertThat(newest(Optional.of(at(8)))).containsExactly(newer);
    assertThat(prices.newest(new MarketId("other"), Optional.empty())).isEmpty();
  }

  @Test
  void the_newest_at_an_instant_is_among_those_received_by_then() {
    var first = append(WETH, "1200", "feed", 0, 0);
    var second = append(WETH, "1100", "feed", 1, 5);
    assertThat(newest(Optional.of(START.minusMillis(1)))).isEmpty();
    assertThat(newest(Optional.of(at(0)))).containsExactly(first);
    assertThat(newest(Optional.of(at(5).minusMillis(1)))).containsExactly(first);
    assertThat(newest(Optional.of(at(5)))).containsExactly(second);
  }

  private List<Price> newest(Optional<Instant> receivedBy) {
    return prices.newest(MAIN, receivedBy).stream().map(PriceRecord::price).toList();
  }

  @Test
  void a_history_is_thinned_evenly_and_ends_with_the_last_observation() {
    IntStream.range(0, 100).forEach(i -> append(WETH, "" + (1_000 + i), "feed", i, i));
    append(WBTC, "40000", "feed", 50, 50);
    assertThat(history(10, 39, 30)).hasSize(30).startsWith("1010").endsWith("1039").isSorted();
    assertThat(history(10, 39, 1_000)).hasSize(30);
    assertThat(history(10, 39, 10))
        .containsExactly(
            "1012", "1015", "1018", "1021", "1024", "1027", "1030", "1033", "1036", "1039");
    assertThat(history(10, 39, 9)).hasSize(8).endsWith("1039");
    assertThat(history(10, 39, 1)).containsExactly("1039");
    assertThat(history(200, 300, 5)).isEmpty();
    for (int points = 1; points < 100; points++)
      assertThat(history(0, 99, points)).hasSizeBetween(1, points);
    assertThatThrownBy(() -> history(0, 99, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  private List<String> history(int from, int to, int points) {
    return prices.history(MAIN, WETH.id(), at(from), at(to), points).stream()
        .map(one -> one.price().perWhole().decimal())
        .toList();
  }

  @Test
  void it_is_known_when_anything_was_last_received() {
    assertThat(prices.lastReceived()).isEmpty();
    append(WETH, "1200", "feed", 3, 30);
    append(WBTC, "40000", "feed", 4, 20);
    assertThat(prices.lastReceived()).contains(at(30));
  }

  @Test
  void an_observation_stays_when_the_caller_has_no_transaction_and_goes_with_one_that_fails() {
    append(WETH, "1200", "feed", 0, 0);
    assertThatThrownBy(
            () ->
                feed.transaction()
                    .executeWithoutResult(
                        _ -> {
                          append(WETH, "1300", "feed", 1, 1);
                          throw new IllegalStateException("something else failed");
                        }))
        .hasMessage("something else failed");
    assertThat(newest(Optional.empty()))
        .extracting(price -> price.perWhole().decimal())
        .containsExactly("1200");
  }

  @Test
  void with_a_hundred_thousand_observations_the_answers_are_still_right() {
    var rows =
        IntStream.range(0, 100_000)
            .mapToObj(
                i -> {
                  var seen = at(i).atOffset(ZoneOffset.UTC);
                  return new Object[] {"A" + i % 4, 1_000 + i, seen, seen, "S" + i % 3};
                })
            .toList();
    feed.transaction()
        .executeWithoutResult(
            _ -> {
              feed.jdbc()
                  .batchUpdate(
                      """
                      insert into price_observation (market, asset, asset_decimals, base,
                        base_decimals, price, observed_at, received_at, source)
                      values ('main', ?, 18, 'USD', 8, ?, ?, ?, ?)""",
                      rows);
              feed.jdbc()
                  .update(
                      """
                      insert into price_series
                      select distinct market, asset, source from price_observation""");
            });
    var now = prices.newest(MAIN, Optional.empty());
    assertThat(now).hasSize(12);
    assertThat(now).allMatch(one -> !one.receivedAt().isBefore(START.plusSeconds(100_000 - 12)));
    var then = prices.newest(MAIN, Optional.of(START.plusSeconds(20)));
    assertThat(then).hasSize(12);
    assertThat(then)
        .allMatch(one -> !one.receivedAt().isBefore(START.plusSeconds(9)))
        .allMatch(one -> !one.receivedAt().isAfter(START.plusSeconds(20)));
    assertThat(
            prices.history(MAIN, new Token("A1", 18).id(), START, START.plusSeconds(100_000), 500))
        .hasSize(500);
    assertThat(prices.lastReceived()).contains(START.plusSeconds(99_999));
  }

  private Price append(Token token, String price, String source, int observed, int received) {
    var seen = new Price(0, token, USD, Wad.of(price), at(observed));
    return prices.append(MAIN, PriceRecord.of(seen, source, at(received))).price();
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}
