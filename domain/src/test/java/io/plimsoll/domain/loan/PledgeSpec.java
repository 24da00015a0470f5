package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.lift;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static io.plimsoll.domain.testing.DeskWords.takeOutPledged;
import static io.plimsoll.domain.testing.DeskWords.withdraw;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderEvent.PledgeGiven;
import io.plimsoll.domain.lender.LenderEvent.PledgeReturned;
import io.plimsoll.domain.lender.LenderRejection.BalanceExceeded;
import io.plimsoll.domain.lender.LenderRejection.NothingSupplied;
import io.plimsoll.domain.loan.LoanEvent.PledgeLifted;
import io.plimsoll.domain.loan.LoanEvent.PledgeWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.SharesPledged;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.NotAcceptedAsCollateral;
import io.plimsoll.domain.loan.LoanRejection.PledgeExceeded;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.reserve.ReserveEvent.ClaimHandedOver;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A lender's shares as collateral. */
class PledgeSpec {

  private static final AccountId ANA = new AccountId("ana");

  /** Ana has supplied 10 WETH and pledged them all. */
  private static DeskFixture pledged() {
    return desk().given(supply("ana", "10 WETH"), pledge("ana", "max WETH"));
  }

  /** Half of the WETH is lent, and a year has passed: 10 WETH have become 10.1575. */
  private static DeskFixture afterAYear() {
    return pledged()
        .given(openLoan("L2", "ben"), deposit("L2", "50000 DAI"), draw("L2", "5 WETH"))
        .after(Duration.ofDays(365));
  }

  @Test
  void pledged_shares_back_the_loan_and_stay_in_the_reserve() {
    var desk = desk().given(supply("ana", "10 WETH"));
    desk.when(pledge("ana", "10 WETH"))
        .thenAccepted()
        .then(ClaimHandedOver.class, PledgeGiven.class, SharesPledged.class);

    assertThat(desk.pledged(WETH)).isEqualTo(amount("10 WETH"));
    assertThat(desk.balance("ana", WETH)).isEqualTo(WETH.zero());
    assertThat(desk.reserve(WETH).cash()).isEqualTo(amount("10 WETH"));
    assertThat(desk.reserve(WETH).collateral()).isEqualTo(WETH.zero());
    desk.given(draw("16000 USDC"));
  }

  @Test
  void pledged_shares_go_on_earning_and_what_is_held_apart_does_not() {
    var desk = afterAYear().given(deposit("10 WETH"));
    // half of it is lent at 3.5 %; nine tenths of 1.75 % on 10 WETH
    assertThat(desk.pledged(WETH)).isEqualTo(amount("10.1575 WETH"));
    assertThat(desk.collateral(WETH)).isEqualTo(amount("10 WETH"));
    assertThat(desk.valuation().collateralValue()).isEqualTo(amount("40315 USD"));
  }

  @Test
  void what_is_held_and_what_is_pledged_of_an_asset_count_together() {
    desk()
        .given(supply("ana", "6 WETH"), pledge("ana", "6 WETH"), deposit("4 WETH"))
        .given(draw("16000 USDC"));
  }

  @Test
  void a_lender_pledges_what_there_is_and_not_one_unit_more() {
    desk()
        .when(pledge("ana", "1 WETH"))
        .thenRejected(new NothingSupplied(ANA))
        .given(supply("ana", "10 WETH"))
        .when(pledge("ana", "10.000000000000000001 WETH"))
        .thenRejected(
            new BalanceExceeded(ANA, amount("10.000000000000000001 WETH"), amount("10 WETH")))
        .given(pledge("ana", "4 WETH"), withdraw("ana", "6 WETH"))
        .when(withdraw("ana", "max WETH"))
        .thenRejected(new NothingSupplied(ANA));
  }

  @Test
  void a_pledge_is_lifted_to_the_limit_and_not_one_unit_further() {
    var desk = pledged().given(draw("8000 USDC"));
    desk.when(lift("ana", "5.000000000000000001 WETH"))
        .thenRejected(
            new WithdrawalBelowLimit(amount("5.000000000000000001 WETH"), amount("5 WETH")))
        .when(lift("ana", "5 WETH"))
        .thenAccepted()
        .then(ClaimHandedOver.class, PledgeLifted.class, PledgeReturned.class);
    assertThat(desk.balance("ana", WETH)).isEqualTo(amount("5 WETH"));
    desk.when(lift("ana", "0.000000000000000001 WETH"))
        .thenRejected(new WithdrawalBelowLimit(oneUnit(WETH), WETH.zero()));
  }

  @Test
  void what_stays_is_kept_in_whole_shares() {
    var desk = afterAYear().given(draw("8000.000001 USDC")).priced("WETH", "1933.71828182845904");
    var left = desk.when(lift("ana", "9 WETH")).thenRejected(WithdrawalBelowLimit.class);
    var further = left.available().plus(oneUnit(WETH));

    desk.when(lift("ana", further.toString()))
        .thenRejected(new WithdrawalBelowLimit(further, left.available()))
        .given(lift("ana", left.available().toString()));
    assertThat(desk.valuation().debtValue()).isLessThanOrEqualTo(desk.valuation().limit());
  }

  @Test
  void without_debt_all_of_it_is_lifted_at_any_price() {
    var desk = pledged().unpriced("WETH").given(lift("ana", "max WETH"));
    assertThat(desk.balance("ana", WETH)).isEqualTo(amount("10 WETH"));
    desk.when(lift("ana", "max WETH"))
        .thenRejected(new PledgeExceeded(WETH.zero(), WETH.zero()))
        .when(takeOutPledged("1 WETH"))
        .thenRejected(new PledgeExceeded(amount("1 WETH"), WETH.zero()));
  }

  @Test
  void all_of_a_pledge_that_is_needed_cannot_be_lifted() {
    pledged()
        .given(draw("8000 USDC"))
        .when(lift("ana", "max WETH"))
        .thenRejected(new WithdrawalBelowLimit(amount("10 WETH"), amount("5 WETH")));
  }

  @Test
  void lifting_beside_debt_needs_fresh_prices() {
    var late = START.plusSeconds(3_601);
    pledged()
        .given(draw("1000 USDC"))
        .when(lift("ana", "1 WETH"))
        .at(late)
        .thenRejected(new PriceTooOld(USDC.id(), START, late, Duration.ofHours(1)));
  }

  @Test
  void a_pledge_can_be_taken_out_as_the_asset_itself() {
    var desk = pledged().given(draw("8000 USDC"));
    desk.when(takeOutPledged("5 WETH"))
        .thenAccepted()
        .then(PledgeRedeemed.class, PledgeWithdrawn.class);
    assertThat(desk.pledged(WETH)).isEqualTo(amount("5 WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(amount("5 WETH"));
    desk.when(takeOutPledged("0.000000000000000001 WETH"))
        .thenRejected(new WithdrawalBelowLimit(oneUnit(WETH), WETH.zero()));
  }

  @Test
  void what_is_lent_of_a_pledge_can_be_lifted_and_not_taken_out() {
    var desk = afterAYear();
    desk.when(takeOutPledged("max WETH"))
        .thenRejected(new LiquidityShort(amount("10.1575 WETH"), amount("5 WETH")))
        .given(takeOutPledged("5 WETH"), lift("ana", "max WETH"));
    assertThat(desk.loan().pledged()).isEmpty();
  }

  @Test
  void what_is_held_apart_is_taken_out_by_itself() {
    var desk = pledged().given(deposit("4 WETH"), draw("8000 USDC"));
    desk.given(takeOut("max WETH"), lift("ana", "5 WETH"));
    assertThat(desk.collateral(WETH)).isEqualTo(WETH.zero());
  }

  @Test
  void an_asset_that_backs_nothing_new_is_not_pledged_anew() {
    desk()
        .given(supply("ana", "2 WBTC"), pledge("ana", "1 WBTC"))
        .given(Listing.of(WBTC).lending(0, 8_000).command())
        .given(pledge("ana", "0.5 WBTC"), lift("ana", "max WBTC"))
        .when(pledge("ana", "1 WBTC"))
        .thenRejected(new NotAcceptedAsCollateral(WBTC.id()));
  }

  @Test
  void during_a_sale_a_pledge_can_be_given_and_not_lifted() {
    pledged()
        .given(supply("ana", "1 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .given(openLiquidation(), pledge("ana", "1 WETH"))
        .when(lift("ana", "1 WETH"))
        .thenRejected(new LiquidationUnderWay(L1, CASE))
        .when(takeOutPledged("1 WETH"))
        .thenRejected(new LiquidationUnderWay(L1, CASE));
  }

  @Test
  void a_pledge_outlives_the_debt() {
    var desk = pledged().given(draw("8000 USDC"), repay("max USDC"));
    assertThat(desk.pledged(WETH)).isEqualTo(amount("10 WETH"));
  }
}
