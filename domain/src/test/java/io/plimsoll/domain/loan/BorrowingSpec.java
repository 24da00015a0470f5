package io.plimsoll.domain.loan;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskFixture.empty;
import static io.plimsoll.domain.testing.DeskFixture.market;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.token;
import static io.plimsoll.domain.testing.DeskWords.units;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanEvent.Drawn;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.LoanAlreadyOpen;
import io.plimsoll.domain.loan.LoanRejection.LoanTooSmall;
import io.plimsoll.domain.loan.LoanRejection.LoanUnknown;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooSmall;
import io.plimsoll.domain.reserve.ReserveRejection.BorrowCapExceeded;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BorrowingSpec {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void a_loan_opens_once() {
    var desk = desk();
    desk.when(openLoan()).thenRejected(new LoanAlreadyOpen(L1, MAIN));
    desk.when(openLoan("L2", "ana")).thenAccepted().then(LoanOpened.class);
  }

  @Test
  void a_loan_can_be_drawn_to_its_limit_and_not_one_unit_further() {
    desk()
        .given(deposit("10 WETH"))
        .when(draw("16000.000001 USDC"))
        .thenRejected(new BorrowLimitExceeded(amount("16000.000001 USDC"), amount("16000 USDC")))
        .when(draw("16000 USDC"))
        .thenAccepted()
        .then(LiquidityBorrowed.class, Drawn.class)
        .thenLoan("10 WETH", "16000 USDC")
        .when(draw("0.000001 USDC"))
        .thenRejected(new BorrowLimitExceeded(oneUnit(USDC), USDC.zero()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USDC", "DAI", "WBTC", "WETH"})
  void the_limit_is_exact_with_interest_and_several_debts(String symbol) {
    var token = token(symbol);
    var desk = indebted();
    var reserve = desk.reserve(token);
    var price = desk.facts().prices().of(token.id()).orElseThrow();
    var most = desk.valuation().drawable(reserve, price, desk.facts());
    var further = most.plus(oneUnit(token));

    desk.when(draw(further.toString())).thenRejected(new BorrowLimitExceeded(further, most));
    desk.given(draw(most.toString()));
    assertThat(desk.valuation().debtValue()).isLessThanOrEqualTo(desk.valuation().limit());
    desk.when(draw(oneUnit(token).toString()))
        .thenRejected(new BorrowLimitExceeded(oneUnit(token), token.zero()));
  }

  /** In a pool a unit of debt is worth a millionth of a USDC's unit, and owes a whole one. */
  @Test
  void units_of_debt_that_bring_nothing_count_against_the_limit_too() {
    market(Profile.MORPHO_BLUE)
        .given(Listing.of(USDC).lending(0, 0).command())
        .given(Listing.of(WETH).lending(8_600, 8_600).bonus(0, 0).command())
        .priced("USDC", "1")
        .priced("WETH", "2000")
        .given(supply("lena", "5000 USDC"), openLoan(), deposit("1 WETH"), draw("1720 USDC"))
        .when(new Draw(MAIN, L1, USDC.id(), new Quantity.Shares(BigInteger.ONE)))
        .thenRejected(new BorrowLimitExceeded(USDC.zero(), USDC.zero()));
  }

  /** Every asset is owed, two are held, 200 days of interest have passed, and no price is round. */
  private static DeskFixture indebted() {
    return desk()
        .given(supply("lena", "500 WETH"), supply("lena", "50 WBTC"))
        .given(deposit("100 WETH"), deposit("2.34567891 WBTC"))
        .given(draw("50000.000001 USDC"), draw("33333.333333333333333333 DAI"))
        .given(draw("0.12345679 WBTC"), draw("1.000000000000000001 WETH"))
        .after(Duration.ofDays(200))
        .priced("WETH", "1933.71828182845904523")
        .priced("WBTC", "29876.543210987654321")
        .priced("USDC", "1.00031415")
        .priced("DAI", "0.99871234567");
  }

  @Test
  void the_first_draw_after_an_idle_year_owes_what_it_got() {
    var desk = desk().given(deposit("10 WETH")).after(Duration.ofDays(365)).priced("WETH", "2000");
    var drawn = desk.when(draw("1000 USDC")).thenAccepted().event(Drawn.class);
    assertThat(drawn.debt().scaled()).isEqualTo(1_000_000_000);
    assertThat(drawn.debt().after()).isEqualTo(amount("1000 USDC"));
    assertThat(desk.debt(USDC)).isEqualTo(amount("1000 USDC"));
  }

  @Test
  void debt_is_minted_up_so_it_is_never_less_than_what_was_drawn() {
    var desk = desk().given(deposit("10 WETH"), draw("1000 USDC")).after(Duration.ofDays(365));
    var drawn = desk.when(draw("0.000001 USDC")).thenAccepted().event(Drawn.class);
    // A thousandth is lent at 1.005 %: 1,000 x (1 + x + x²/2 + x³/6), up
    assertThat(drawn.debt().before()).isEqualTo(amount("1010.100671 USDC"));
    assertThat(drawn.debt().scaled()).isEqualTo(1);
    assertThat(drawn.debt().after()).isEqualTo(amount("1010.100672 USDC"));
  }

  @Test
  void an_asset_that_only_counts_for_sale_backs_no_draw() {
    desk()
        .given(Listing.of(WBTC).lending(0, 8_000).command())
        .given(deposit("10 WBTC"), deposit("1 WETH"))
        .when(draw("1600.000001 USDC"))
        .thenRejected(new BorrowLimitExceeded(amount("1600.000001 USDC"), amount("1600 USDC")))
        .given(draw("1600 USDC"));
  }

  @Test
  void a_loan_without_collateral_draws_nothing() {
    desk()
        .when(draw("100 USDC"))
        .thenRejected(new BorrowLimitExceeded(amount("100 USDC"), USDC.zero()));
  }

  @Test
  void a_draw_leaves_the_loan_with_at_least_the_minimum() {
    desk()
        .given(deposit("1 WETH"))
        .when(draw("99.999999 USDC"))
        .thenRejected(new LoanTooSmall(amount("99.999999 USD"), amount("100 USD")))
        .given(draw("100 USDC"))
        .given(draw("0.000001 USDC"), repay("99 USDC"))
        .when(draw("98 DAI"))
        .thenRejected(new LoanTooSmall(amount("99.000001 USD"), amount("100 USD")))
        .given(draw("99 DAI"));
  }

  @Test
  void the_borrow_cap_holds_for_all_loans_together() {
    desk()
        .given(Listing.of(USDC).borrowCap(amount("5000 USDC")).command())
        .given(openLoan("L2", "ben"), deposit("L2", "10 WETH"), draw("L2", "3000 USDC"))
        .given(deposit("10 WETH"))
        .when(draw("2000.000001 USDC"))
        .thenRejected(
            new BorrowCapExceeded(
                amount("2000.000001 USDC"), amount("3000 USDC"), amount("5000 USDC")))
        .given(draw("2000 USDC"));
  }

  @Test
  void no_more_is_lent_than_there_is() {
    desk()
        .given(supply("lena", "2 WBTC"), deposit("1000 WETH"))
        .when(draw("2.00000001 WBTC"))
        .thenRejected(new LiquidityShort(amount("2.00000001 WBTC"), amount("2 WBTC")))
        .given(draw("2 WBTC"));
  }

  @Test
  void collateral_is_never_lent() {
    desk()
        .given(openLoan("L2", "ben"), deposit("L2", "10 WETH"), deposit("1 WBTC"))
        .when(draw("1 WETH"))
        .thenRejected(new LiquidityShort(amount("1 WETH"), WETH.zero()));
  }

  @Test
  void a_price_is_good_for_its_age_and_not_a_millisecond_longer() {
    var late = START.plus(HOUR).plusMillis(1);
    desk()
        .given(deposit("10 WETH"))
        .at(START.plus(HOUR))
        .given(draw("1000 USDC"))
        .when(draw("1000 USDC"))
        .at(late)
        .thenRejected(new PriceTooOld(USDC.id(), START, late, HOUR))
        .priced("USDC", "1")
        .when(draw("1000 USDC"))
        .thenRejected(new PriceTooOld(WETH.id(), START, late, HOUR))
        .priced("WETH", "2000")
        .given(draw("1000 USDC"));
  }

  @Test
  void every_asset_of_the_loan_needs_a_price() {
    desk()
        .given(deposit("10 WETH"), deposit("1 WBTC"))
        .unpriced("WBTC")
        .when(draw("1000 USDC"))
        .thenRejected(new PriceMissing(WBTC.id()))
        .priced("WBTC", "30000")
        .unpriced("USDC")
        .when(draw("1000 USDC"))
        .thenRejected(new PriceMissing(USDC.id()))
        .unpriced("DAI")
        .priced("USDC", "1")
        .given(draw("1000 USDC"));
  }

  @Test
  void nothing_is_drawn_while_a_liquidation_is_under_way() {
    desk()
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .given(openLiquidation(), deposit("100 WETH"))
        .when(draw("1 USDC"))
        .thenRejected(new LiquidationUnderWay(L1, CASE));
  }

  @Test
  void a_draw_says_what_it_rested_on() {
    var desk = desk().given(deposit("10 WETH")).priced("WETH", "1800");
    var drawn = desk.when(draw("7425 USDC")).thenAccepted().event(Drawn.class);
    var prices = desk.facts().prices();

    assertThat(drawn.evidence().healthBefore()).contains(new HealthFactor.NoDebt());
    assertThat(drawn.evidence().healthAfter()).contains(new HealthFactor.Of(Wad.of("2")));
    assertThat(drawn.evidence().prices())
        .containsOnlyKeys(WETH.id(), USDC.id())
        .containsEntry(WETH.id(), prices.of(WETH.id()).orElseThrow().id());
    assertThat(drawn.debt())
        .isEqualTo(
            new DebtMovement(
                amount("7425 USDC"),
                units("7425000000", USDC).units(),
                USDC.zero(),
                amount("7425 USDC")));
  }

  @Test
  void a_draw_names_an_amount() {
    desk()
        .given(deposit("10 WETH"), draw("1000 USDC"))
        .when(draw("max USDC"))
        .thenRejected(new AmountTooSmall(USDC.zero()))
        .when(draw("0 DAI"))
        .thenRejected(new AmountNotPositive(DAI.id(), BigDecimal.ZERO));
  }

  @Test
  void a_draw_needs_a_market_a_loan_and_a_listed_asset() {
    var gold = new LoanCommand.Draw(MAIN, L1, new AssetId("GOLD"), draw("1 USDC").amount());
    empty().when(openLoan()).thenRejected(new MarketUnknown(MAIN));
    desk()
        .when(draw("L9", "1 USDC"))
        .thenRejected(new LoanUnknown(new LoanId("L9")))
        .when(gold)
        .thenRejected(new AssetUnknown(MAIN, new AssetId("GOLD")));
  }

  @Test
  void what_is_left_of_the_limit_is_told_in_the_base_currency() {
    var desk = desk().given(deposit("10 WETH"), draw("5000 USDC"));
    assertThat(desk.valuation().availableToBorrow()).isEqualTo(amount("11000 USD"));
    assertThat(drawable(desk, DAI)).isEqualTo(amount("11000 DAI"));
    assertThat(drawable(desk.priced("WETH", "600"), DAI)).isEqualTo(DAI.zero());
  }

  private static Amount drawable(DeskFixture desk, Token token) {
    var price = desk.facts().prices().of(token.id()).orElseThrow();
    return desk.valuation().drawable(desk.reserve(token), price, desk.facts());
  }
}
