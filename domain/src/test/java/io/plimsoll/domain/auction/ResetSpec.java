package io.plimsoll.domain.auction;

import static io.plimsoll.domain.auction.AuctionRoom.A1;
import static io.plimsoll.domain.auction.AuctionRoom.reset;
import static io.plimsoll.domain.auction.AuctionRoom.room;
import static io.plimsoll.domain.auction.AuctionRoom.running;
import static io.plimsoll.domain.auction.AuctionRoom.start;
import static io.plimsoll.domain.auction.AuctionRoom.take;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRejection.AuctionHalted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.CannotReset;
import io.plimsoll.domain.auction.AuctionRejection.FloorAboveStart;
import io.plimsoll.domain.auction.AuctionRejection.NeedsReset;
import io.plimsoll.domain.auction.AuctionRejection.PriceInvalid;
import io.plimsoll.domain.auction.AuctionRejection.RewardAbovePenalty;
import io.plimsoll.domain.auction.AuctionRejection.StartPriceZero;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetCause.BelowFloor;
import io.plimsoll.domain.auction.terms.ResetCause.Expired;
import io.plimsoll.domain.auction.terms.ResetCause.PriceFallen;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When an auction has to be started again, and what it then earns and sells for. */
class ResetSpec {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration TAIL = Duration.ofMinutes(50);
  private static final ResetRule RULE = new ResetRule(TAIL, Ray.of("0.3"));

  /** Down to 30 % after 42 minutes. */
  private static AuctionRoom fallen() {
    return running().after(Duration.ofMinutes(42)).after(SECOND);
  }

  @Test
  void nothing_is_sold_at_less_than_the_cusps_share_of_the_start_price() {
    var room = running().after(Duration.ofMinutes(42));
    assertThat(room.price()).isEqualTo(Ray.of("720"));
    assertThat(room.resetCause()).isEmpty();
    room.after(SECOND);
    var share = Ray.of("0.299722222222222222222222222");
    room.refuses(take("1 WETH"), new NeedsReset(A1, new PriceFallen(share, Ray.of("0.3"))));
  }

  @Test
  void nothing_is_sold_after_the_tail() {
    var slow = room().by(slowly()).given(start("16000 USDC", "10 WETH")).after(TAIL);
    assertThat(slow.resetCause()).isEmpty();
    slow.after(SECOND)
        .refuses(take("1 WETH"), new NeedsReset(A1, new Expired(TAIL.plus(SECOND), TAIL)));
  }

  private static AuctionTerms slowly() {
    var terms = room().terms();
    return new AuctionTerms(
        terms.startFactor(),
        new PriceCurve.Linear(Duration.ofDays(1)),
        terms.reset(),
        terms.sizes(),
        terms.incentive(),
        terms.floorFactor());
  }

  @Test
  void a_running_auction_cannot_be_started_again() {
    running()
        .after(Duration.ofMinutes(42))
        .refuses(reset(), new CannotReset(A1, Duration.ofMinutes(42), Ray.of("720"), RULE));
  }

  @Test
  void an_auction_started_again_sells_from_above_the_oracles_price_of_now() {
    var room = fallen().priced("1500").given(reset());
    assertThat(room.last(AuctionReset.class).startPrice()).isEqualTo(Ray.of("1800"));
    assertThat(room.last(AuctionReset.class).cause()).isInstanceOf(PriceFallen.class);
    assertThat(room.open().tab()).isEqualTo(amount("18080 USDC"));
    assertThat(room.open().lot()).isEqualTo(amount("10 WETH"));
    assertThat(room.underAuction()).isEqualTo(amount("18080 USDC"));
    assertThat(room.given(take("1 WETH")).last(LotTaken.class).paid())
        .isEqualTo(amount("1800 USDC"));
    assertThat(room.after(Duration.ofMinutes(42)).resetCause()).isEmpty();
  }

  @Test
  void without_a_price_nothing_is_started_again() {
    fallen().unpriced().refuses(reset(), new PriceInvalid(WETH.id()));
    fallen().priced("0").refuses(reset(), new StartPriceZero(Ray.ZERO, Ray.of("1.2")));
    room().refuses(reset(), new AuctionNotRunning(A1));
  }

  @ParameterizedTest
  @EnumSource
  void from_the_second_level_of_the_breaker_nothing_is_started_again(Breaker level) {
    var room = fallen().halted(level);
    if (level.halts(Breaker.RESETS_HALTED)) room.refuses(reset(), new AuctionHalted(A1, level));
    else room.given(reset());
  }

  @Test
  void whoever_starts_an_auction_again_earns_as_for_the_first_time() {
    var reset = fallen().rewarding("50 USDC", "0.02").given(reset()).last(AuctionReset.class);
    assertThat(reset.incentive()).isEqualTo(amount("411.6 USDC"));
  }

  /** 10 WETH are worth 1,130 at 113 USDC; 900 of debt are 1,017 to raise. */
  @Test
  void nothing_is_earned_with_dust() {
    var worthless = fallen().rewarding("50 USDC", "0.02").priced("112.999999").given(reset());
    assertThat(worthless.last(AuctionReset.class).incentive()).isEqualTo(amount("0 USDC"));
    var worth = fallen().rewarding("50 USDC", "0.02").priced("113").given(reset());
    assertThat(worth.last(AuctionReset.class).incentive()).isEqualTo(amount("411.6 USDC"));
    var little =
        room()
            .given(start("900 USDC", "1 WETH"))
            .after(TAIL)
            .rewarding("50 USDC", "0.02")
            .given(reset());
    assertThat(little.last(AuctionReset.class).incentive()).isEqualTo(amount("0 USDC"));
  }

  /** 60 % of 2,000 is reached after half an hour. */
  @Test
  void nothing_is_sold_under_the_floor() {
    var room =
        room().floored("0.6").given(start("16000 USDC", "10 WETH")).after(Duration.ofMinutes(30));
    assertThat(room.price()).isEqualTo(Ray.of("1200"));
    assertThat(room.resetCause()).isEmpty();
    room.after(SECOND);
    room.refuses(take("1 WETH"), new NeedsReset(A1, new BelowFloor(room.price(), Ray.of("1200"))));
    room.priced("1000").given(reset());
    assertThat(room.open().floor()).contains(Ray.of("600"));
    assertThat(room.given(take("1 WETH")).last(LotTaken.class).paid())
        .isEqualTo(amount("1200 USDC"));
  }

  /** Nobody comes: at every second something is sold at the floor or above, or not at all. */
  @Test
  void an_hour_without_keepers_sells_nothing_under_the_floor() {
    var room = room().floored("0.8").given(start("16000 USDC", "10 WETH"));
    for (var second = 0; second < 3_600; second++) {
      if (room.resetCause().isPresent()) room.given(reset());
      assertThat(room.price()).isGreaterThanOrEqualTo(Ray.of("1600"));
      room.after(SECOND);
    }
    assertThat(room.events()).hasSize(3);
    assertThat(room.open().lot()).isEqualTo(amount("10 WETH"));
  }

  @Test
  void a_floor_lies_at_the_start_price_or_below() {
    assertThat(room().floored("1.2").terms().objection()).isEmpty();
    assertThat(room().floored("1.200000000000000000000000001").terms().objection())
        .contains(new FloorAboveStart(Ray.of("1.200000000000000000000000001"), Ray.of("1.2")));
  }

  /** The smallest auction raises 130 beyond its debt, any 13 of 113. */
  @Test
  void a_reward_is_not_above_the_penalty_of_any_auction() {
    assertThat(room().rewarding("130 USDC", "0").terms().objection()).isEmpty();
    assertThat(room().rewarding("130.000001 USDC", "0").terms().objection())
        .contains(
            new RewardAbovePenalty(
                amount("130.000001 USDC"), amount("130 USDC"), Wad.ZERO, Wad.of("1.13")));
    assertThat(room().rewarding("0 USDC", "0.115").terms().objection()).isEmpty();
    assertThat(room().rewarding("0 USDC", "0.1151").terms().objection())
        .contains(
            new RewardAbovePenalty(
                amount("130.063 USDC"), amount("130 USDC"), Wad.of("0.1151"), Wad.of("1.13")));
  }
}
