package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskFixture.empty;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.choose;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.leaveCategory;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.takeOut;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.loan.HealthFactor.Of;
import io.plimsoll.domain.loan.LoanEvent.CategoryChosen;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.loan.LoanRejection.NotAcceptedAsCollateral;
import io.plimsoll.domain.loan.LoanRejection.OutsideCategory;
import io.plimsoll.domain.loan.LoanRejection.UnhealthyAfter;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketEvent.CategoryDefined;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.BonusAboveCover;
import io.plimsoll.domain.market.MarketRejection.BorrowLimitAboveThreshold;
import io.plimsoll.domain.market.MarketRejection.CategoryUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.reserve.ReserveRejection.NotBorrowable;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Grouping;
import io.plimsoll.domain.testing.Listing;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Correlated assets: drawn to 93 %, sold at 95 % instead of 80 and 82.5. */
class CategorySpec {

  private static final CategoryId STABLE = new CategoryId("stable");
  private static final Grouping DOLLARS =
      Grouping.of("stable").holding(USDC, DAI).lending(USDC, DAI);

  private static DeskFixture stable() {
    return desk().given(DOLLARS.command());
  }

  @Test
  void members_count_with_the_categorys_own_numbers() {
    var desk = stable().given(deposit("10000 USDC"));
    desk.when(choose("stable")).thenAccepted().then(CategoryChosen.class);
    desk.when(draw("9300.000000000000000001 DAI"))
        .thenRejected(
            new BorrowLimitExceeded(amount("9300.000000000000000001 DAI"), amount("9300 DAI")))
        .given(draw("9300 DAI"));
    assertThat(desk.valuation().health()).isEqualTo(new Of(Wad.of("1.021505376344086021")));
  }

  @Test
  void what_is_no_member_counts_as_ever() {
    var desk = stable().given(deposit("10000 USDC"), deposit("1 WETH"), choose("stable"));
    assertThat(desk.valuation().limit()).isEqualTo(amount("10900 USD"));
  }

  @Test
  void pledged_shares_of_a_member_count_as_members() {
    var desk = stable().given(supply("ana", "10000 USDC"), pledge("ana", "max USDC"));
    desk.given(choose("stable"), draw("9300 DAI"));
  }

  @Test
  void only_the_categorys_assets_are_drawn() {
    stable()
        .given(supply("lena", "10 WETH"), deposit("10000 USDC"), choose("stable"))
        .when(draw("1 WETH"))
        .thenRejected(new OutsideCategory(L1, STABLE, WETH.id()));
  }

  @Test
  void a_loan_with_a_debt_outside_cannot_enter() {
    stable()
        .given(supply("lena", "10 WETH"), deposit("10000 USDC"), draw("1 WETH"))
        .when(choose("stable"))
        .thenRejected(new OutsideCategory(L1, STABLE, WETH.id()))
        .given(repay("max WETH"), choose("stable"));
  }

  @Test
  void a_loan_leaves_only_if_it_is_healthy_without() {
    stable()
        .given(deposit("10000 USDC"), choose("stable"), draw("9000 DAI"))
        .when(leaveCategory())
        .thenRejected(new UnhealthyAfter(L1, new Of(Wad.of("0.916666666666666666"))))
        .given(repay("750 DAI"), leaveCategory())
        .when(draw("100 DAI"))
        .thenRejected(new BorrowLimitExceeded(amount("100 DAI"), DAI.zero()));
  }

  @Test
  void a_loan_moves_between_categories_only_if_it_is_healthy_there() {
    stable()
        .given(Grouping.of("loose", 8_000, 8_500, 300).holding(USDC).lending(DAI).command())
        .given(deposit("10000 USDC"), choose("stable"), draw("9000 DAI"))
        .when(choose("loose"))
        .thenRejected(new UnhealthyAfter(L1, new Of(Wad.of("0.944444444444444444"))))
        .given(repay("1000 DAI"), choose("loose"));
  }

  @Test
  void a_sinking_loan_may_enter_a_category_that_lifts_it() {
    var desk = stable().given(deposit("10000 USDC"), draw("8000 DAI")).priced("DAI", "1.1");
    assertThat(desk.valuation().health().isLiquidatable()).isTrue();
    desk.given(choose("stable"));
    assertThat(desk.valuation().health().isLiquidatable()).isFalse();
  }

  @Test
  void a_member_without_loan_to_value_covers_debt_and_backs_no_new_one() {
    var desk =
        stable()
            .given(deposit("10000 USDC"), choose("stable"), draw("9000 DAI"))
            .given(DOLLARS.backingNothingNew(USDC).command());
    assertThat(desk.valuation().health()).isEqualTo(new Of(Wad.of("1.055555555555555555")));
    desk.when(draw("1 DAI")).thenRejected(new BorrowLimitExceeded(amount("1 DAI"), DAI.zero()));
  }

  @Test
  void an_asset_may_be_collateral_within_a_category_alone() {
    stable()
        .given(Listing.of(USDC).lending(0, 0).command())
        .when(deposit("10000 USDC"))
        .thenRejected(new NotAcceptedAsCollateral(USDC.id()))
        .given(choose("stable"), deposit("10000 USDC"), draw("9300 DAI"));
  }

  @Test
  void an_asset_may_be_drawn_within_a_category_alone() {
    stable()
        .given(Listing.of(DAI).notBorrowable().command(), deposit("10000 USDC"))
        .when(draw("1000 DAI"))
        .thenRejected(new NotBorrowable(DAI.id()))
        .given(choose("stable"), draw("1000 DAI"));
  }

  @Test
  void a_sale_costs_the_categorys_bonus() {
    var desk =
        stable()
            .given(deposit("10000 USDC"), choose("stable"), draw("9300 DAI"))
            .priced("USDC", "0.97");
    // health 0.9909; half of the debt: 4,650 / 0.97 with 1 % on top
    var called = desk.when(call("max DAI", "USDC")).thenAccepted().event(CollateralCalled.class);
    assertThat(called.repaid()).isEqualTo(amount("4650 DAI"));
    assertThat(called.taken()).isEqualTo(amount("4841.752576 USDC"));
  }

  @Test
  void a_changed_category_applies_to_its_loans_at_once() {
    stable()
        .given(deposit("10000 USDC"), choose("stable"), draw("9000 DAI"))
        .given(Grouping.of("stable", 8_500, 8_900, 200).holding(USDC).lending(DAI).command())
        .given(openLiquidation());
  }

  @Test
  void what_is_taken_out_counts_with_the_categorys_numbers() {
    var desk = stable().given(deposit("10000 USDC"), choose("stable"), draw("7440 DAI"));
    desk.given(takeOut("max USDC"));
    assertThat(desk.collateral(USDC)).isEqualTo(amount("8000 USDC"));
  }

  @Test
  void a_loan_with_debt_changes_its_category_only_with_prices() {
    stable()
        .given(choose("stable"), leaveCategory())
        .given(deposit("10000 USDC"), draw("1000 DAI"))
        .unpriced("USDC")
        .when(choose("stable"))
        .thenRejected(new PriceMissing(USDC.id()));
  }

  @Test
  void the_same_choice_and_the_same_category_again_are_no_event() {
    var desk = stable().given(choose("stable"));
    desk.when(choose("stable")).thenAccepted().then();
    desk.when(DOLLARS.command()).thenAccepted().then();
    desk.when(DOLLARS.lending(USDC).command()).thenAccepted().then(CategoryDefined.class);
  }

  @Test
  void a_category_keeps_the_rules_of_any_collateral() {
    desk()
        .when(Grouping.of("stable", 9_501, 9_500, 100).command())
        .thenRejected(new BorrowLimitAboveThreshold(new BasisPoints(9_501), new BasisPoints(9_500)))
        .when(Grouping.of("stable", 9_300, 9_700, 310).command())
        .thenRejected(
            new BonusAboveCover(
                new BasisPoints(9_700), new BasisPoints(310), new BasisPoints(10_001)));
  }

  @Test
  void what_is_unknown_is_named() {
    var gold = new Token("GOLD", 18);
    empty().when(DOLLARS.command()).thenRejected(new MarketUnknown(MAIN));
    desk()
        .when(Grouping.of("metals").holding(WBTC, gold).command())
        .thenRejected(new AssetUnknown(MAIN, gold.id()))
        .when(choose("stable"))
        .thenRejected(new CategoryUnknown(MAIN, STABLE))
        .when(new LoanCommand.ChooseCategory(MAIN, new LoanId("L9"), Optional.empty()))
        .thenRejected(new LoanUnknown(new LoanId("L9")));
  }
}
