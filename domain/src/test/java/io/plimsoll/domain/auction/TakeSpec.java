package io.plimsoll.domain.auction;

import static io.plimsoll.domain.auction.AuctionRoom.A1;
import static io.plimsoll.domain.auction.AuctionRoom.cancel;
import static io.plimsoll.domain.auction.AuctionRoom.reset;
import static io.plimsoll.domain.auction.AuctionRoom.room;
import static io.plimsoll.domain.auction.AuctionRoom.running;
import static io.plimsoll.domain.auction.AuctionRoom.take;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRejection.AuctionHalted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.NoPartialPurchase;
import io.plimsoll.domain.auction.AuctionRejection.TooExpensive;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keepers buy: 18,080 USDC are to be raised by 10 WETH; after 10 minutes one costs 2,000. */
class TakeSpec {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private static AuctionRoom atTwoThousand() {
    return running().after(TEN_MINUTES);
  }

  private static void assertTaken(LotTaken taken, String paid, String bought) {
    assertThat(taken.paid()).isEqualTo(amount(paid));
    assertThat(taken.bought()).isEqualTo(amount(bought));
  }

  @Test
  void a_part_is_sold_at_the_price_of_the_second() {
    var room = atTwoThousand().given(take("4 WETH"));
    assertThat(room.last(LotTaken.class).price()).isEqualTo(room.price());
    assertThat(room.price().decimal()).startsWith("1999.9999999999999999999999");
    assertTaken(room.last(LotTaken.class), "8000 USDC", "4 WETH");
    assertThat(room.open().tab()).isEqualTo(amount("10080 USDC"));
    assertThat(room.open().lot()).isEqualTo(amount("6 WETH"));
    assertThat(room.underAuction()).isEqualTo(amount("10080 USDC"));
  }

  /** 18,080 / 2,400 WETH; the rest goes back. */
  @Test
  void nobody_pays_more_than_is_left_to_raise_and_the_rest_goes_back_to_the_borrower() {
    var room = running().given(take("10 WETH"));
    assertTaken(room.last(LotTaken.class), "18080 USDC", "7.533333333333333333 WETH");
    var ended = room.last(AuctionEnded.class);
    assertThat(ended.returned()).isEqualTo(amount("2.466666666666666667 WETH"));
    assertThat(ended.unraised()).isEqualTo(amount("0 USDC"));
    assertThat(room.auction()).isEqualTo(new Auction.Ended(A1));
    assertThat(room.underAuction()).isEqualTo(amount("0 USDC"));
  }

  @Test
  void when_everything_is_sold_what_nobody_paid_is_no_longer_raised() {
    var room = running().after(Duration.ofMinutes(30)).given(take("100 WETH"));
    assertTaken(room.last(LotTaken.class), "12000 USDC", "10 WETH");
    assertThat(room.last(AuctionEnded.class).unraised()).isEqualTo(amount("6080 USDC"));
    assertThat(room.last(AuctionEnded.class).returned()).isEqualTo(WETH.zero());
    assertThat(room.underAuction()).isEqualTo(amount("0 USDC"));
  }

  @Test
  void a_price_above_a_keepers_limit_is_too_expensive_and_one_at_it_is_not() {
    running()
        .refuses(
            take("1 WETH", "2399.99"), new TooExpensive(A1, Ray.of("2400"), Ray.of("2399.99")));
    assertTaken(
        running().given(take("1 WETH", "2400")).last(LotTaken.class), "2400 USDC", "1 WETH");
  }

  /** The smallest remainder is 1,130. 7.1 WETH cost 17,040, which would leave 1,040. */
  @Test
  void a_take_that_would_leave_dust_buys_only_what_leaves_the_smallest_remainder() {
    var room = running().given(take("7.1 WETH"));
    assertTaken(room.last(LotTaken.class), "16950 USDC", "7.0625 WETH");
    assertThat(room.open().tab()).isEqualTo(amount("1130 USDC"));
  }

  @Test
  void of_the_smallest_remainder_only_all_can_be_bought() {
    var room = running().given(take("7.0625 WETH"));
    room.refuses(
        take("0.1 WETH"), new NoPartialPurchase(A1, amount("1130 USDC"), amount("1130 USDC")));
    room.given(take("1 WETH"));
    assertThat(room.last(AuctionEnded.class).unraised()).isEqualTo(amount("0 USDC"));
  }

  /** After 15 minutes 9 WETH bring 16,200; after half an hour the last one brings 1,200. */
  @Test
  void the_last_of_the_lot_may_leave_any_remainder() {
    var room = running().after(Duration.ofMinutes(15)).given(take("9 WETH"));
    assertThat(room.open().tab()).isEqualTo(amount("1880 USDC"));
    room.after(Duration.ofMinutes(15)).given(take("1 WETH"));
    assertThat(room.last(AuctionEnded.class).unraised()).isEqualTo(amount("680 USDC"));
  }

  /** 10^-18 WETH are 2.4 × 10^-9 of a unit of USDC. */
  @Test
  void a_crumb_of_collateral_costs_a_unit() {
    var taken = running().given(take("0.000000000000000001 WETH")).last(LotTaken.class);
    assertThat(taken.paid()).isEqualTo(oneUnit(USDC));
    assertThat(taken.bought()).isEqualTo(oneUnit(WETH));
  }

  @Test
  void costs_are_counted_in_whatever_decimals_the_tokens_have() {
    var price = new LotPrice(Ray.of("40000.5"), WBTC, USDC);
    assertThat(price.cost(amount("0.00000001 WBTC"), Rounding.DOWN))
        .isEqualTo(amount("0.0004 USDC"));
    assertThat(price.cost(amount("0.00000001 WBTC"), Rounding.UP))
        .isEqualTo(amount("0.000401 USDC"));
    assertThat(price.buys(amount("100000 USDC"))).isEqualTo(amount("2.49996875 WBTC"));
    assertThat(new LotPrice(Ray.of("0.000025"), USDC, WBTC).cost(amount("3 USDC"), Rounding.DOWN))
        .isEqualTo(amount("0.000075 WBTC"));
  }

  @ParameterizedTest
  @EnumSource
  void only_the_last_level_of_the_breaker_halts_takes(Breaker level) {
    var room = running().halted(level);
    if (level == Breaker.TAKES_HALTED)
      room.refuses(take("1 WETH"), new AuctionHalted(A1, Breaker.TAKES_HALTED));
    else room.given(take("1 WETH"));
  }

  @Test
  void of_an_auction_that_has_ended_or_never_started_nothing_is_bought() {
    room().refuses(take("1 WETH"), new AuctionNotRunning(A1));
    running().given(take("10 WETH")).refuses(take("1 WETH"), new AuctionNotRunning(A1));
    running().given(take("10 WETH")).refuses(reset(), new AuctionNotRunning(A1));
    running().given(take("10 WETH")).refuses(cancel(), new AuctionNotRunning(A1));
  }

  @Test
  void a_cancelled_auction_gives_its_room_back_whatever_is_halted() {
    var room = atTwoThousand().given(take("4 WETH")).halted(Breaker.TAKES_HALTED).given(cancel());
    assertThat(room.last(AuctionCancelled.class).tab()).isEqualTo(amount("10080 USDC"));
    assertThat(room.last(AuctionCancelled.class).lot()).isEqualTo(amount("6 WETH"));
    assertThat(room.underAuction()).isEqualTo(amount("0 USDC"));
  }

  @Test
  void nothing_follows_the_end() {
    var room = running().given(take("10 WETH"));
    var taken = room.last(LotTaken.class);
    assertThatIllegalStateException().isThrownBy(() -> Auction.evolve(room.auction(), taken));
    assertThatIllegalStateException()
        .isThrownBy(() -> Auction.evolve(running().auction(), running().events().getFirst()));
  }

  @Test
  void each_loan_and_market_is_named_in_every_event() {
    var room = running().given(take("10 WETH"));
    assertThat(room.events())
        .allSatisfy(
            event -> {
              assertThat(event.market()).isEqualTo(MAIN);
              assertThat(event.auction()).isEqualTo(A1);
              assertThat(event.loan()).isEqualTo(L1);
            });
    assertThat(room.events()).hasSize(3);
  }

  @Test
  void what_is_raised_makes_room_for_the_next_auction() {
    var room = atTwoThousand().capped("20000 USDC", "20000 USDC").given(take("4 WETH"));
    assertThat(room.holes().room()).isEqualTo(amount("9920 USDC"));
    room.given(take("10 WETH"));
    assertThat(room.holes().room()).isEqualTo(amount("20000 USDC"));
  }
}
