package io.plimsoll.domain.auction;

import static io.plimsoll.domain.auction.AuctionRoom.A1;
import static io.plimsoll.domain.auction.AuctionRoom.START;
import static io.plimsoll.domain.auction.AuctionRoom.room;
import static io.plimsoll.domain.auction.AuctionRoom.running;
import static io.plimsoll.domain.auction.AuctionRoom.start;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionAlreadyStarted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionHalted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionTooSmall;
import io.plimsoll.domain.auction.AuctionRejection.LimitReached;
import io.plimsoll.domain.auction.AuctionRejection.NothingToAuction;
import io.plimsoll.domain.auction.AuctionRejection.PriceInvalid;
import io.plimsoll.domain.auction.AuctionRejection.StartPriceZero;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes under auction, at which price, and when nothing may. */
class StartSpec {

  @Test
  void a_loan_goes_under_auction_with_the_penalty_from_above_the_oracles_price() {
    var started = running().last(AuctionStarted.class);
    assertThat(started.due()).isEqualTo(amount("16000 USDC"));
    assertThat(started.tab()).isEqualTo(amount("18080 USDC"));
    assertThat(started.lot()).isEqualTo(amount("10 WETH"));
    assertThat(started.startPrice()).isEqualTo(Ray.of("2400"));
    assertThat(running().auction())
        .isEqualTo(
            new Auction.Running(
                MAIN,
                A1,
                L1,
                amount("18080 USDC"),
                amount("10 WETH"),
                START,
                Ray.of("2400"),
                Optional.empty(),
                List.of(),
                0));
  }

  @Test
  void an_auction_starts_once() {
    running().refuses(start("16000 USDC", "10 WETH"), new AuctionAlreadyStarted(A1));
  }

  /** 9,040 of 18,080: half the debt, and half the collateral. */
  @Test
  void what_fits_under_the_assets_cap_goes_and_the_rest_stays_a_loan() {
    var started =
        room()
            .capped("1000000 USDC", "9040 USDC")
            .given(start("16000 USDC", "10 WETH"))
            .last(AuctionStarted.class);
    assertThat(started.due()).isEqualTo(amount("8000 USDC"));
    assertThat(started.tab()).isEqualTo(amount("9040 USDC"));
    assertThat(started.lot()).isEqualTo(amount("5 WETH"));
  }

  @Test
  void the_markets_cap_counts_where_it_is_nearer() {
    var room = room().capped("4520 USDC", "9040 USDC").given(start("16000 USDC", "10 WETH"));
    assertThat(room.last(AuctionStarted.class).due()).isEqualTo(amount("4000 USDC"));
    assertThat(room.underAuction()).isEqualTo(amount("4520 USDC"));
  }

  /** 1 USDC is 1.13 to raise; 15,000.000001 leave 999.999999. */
  @Test
  void a_loan_that_would_be_left_with_dust_goes_as_a_whole_beyond_the_caps() {
    var all = room().capped("1000000 USDC", "16950.000002 USDC");
    assertThat(all.given(start("16000 USDC", "10 WETH")).last(AuctionStarted.class).tab())
        .isEqualTo(amount("18080 USDC"));
    var part = room().capped("1000000 USDC", "16950 USDC");
    assertThat(part.given(start("16000 USDC", "10 WETH")).last(AuctionStarted.class).due())
        .isEqualTo(amount("15000 USDC"));
  }

  @Test
  void no_part_is_auctioned_that_is_dust_itself() {
    room()
        .capped("1000000 USDC", "1129.999999 USDC")
        .refuses(
            start("16000 USDC", "10 WETH"),
            new AuctionTooSmall(amount("999.999999 USDC"), amount("1000 USDC")));
    assertThat(
            room()
                .capped("1000000 USDC", "1130 USDC")
                .given(start("16000 USDC", "10 WETH"))
                .last(AuctionStarted.class)
                .due())
        .isEqualTo(amount("1000 USDC"));
  }

  @Test
  void with_a_cap_used_up_nothing_starts() {
    var room = running().capped("1000000 USDC", "18080 USDC");
    assertThat(room.holes().limit())
        .contains(
            new LimitReached(
                new Hole(amount("1000000 USDC"), amount("18080 USDC")),
                new Hole(amount("18080 USDC"), amount("18080 USDC"))));
    assertThat(running().capped("18080 USDC", "100000 USDC").holes().limit()).isPresent();
    assertThat(running().capped("18080.000001 USDC", "18080.000001 USDC").holes().limit())
        .isEmpty();
    var none = new Hole(USDC.zero(), USDC.zero());
    room()
        .capped("0 USDC", "0 USDC")
        .refuses(start("1 USDC", "1 WETH"), new LimitReached(none, none));
  }

  @Test
  void a_cap_lowered_below_what_is_under_auction_leaves_no_room() {
    var holes = running().capped("1 USDC", "100000 USDC").holes();
    assertThat(holes.limit()).isPresent();
    assertThat(holes.room()).isEqualTo(amount("0 USDC"));
  }

  @Test
  void without_a_unit_of_collateral_nothing_is_auctioned() {
    room()
        .refuses(
            start("16000 USDC", "0 WETH"), new NothingToAuction(amount("18080 USDC"), WETH.zero()));
    room().refuses(start("0 USDC", "10 WETH"), new NothingToAuction(USDC.zero(), WETH.zero()));
  }

  @Test
  void without_a_price_nothing_is_auctioned() {
    room().unpriced().refuses(start("16000 USDC", "10 WETH"), new PriceInvalid(WETH.id()));
    room()
        .priced("0")
        .refuses(start("16000 USDC", "10 WETH"), new StartPriceZero(Ray.ZERO, Ray.of("1.2")));
  }

  @ParameterizedTest
  @EnumSource
  void from_the_first_level_of_the_breaker_nothing_starts(Breaker level) {
    var room = room().halted(level);
    if (level == Breaker.NOTHING_HALTED) room.given(start("16000 USDC", "10 WETH"));
    else room.refuses(start("16000 USDC", "10 WETH"), new AuctionHalted(A1, level));
  }

  /** 50 and 2 % of 18,080. */
  @Test
  void whoever_starts_an_auction_earns_the_tip_and_the_chip() {
    assertThat(
            room()
                .rewarding("50 USDC", "0.02")
                .given(start("16000 USDC", "10 WETH"))
                .last(AuctionStarted.class)
                .incentive())
        .isEqualTo(amount("411.6 USDC"));
    assertThat(running().last(AuctionStarted.class).incentive()).isEqualTo(amount("0 USDC"));
  }

  /** A share is worth 2.5 units; 7 of 10 fit, of 9 collateral units 6. */
  @Test
  void debt_in_shares_is_cut_by_whole_shares() {
    var owed = new Owed(BigInteger.TEN, amount("0.0000025 DAI"));
    var loan =
        new Consignment(MAIN, A1, L1, AuctionRoom.KIRA, owed, WETH.units(BigInteger.valueOf(9)));
    var fitting = loan.within(amount("0.00002 DAI"), Wad.of("1.13"));
    assertThat(fitting).isEqualTo(7);
    assertThat(loan.lot(fitting).units()).isEqualTo(6);
    assertThat(owed.worth(fitting)).isEqualTo(amount("0.0000175 DAI"));
    assertThat(loan.leavesDust(fitting, amount("0.0000076 DAI"))).isTrue();
    assertThat(loan.leavesDust(fitting, amount("0.0000075 DAI"))).isFalse();
  }

  @Test
  void debt_in_shares_starts_an_auction_too() {
    var command =
        new Consignment(
            MAIN,
            A1,
            L1,
            AuctionRoom.KIRA,
            new Owed(new BigInteger("16000"), amount("1.05 USDC")),
            amount("10 WETH"));
    var started = room().given(command).last(AuctionStarted.class);
    assertThat(started.shares()).isEqualTo(16_000);
    assertThat(started.due()).isEqualTo(amount("16800 USDC"));
    assertThat(started.tab()).isEqualTo(amount("18984 USDC"));
  }

  @Test
  void a_share_is_worth_something_and_a_penalty_at_least_nothing() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Owed(BigInteger.ONE, USDC.zero()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sizes.of(Wad.of("0.99"), amount("1000 USDC")));
  }
}
