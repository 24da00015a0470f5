package io.plimsoll.adapter.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.domain.liquidation.VenueId;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class AdapterRegistrarTest {

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(SpiAutoConfiguration.class));

  @Test
  void without_configuration_there_is_no_feed() {
    context.run(desk -> assertThat(desk).hasNotFailed().doesNotHaveBean(PriceFeed.class));
  }

  @Test
  void every_entry_is_a_feed_under_its_own_name() {
    context
        .withPropertyValues(
            "plimsoll.feeds.north.type=standing",
            "plimsoll.feeds.north.prices.WETH=2000",
            "plimsoll.feeds.South-2.type=standing",
            "plimsoll.feeds.South-2.prices[cbETH/x]=2240")
        .run(
            desk -> {
              assertThat(desk).hasNotFailed();
              var feeds = desk.getBeansOfType(PriceFeed.class).values();
              assertThat(feeds)
                  .extracting(PriceFeed::source)
                  .containsExactlyInAnyOrder("north", "South-2");
              assertThat(feeds.stream().flatMap(feed -> feed.poll(Instant.EPOCH).stream()))
                  .extracting(Quotation::asset)
                  .extracting(Object::toString)
                  .containsExactlyInAnyOrder("WETH", "cbETH/x");
            });
  }

  @Test
  void feeds_are_closed_with_the_desk() {
    StandingFeeds.CLOSED.clear();
    context
        .withPropertyValues(
            "plimsoll.feeds.north.type=standing", "plimsoll.feeds.north.prices.WETH=2000")
        .run(desk -> assertThat(desk.getBean(PriceFeed.class).source()).isEqualTo("north"));
    assertThat(StandingFeeds.CLOSED).containsExactly("north");
  }

  @Test
  void every_venue_goes_by_its_name_and_is_closed_with_the_desk() {
    StandingVenues.CLOSED.clear();
    context
        .withPropertyValues(
            "plimsoll.venues.north.type=standing", "plimsoll.venues.north.price=2000")
        .run(
            desk ->
                assertThat(desk.getBean(ExecutionVenue.class).id())
                    .isEqualTo(new VenueId("north")));
    assertThat(StandingVenues.CLOSED).containsExactly("north");
    context
        .withPropertyValues("plimsoll.venues.north.type=standing")
        .run(
            desk ->
                assertThat(desk)
                    .getFailure()
                    .hasMessage(
                        "north: setting price is missing: Debt tokens per collateral token."));
  }

  @Test
  void a_kind_that_nobody_makes_is_refused_by_name() {
    context
        .withPropertyValues("plimsoll.feeds.north.type=guessing")
        .run(
            desk ->
                assertThat(desk)
                    .getFailure()
                    .hasMessage("north: setting type is guessing; there are [standing]"));
    context
        .withPropertyValues("plimsoll.feeds.north.prices.WETH=1")
        .run(
            desk ->
                assertThat(desk)
                    .getFailure()
                    .hasMessage("north: setting type is missing; there are [standing]"));
  }

  @Test
  void a_setting_that_is_refused_stops_the_desk() {
    context
        .withPropertyValues("plimsoll.feeds.north.type=standing")
        .run(
            desk ->
                assertThat(desk)
                    .getFailure()
                    .hasMessage("north: setting prices is missing: Dollars by asset."));
  }

  @Test
  void a_name_that_could_not_be_recorded_is_refused() {
    context
        .withPropertyValues(
            "plimsoll.feeds[north pole].type=standing",
            "plimsoll.feeds[north pole].prices.WETH=2000")
        .run(desk -> assertThat(desk).hasFailed());
  }
}
