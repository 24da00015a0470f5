package io.plimsoll.adapter.oracle.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.spi.SettingRefused;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.SpiAutoConfiguration;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RandomWalkFeedTest {

  private static final Instant NOON = Instant.parse("2021-01-01T12:00:00.700Z");
  private static final AssetId WETH = new AssetId("WETH");

  private static RandomWalkFeed feed(long seed) {
    var walks = new LinkedHashMap<AssetId, RandomWalk>();
    walks.put(WETH, new RandomWalk(new BigDecimal("2000"), 0.8, seed));
    walks.put(new AssetId("USDC"), new RandomWalk(BigDecimal.ONE, 0, seed + 1));
    return new RandomWalkFeed("random-walk", "USD", Duration.ofSeconds(1), walks);
  }

  private static List<Quotation> path(PriceFeed feed, int seconds) {
    var seen = new ArrayList<Quotation>();
    for (var second = 0; second <= seconds; second++)
      seen.addAll(feed.poll(NOON.plusSeconds(second)));
    return seen;
  }

  @Test
  void the_first_poll_gives_the_starting_prices_at_the_whole_second() {
    assertThat(feed(1).poll(NOON))
        .containsExactly(
            new Quotation(
                WETH, "USD", new BigDecimal("2E+3"), Instant.parse("2021-01-01T12:00:00Z")),
            new Quotation(
                new AssetId("USDC"), "USD", BigDecimal.ONE, Instant.parse("2021-01-01T12:00:00Z")));
  }

  @Test
  void nothing_is_said_twice_and_nothing_from_the_future() {
    var feed = feed(1);
    feed.poll(NOON);

    assertThat(feed.poll(NOON.plusMillis(299))).isEmpty();
    assertThat(feed.poll(NOON.minusSeconds(60))).isEmpty();
    assertThat(feed.poll(NOON.plusMillis(300)))
        .hasSize(2)
        .allMatch(seen -> seen.observedAt().equals(Instant.parse("2021-01-01T12:00:01Z")));
  }

  @Test
  void a_seed_makes_a_path() {
    assertThat(path(feed(1), 100)).isEqualTo(path(feed(1), 100)).isNotEqualTo(path(feed(2), 100));
  }

  @Test
  void a_price_without_volatility_stands_still() {
    assertThat(path(feed(1), 50).stream().filter(seen -> !seen.asset().equals(WETH)))
        .hasSize(51)
        .allMatch(seen -> seen.value().compareTo(BigDecimal.ONE) == 0);
  }

  /** Over many years' worth of days the deviation of a day is 0.8 ÷ √365 = 4.19 %. */
  @Test
  void a_day_deviates_as_the_volatility_says() {
    var walk = new RandomWalk(new BigDecimal("2000"), 0.8, 11);
    var sum = 0.0;
    var squares = 0.0;
    var days = 20_000;
    for (var day = 0; day < days; day++) {
      var before = walk.price().doubleValue();
      walk.step(Duration.ofDays(1));
      var change = Math.log(walk.price().doubleValue() / before);
      sum += change;
      squares += change * change;
      walk = new RandomWalk(new BigDecimal("2000"), 0.8, day);
    }
    assertThat(Math.sqrt(squares / days)).isBetween(0.0410, 0.0428);
    // without drift in the price, its logarithm drifts by minus half the variance
    assertThat(sum / days).isBetween(-0.0020, 0.0003);
  }

  @Test
  void a_long_pause_leaves_a_price_that_can_be_taken() {
    var feed = feed(1);
    feed.poll(NOON);

    assertThat(feed.poll(NOON.plus(Duration.ofDays(36_500))))
        .allMatch(seen -> seen.value().signum() > 0)
        .allMatch(seen -> seen.value().scale() <= 18);
  }

  @Test
  void impossible_walks_are_refused() {
    assertThatThrownBy(() -> new RandomWalk(BigDecimal.ZERO, 0.8, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RandomWalk(BigDecimal.ONE, -0.1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RandomWalk(BigDecimal.ONE, Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_is_there_only_when_asked_for() {
    var runner =
        new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(SpiAutoConfiguration.class));

    runner.run(context -> assertThat(context).doesNotHaveBean(PriceFeed.class));
    runner
        .withPropertyValues(
            "plimsoll.feeds.walk.type=simulated",
            "plimsoll.feeds.walk.prices.WETH=1800",
            "plimsoll.feeds.walk.volatilities.WETH=0.9")
        .run(
            context -> {
              var feed = context.getBean(PriceFeed.class);
              assertThat(feed.source()).isEqualTo("walk");
              assertThat(feed.poll(NOON))
                  .singleElement()
                  .satisfies(seen -> assertThat(seen.value()).isEqualByComparingTo("1800"));
            });
  }

  @Test
  void a_walk_that_cannot_begin_is_refused_by_name() {
    for (var given :
        List.of(
            Map.of("prices.WETH", "-1"),
            Map.of("prices.WETH", "many"),
            Map.of("prices.WETH", "1", "volatilities.WETH", "-0.1")))
      assertThatThrownBy(
              () -> {
                var feeds = new RandomWalkFeeds();
                feeds.feed("walk", Settings.of("walk", feeds.settings(), given));
              })
          .isInstanceOf(SettingRefused.class)
          .hasMessageStartingWith("walk: setting prices.WETH cannot be ");
  }
}
