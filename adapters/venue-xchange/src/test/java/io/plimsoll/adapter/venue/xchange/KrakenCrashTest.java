package io.plimsoll.adapter.venue.xchange;

import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.kit.OutsideProcess;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import io.plimsoll.adapter.spi.kit.VenueOutside.Mishap;
import io.plimsoll.application.liquidation.ExaminedMarket;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.market.MarketCommand.ResumeVenue;
import io.plimsoll.domain.market.MarketEvent.VenueSuspended;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The desk sells a crash on Kraken, and something goes wrong with an order. */
class KrakenCrashTest extends ExaminedMarket {

  private static final int LOANS = 5;
  private static final VenueId KRAKEN = new VenueId("kraken");

  private final VenueOutside sandbox = OutsideProcess.play(VenueOutside.class, KrakenSandbox.class);
  private final ExecutionVenue venue = made();

  private ExecutionVenue made() {
    var factory = new KrakenVenueFactory();
    return factory.venue(KRAKEN, Settings.of("kraken", factory.settings(), sandbox.settings()));
  }

  @BeforeEach
  void crash() {
    price("WETH", "2000");
    price("USDC", "1");
    lanes.given(openMarket());
    for (var symbol : List.of("WETH", "USDC")) lanes.given(Listing.of(token(symbol)).command());
    lanes.given(supply("lena", "1000000 USDC"));
    for (var n = 1; n <= LOANS; n++)
      lanes.given(
          openLoan("L" + n, "ben"), deposit("L" + n, "10 WETH"), draw("L" + n, "15900 USDC"));
    price("WETH", "1900");
  }

  @AfterEach
  void end() {
    venue.close();
    sandbox.close();
  }

  private void pass(Duration time) {
    clock.advance(time);
    sandbox.passes(time);
  }

  private void examineUntilSold() {
    for (var round = 0; round < 20 && examine(venue).waiting() > 0; round++)
      pass(Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @EnumSource(
      value = Mishap.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FALSE_FILL", "BELOW_LIMIT"})
  void what_is_booked_is_what_kraken_sold(Mishap mishap) {
    sandbox.next(mishap);
    examineUntilSold();
    assertThat(examine(venue).waiting()).isZero();
    var sold = lanes.events(MAIN, LotSold.class);
    assertThat(
            sold.stream()
                .collect(
                    Collectors.toMap(
                        e -> sandbox.named("main/" + e.order()),
                        e -> new Fill(e.sold(), e.received()))))
        .isEqualTo(sandbox.sold());
    assertThat(sold).hasSizeGreaterThanOrEqualTo(LOANS);
  }

  @Test
  void a_fill_below_the_limit_is_booked_and_kraken_is_left_alone_until_somebody_resumes_it() {
    sandbox.next(Mishap.BELOW_LIMIT);
    examine(venue);
    assertThat(lanes.events(MAIN, LotSold.class)).hasSize(1);
    assertThat(lanes.events(MAIN, VenueSuspended.class)).hasSize(1);
    pass(Duration.ofMinutes(2));
    assertThat(examine(venue).waiting()).isPositive();
    assertThat(lanes.events(MAIN, SaleOrdered.class)).hasSize(1);
    lanes.given(new ResumeVenue(MAIN, KRAKEN, "the exchange made good for it"));
    examineUntilSold();
    assertThat(lanes.events(MAIN, LotSold.class)).hasSizeGreaterThan(LOANS - 1);
  }

  @Test
  void a_fill_of_more_than_was_ordered_is_not_booked_and_its_collateral_held() {
    sandbox.next(Mishap.FALSE_FILL);
    examine(venue);
    assertThat(lanes.events(MAIN, VenueSuspended.class).getFirst().reason()).contains("ordered");
    assertThat(lanes.events(MAIN, LotSold.class)).isEmpty();
    pass(Duration.ofMinutes(2));
    assertThat(examine(venue).waiting()).isEqualTo(LOANS);
    assertThat(lanes.events(MAIN, VenueSuspended.class)).hasSize(1);
    assertThat(lanes.events(MAIN, SaleOrdered.class)).hasSize(1);
  }
}
