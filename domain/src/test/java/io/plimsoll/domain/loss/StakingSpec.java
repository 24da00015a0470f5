package io.plimsoll.domain.loss;

import static io.plimsoll.domain.loss.LossBearer.BACKSTOP;
import static io.plimsoll.domain.loss.LossBearer.TREASURY;
import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.cool;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.stake;
import static io.plimsoll.domain.testing.DeskWords.unstake;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Stake;
import io.plimsoll.domain.lender.LenderEvent.CooldownStarted;
import io.plimsoll.domain.lender.LenderEvent.StakeWithdrawn;
import io.plimsoll.domain.lender.LenderEvent.Staked;
import io.plimsoll.domain.lender.LenderRejection.CooldownNotStarted;
import io.plimsoll.domain.lender.LenderRejection.NothingStaked;
import io.plimsoll.domain.lender.LenderRejection.StakeCooling;
import io.plimsoll.domain.lender.LenderRejection.StakeExceeded;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.reserve.ReserveEvent.BackstopReturned;
import io.plimsoll.domain.reserve.ReserveEvent.BackstopStaked;
import io.plimsoll.domain.reserve.ReserveRejection.AssetFrozen;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.reserve.ReserveRejection.BackstopNotConfigured;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** People stake for the losses of a reserve, and take their stakes out after the cooldown. */
class StakingSpec {

  private static final AccountId SAM = new AccountId("sam");
  private static final Duration COOLDOWN = Duration.ofDays(10);

  private static DeskFixture desk() {
    return DeskFixture.desk().given(Listing.of(USDC).losses(BACKSTOP).command());
  }

  /** 761.904761 USDC are lost. */
  private static DeskFixture loss(DeskFixture desk) {
    return desk.given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1600")
        .given(call("max USDC", "WETH"));
  }

  @Test
  void a_stake_lies_apart_and_is_not_lent() {
    var desk = desk();
    var before = desk.reserve(USDC);
    desk.when(stake("sam", "1000 USDC")).thenAccepted().then(BackstopStaked.class, Staked.class);
    var after = desk.reserve(USDC);
    assertThat(after.cash()).isEqualTo(before.cash());
    assertThat(after.liquidity()).isEqualTo(before.liquidity());
    assertThat(after.accrual()).isEqualTo(before.accrual());
    assertThat(desk.staked("sam", USDC)).isEqualTo(amount("1000 USDC"));
    assertThat(desk.book().balance(USDC.id(), LedgerAccount.BACKSTOP))
        .isEqualTo(amount("1000 USDC").units());
  }

  @Test
  void it_is_taken_out_when_the_cooldown_is_over_and_not_a_moment_before() {
    var end = START.plus(COOLDOWN);
    desk()
        .given(stake("sam", "1000 USDC"))
        .when(unstake("sam", "max USDC"))
        .thenRejected(new CooldownNotStarted(SAM))
        .when(cool("sam", "max USDC"))
        .thenAccepted()
        .then(CooldownStarted.class)
        .desk()
        .when(unstake("sam", "max USDC"))
        .at(end.minusMillis(1))
        .thenRejected(new StakeCooling(SAM, end))
        .when(unstake("sam", "max USDC"))
        .at(end)
        .thenAccepted()
        .then(BackstopReturned.class, StakeWithdrawn.class)
        .desk()
        .when(unstake("sam", "max USDC"))
        .thenRejected(new NothingStaked(SAM));
  }

  @Test
  void only_what_was_announced_is_taken_out() {
    var desk = desk().given(stake("sam", "1000 USDC"), cool("sam", "400 USDC")).after(COOLDOWN);
    desk.when(unstake("sam", "400.000001 USDC"))
        .thenRejected(new StakeExceeded(SAM, amount("400.000001 USDC"), amount("400 USDC")))
        .given(unstake("sam", "150 USDC"), unstake("sam", "max USDC"))
        .when(unstake("sam", "1 USDC"))
        .thenRejected(new CooldownNotStarted(SAM));
    assertThat(desk.staked("sam", USDC)).isEqualTo(amount("600 USDC"));
  }

  @Test
  void a_new_announcement_takes_the_place_of_the_one_before() {
    var desk = desk().given(stake("sam", "1000 USDC"), cool("sam", "400 USDC")).after(COOLDOWN);
    desk.given(cool("sam", "700 USDC"));
    desk.when(unstake("sam", "100 USDC"))
        .thenRejected(new StakeCooling(SAM, START.plus(COOLDOWN).plus(COOLDOWN)));
  }

  @Test
  void what_is_staked_while_something_cools_down_stays() {
    var desk = desk().given(stake("sam", "1000 USDC"), cool("sam", "max USDC"));
    desk.given(stake("sam", "50 USDC")).after(COOLDOWN).given(unstake("sam", "max USDC"));
    assertThat(desk.staked("sam", USDC)).isEqualTo(amount("50 USDC"));
  }

  @Test
  void a_loss_during_the_cooldown_and_after_it_is_borne() {
    var desk = desk().given(stake("sam", "1000 USDC"), cool("sam", "max USDC")).after(COOLDOWN);
    loss(desk);
    desk.when(unstake("sam", "1000 USDC"))
        .thenRejected(new StakeExceeded(SAM, amount("1000 USDC"), amount("238.095239 USDC")));
    assertThat(
            desk.when(unstake("sam", "max USDC"))
                .thenAccepted()
                .event(StakeWithdrawn.class)
                .amount())
        .isEqualTo(amount("238.095239 USDC"));
  }

  @Test
  void nobody_announces_more_than_is_staked() {
    desk()
        .when(cool("sam", "1 USDC"))
        .thenRejected(new NothingStaked(SAM))
        .given(stake("sam", "1000 USDC"))
        .when(cool("sam", "1000.000001 USDC"))
        .thenRejected(new StakeExceeded(SAM, amount("1000.000001 USDC"), amount("1000 USDC")));
  }

  @Test
  void after_a_loss_of_everything_staking_begins_anew() {
    var desk = loss(desk().given(stake("sam", "500 USDC"), cool("sam", "max USDC")));
    desk.when(cool("sam", "max USDC")).thenRejected(new NothingStaked(SAM));
    desk.given(stake("sue", "0.000001 USDC"), stake("tom", "1000 USDC"), stake("sam", "3 USDC"));
    assertThat(desk.staked("sue", USDC)).isEqualTo(amount("0.000001 USDC"));
    assertThat(desk.staked("tom", USDC)).isEqualTo(amount("1000 USDC"));
    assertThat(desk.staked("sam", USDC)).isEqualTo(amount("3 USDC"));
    desk.after(COOLDOWN).when(unstake("sam", "max USDC")).thenRejected(new NothingStaked(SAM));
  }

  @Test
  void where_no_backstop_is_asked_for_nothing_is_staked_and_what_was_is_given_back() {
    var desk = desk().given(stake("sam", "1000 USDC"));
    desk.given(Listing.of(USDC).losses(TREASURY).command());
    desk.when(stake("sam", "1 USDC")).thenRejected(new BackstopNotConfigured(USDC.id()));
    desk.given(cool("sam", "max USDC"), unstake("sam", "max USDC"));
    assertThat(desk.staked("sam", USDC)).isEqualTo(USDC.zero());
  }

  @Test
  void a_change_of_terms_leaves_a_cooldown_that_runs_as_it_is() {
    var desk = desk().given(stake("sam", "1000 USDC"), cool("sam", "max USDC"));
    desk.given(Listing.of(USDC).losses(Duration.ofDays(100), BACKSTOP).command());
    desk.after(COOLDOWN).given(unstake("sam", "max USDC"));
  }

  @Test
  void a_frozen_asset_takes_no_stake_and_a_paused_one_gives_none_back() {
    var desk = desk().given(stake("sam", "1000 USDC"));
    var listing = Listing.of(USDC).losses(BACKSTOP);
    desk.given(listing.frozen().command())
        .when(stake("sam", "1 USDC"))
        .thenRejected(new AssetFrozen(USDC.id()));
    desk.given(listing.paused().command(), cool("sam", "max USDC"))
        .after(COOLDOWN)
        .when(unstake("sam", "max USDC"))
        .thenRejected(new AssetPaused(USDC.id()));
  }

  @Test
  void an_asset_that_is_not_listed_has_no_backstop() {
    var doge = new AssetId("DOGE");
    desk()
        .when(new Stake(MAIN, SAM, doge, Quantity.of("1")))
        .thenRejected(new AssetUnknown(MAIN, doge));
  }
}
