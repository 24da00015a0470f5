package io.plimsoll.domain.reserve;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.end;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.lift;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.repayWithPledged;
import static io.plimsoll.domain.testing.DeskWords.send;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static io.plimsoll.domain.testing.DeskWords.takeOutPledged;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationRejection.GracePeriod;
import io.plimsoll.domain.reserve.ReserveRejection.AssetFrozen;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.reserve.ReserveRejection.NotBorrowable;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may be done with an asset at all: open, not borrowable, frozen, paused, within a grace. */
class StatusSpec {

  private static final Instant GRACE = START.plusSeconds(1_800);

  /** 10 WETH and a pledge of 1,000 USDC against 16,000 USDC. */
  private static DeskFixture indebted() {
    return desk()
        .given(supply("ana", "3000 USDC"), pledge("ana", "1000 USDC"))
        .given(deposit("10 WETH"), draw("16000 USDC"));
  }

  private static DeskFixture sinking() {
    return desk().given(deposit("10 WETH"), draw("16000 USDC")).priced("WETH", "1900");
  }

  @Test
  void a_frozen_asset_takes_nothing_new() {
    var frozen = new AssetFrozen(USDC.id());
    var desk = indebted().given(Listing.of(USDC).frozen().command());
    for (var command : List.of(supply("otto", "1 USDC"), deposit("1 USDC"), draw("1 USDC")))
      desk.when(command).thenRejected(frozen);
  }

  @Test
  void a_frozen_asset_lets_everything_go_and_come_back() {
    indebted()
        .given(Listing.of(USDC).frozen().command(), Listing.of(WETH).frozen().command())
        .given(withdraw("lena", "1 USDC"), send("ana", "otto", "1 USDC"), pledge("ana", "1 USDC"))
        .given(lift("ana", "1 USDC"), repay("1000 USDC"), takeOut("0.1 WETH"))
        .priced("WETH", "1700")
        .given(call("1000 USDC", "WETH"));
  }

  @Test
  void of_a_paused_asset_nothing_moves() {
    var desk = indebted().given(Listing.of(USDC).paused().command());
    List<Command> all =
        List.of(
            supply("otto", "1 USDC"),
            withdraw("lena", "1 USDC"),
            send("lena", "otto", "1 USDC"),
            deposit("1 USDC"),
            pledge("ana", "1 USDC"),
            lift("ana", "1 USDC"),
            takeOutPledged("1 USDC"),
            draw("1 USDC"),
            repay("1 USDC"),
            repayWithPledged("1 USDC"));
    for (var command : all) desk.when(command).thenRejected(new AssetPaused(USDC.id()));
    desk.given(takeOut("0.1 WETH"));
  }

  @Test
  void a_paused_asset_is_neither_called_nor_sold() {
    var desk = sinking().given(Listing.of(WETH).paused().command());
    desk.when(call("1000 USDC", "WETH")).thenRejected(new AssetPaused(WETH.id()));
    desk.when(openLiquidation()).thenRejected(new AssetPaused(WETH.id()));
    desk.given(Listing.of(WETH).command(), Listing.of(USDC).paused().command());
    desk.when(call("1000 USDC", "WETH")).thenRejected(new AssetPaused(USDC.id()));
    desk.when(openLiquidation()).thenRejected(new AssetPaused(USDC.id()));
  }

  @Test
  void a_sale_under_way_waits_for_the_end_of_a_pause() {
    sinking()
        .given(openLiquidation(), Listing.of(WETH).paused().command())
        .when(order(quote("pool", "4.4 WETH", "8040 USDC")))
        .thenRejected(new AssetPaused(WETH.id()))
        .given(Listing.of(WETH).command(), order(quote("pool", "4.4 WETH", "8040 USDC")));
  }

  @Test
  void what_a_venue_has_sold_is_booked_in_a_pause_too() {
    sinking()
        .given(openLiquidation(), order(quote("pool", "4.4 WETH", "8040 USDC")))
        .given(Listing.of(WETH).paused().command(), fill("4.4 WETH", "8040 USDC"));
  }

  @Test
  void a_healed_case_ends_in_a_pause_too() {
    sinking()
        .given(openLiquidation(), Listing.of(WETH).paused().command())
        .priced("WETH", "2000")
        .given(end());
  }

  @Test
  void of_several_collaterals_those_that_are_not_paused_are_sold() {
    var desk =
        desk()
            .given(deposit("10 WETH"), deposit("0.5 WBTC"), draw("28000 USDC"))
            .priced("WETH", "1700")
            .given(Listing.of(WETH).paused().command(), openLiquidation());
    assertThat(Liquidation.nextLots(desk.book(), L1, desk.facts()))
        .extracting(lot -> lot.quantity().token())
        .containsExactly(WBTC);
  }

  @Test
  void after_a_pause_borrowers_have_their_grace_to_the_last_moment() {
    var late = GRACE.plusMillis(1);
    for (var listing : List.of(Listing.of(WETH), Listing.of(USDC))) {
      var grace = new GracePeriod(listing.asset().id(), GRACE);
      var desk = sinking().given(listing.graceUntil(GRACE).command());
      desk.when(call("1000 USDC", "WETH")).at(GRACE).thenRejected(grace);
      desk.when(openLiquidation()).at(GRACE).thenRejected(grace);
      desk.given(repay("10 USDC")).at(late).given(call("1000 USDC", "WETH"));
    }
  }

  @Test
  void an_asset_may_be_supplied_and_not_drawn() {
    desk()
        .given(Listing.of(USDC).notBorrowable().command())
        .given(supply("otto", "1 USDC"), deposit("10 WETH"))
        .when(draw("100 USDC"))
        .thenRejected(new NotBorrowable(USDC.id()));
  }

  @Test
  void interest_runs_on_in_a_pause() {
    var desk = indebted().given(Listing.of(USDC).paused().command());
    var owed = desk.debt(USDC);
    desk.at(START.plusSeconds(31_536_000)).given(Listing.of(USDC).command());
    assertThat(desk.debt(USDC)).isGreaterThan(owed.plus(amount("160 USDC")));
  }
}
