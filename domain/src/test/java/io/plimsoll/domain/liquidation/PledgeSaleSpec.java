package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.callForShares;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.fill;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.DeskWords.repayWithPledged;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationRejection.NothingToSell;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.reserve.ReserveEvent.ClaimHandedOver;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.testing.DeskFixture;
import org.junit.jupiter.api.Test;

/** Sales of a loan that a lender's shares back. */
class PledgeSaleSpec {

  /** 10 pledged WETH against 16,000 USDC at 1,900: a call takes 8,000 and gives 4.42 WETH. */
  private static DeskFixture sinking() {
    return desk()
        .given(supply("ana", "10 WETH"), pledge("ana", "10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900");
  }

  /** Ben has borrowed 8 of the 10 WETH. */
  private static DeskFixture lentOut() {
    return desk()
        .given(supply("ana", "10 WETH"), pledge("ana", "10 WETH"), draw("16000 USDC"))
        .given(openLoan("L2", "ben"), deposit("L2", "50000 DAI"), draw("L2", "8 WETH"))
        .priced("WETH", "1900");
  }

  @Test
  void a_keeper_takes_the_asset_and_the_treasury_shares() {
    var desk = sinking();
    var then =
        desk.when(call("max USDC", "WETH"))
            .thenAccepted()
            .then(
                LiquidationOpened.class,
                LiquidationStarted.class,
                CollateralSold.class,
                DebtPaid.class,
                PledgeRedeemed.class,
                ClaimHandedOver.class,
                SharesReceived.class,
                CollateralCalled.class,
                LiquidationEnded.class,
                LiquidationClosed.class);

    assertThat(then.event(CollateralCalled.class).taken())
        .isEqualTo(amount("4.421052631578947368 WETH"));
    assertThat(then.event(PledgeRedeemed.class).amount()).isEqualTo(amount("4.4 WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(amount("5.6 WETH"));
    assertThat(desk.balance("treasury", WETH)).isEqualTo(amount("0.021052631578947368 WETH"));
    assertThat(desk.pledged(WETH)).isEqualTo(amount("5.578947368421052632 WETH"));
  }

  @Test
  void a_keeper_who_wants_shares_gets_them_whatever_is_lent() {
    var desk = lentOut().given(callForShares("max USDC", "WETH", "kim"));
    assertThat(desk.balance("kim", WETH)).isEqualTo(amount("4.4 WETH"));
    assertThat(desk.balance("treasury", WETH)).isEqualTo(amount("0.021052631578947368 WETH"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(amount("2 WETH"));
  }

  @Test
  void the_asset_itself_is_taken_only_as_far_as_it_is_there() {
    lentOut()
        .when(call("max USDC", "WETH"))
        .thenRejected(new LiquidityShort(amount("4.4 WETH"), amount("2 WETH")))
        .given(call("3000 USDC", "WETH"));
  }

  @Test
  void what_is_held_apart_goes_first() {
    var desk =
        desk()
            .given(supply("ana", "7 WETH"), pledge("ana", "7 WETH"), deposit("3 WETH"))
            .given(draw("16000 USDC"))
            .priced("WETH", "1900");
    var sold =
        desk.when(call("max USDC", "WETH")).thenAccepted().event(CollateralSold.class).sold();
    assertThat(sold.held()).isEqualTo(amount("3 WETH"));
    assertThat(sold.redeemed()).isEqualTo(amount("1.421052631578947368 WETH"));
    assertThat(desk.collateral(WETH)).isEqualTo(WETH.zero());
    assertThat(desk.pledged(WETH)).isEqualTo(amount("5.578947368421052632 WETH"));
  }

  @Test
  void what_the_last_pledge_does_not_pay_becomes_deficit() {
    var desk = sinking().priced("WETH", "1600");
    var then = desk.when(callForShares("max USDC", "WETH", "kim")).thenAccepted();
    assertThat(then.event(ShortfallBooked.class).shortfall()).isEqualTo(amount("761.904761 USDC"));
    assertThat(desk.loan().pledged()).isEmpty();
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(amount("761.904761 USDC"));
  }

  @Test
  void a_lot_is_what_can_be_redeemed() {
    var desk = lentOut().priced("WETH", "1750").given(openLiquidation());
    var lot = Liquidation.nextLots(desk.book(), L1, desk.facts()).getFirst();
    assertThat(lot.quantity()).isEqualTo(amount("2 WETH"));

    desk.given(order(quote("pool", "2 WETH", "3400 USDC")));
    var sold = desk.when(fill("2 WETH", "3400 USDC")).thenAccepted().event(LotSold.class);
    assertThat(sold.repaid()).isEqualTo(amount("3400 USDC"));
    assertThat(desk.reserve(WETH).cash()).isEqualTo(WETH.zero());
    desk.when(order()).thenRejected(new NothingToSell(CASE));
  }

  @Test
  void a_fill_waits_for_liquidity_that_went_meanwhile() {
    sinking()
        .given(openLiquidation(), order(quote("pool", "4 WETH", "7500 USDC")))
        .given(openLoan("L2", "ben"), deposit("L2", "50000 DAI"), draw("L2", "7 WETH"))
        .when(fill("4 WETH", "7500 USDC"))
        .thenRejected(new LiquidityShort(amount("4 WETH"), amount("3 WETH")))
        .given(supply("lena", "1 WETH"), fill("4 WETH", "7500 USDC"));
  }

  @Test
  void a_pledge_in_the_asset_that_is_owed_is_set_off() {
    var desk =
        desk()
            .given(supply("ana", "10000 USDC"), pledge("ana", "max USDC"), deposit("3 WETH"))
            .given(draw("12800 USDC"))
            .priced("WETH", "1600")
            .given(openLiquidation(), order());
    // 6,400 of debt, paid from shares: no venue, no bonus
    assertThat(desk.debt(USDC)).isEqualTo(amount("6400 USDC"));
    assertThat(desk.pledged(USDC)).isEqualTo(amount("3600 USDC"));
  }

  /** 1 WETH goes for 190.476190 of the 4,700 USDC owed, and the pledged 4,000 USDC pay as many. */
  @Test
  void a_debt_whose_last_pledge_was_paid_away_is_written_off() {
    var desk =
        desk()
            .given(supply("ana", "4000 USDC"), pledge("ana", "max USDC"), deposit("1 WETH"))
            .given(draw("4700 USDC"))
            .priced("WETH", "200")
            .given(call("max USDC", "WETH"), repayWithPledged("max USDC"));
    assertThat(desk.loan().backing()).isEmpty();
    desk.when(order())
        .thenAccepted()
        .then(
            DeficitBooked.class,
            DebtWrittenOff.class,
            ShortfallBooked.class,
            LiquidationEnded.class,
            LiquidationClosed.class)
        .thenLoan("", "");
    assertThat(desk.reserve(USDC).deficit()).isEqualTo(amount("509.523809 USDC"));
  }

  @Test
  void a_set_off_needs_no_liquidity() {
    var desk =
        desk()
            .given(supply("ana", "10000 USDC"), pledge("ana", "max USDC"), deposit("3 WETH"))
            .given(draw("12800 USDC"), openLoan("L2", "ben"), deposit("L2", "800 WETH"))
            .given(draw("L2", "997200 USDC"))
            .priced("WETH", "1600")
            .given(openLiquidation(), order());
    assertThat(desk.debt(USDC)).isEqualTo(amount("6400 USDC"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(USDC.zero());
  }
}
