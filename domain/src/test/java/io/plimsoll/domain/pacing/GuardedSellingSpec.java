package io.plimsoll.domain.pacing;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.liquidation.LiquidationRejection.CallHeld;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoVenueWithinBound;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleHeld;
import io.plimsoll.domain.liquidation.LiquidationRejection.StepToxic;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * 400 WETH against 640,000 DAI. At 1,900 the loan is at 0.9797, and half of the debt is sold for: a
 * venue gives 321,600 for 170 WETH, which lowers the price by 0.87 %.
 */
class GuardedSellingSpec {

  private static final SaleQuote QUOTE = quote("pool", "170 WETH", "321600 DAI");
  private static final LoanId BEN = new LoanId("L2");
  private static final LoanId CLEO = new LoanId("L3");

  /** Nothing may be broken. */
  private static final PacingTerms STRICT =
      new PacingTerms(Wad.ONE, Wad.ZERO, Wad.of("1.05"), Duration.ofHours(1));

  private static DeskFixture guarded(Guards guards) {
    return guarded(SellingTerms.DIRECT, guards);
  }

  private static DeskFixture guarded(SellingTerms selling, Guards guards) {
    return desk(selling.with(guards)).given(deposit("400 WETH"), draw("640000 DAI"));
  }

  private static DeskFixture paced() {
    return guarded(new Guards(false, Optional.of(STRICT)));
  }

  /** Ben is healthy down to 0.995 of 1,900, Cleo far below. */
  private static DeskFixture crowded() {
    return crowded(paced());
  }

  private static DeskFixture crowded(DeskFixture desk) {
    return desk.given(openLoan("L2", "ben"), deposit("L2", "100 WETH"), draw("L2", "155966 DAI"))
        .given(openLoan("L3", "cleo"), deposit("L3", "100 WETH"), draw("L3", "100000 DAI"))
        .priced("WETH", "1900")
        .given(openLiquidation());
  }

  private static Exposure near(LoanId loan, String breaksBelow) {
    return new Exposure(loan, Wad.of(breaksBelow), amount("100 WETH"));
  }

  private static OrderSale order(OwnSale... before) {
    return new OrderSale(
        MAIN,
        CASE,
        List.of(QUOTE),
        Map.of(WETH.id(), Wad.of("0.01")),
        new Surroundings(List.of(near(BEN, "0.995"), near(CLEO, "0.64")), Arrays.asList(before)));
  }

  @Test
  void a_sale_that_breaks_no_loan_is_made_whole_and_says_so() {
    var then =
        paced()
            .given(openLoan("L3", "cleo"), deposit("L3", "100 WETH"), draw("L3", "100000 DAI"))
            .priced("WETH", "1900")
            .given(openLiquidation())
            .when(order())
            .thenAccepted()
            .then(SalePaced.class, SaleOrdered.class);
    var reasons = then.event(SalePaced.class).reasons();
    assertThat(reasons.picked()).isEqualTo(reasons.unpaced());
    assertThat(reasons.picked().broken()).isZero();
    assertThat(reasons.picked().sold()).isEqualTo(amount("170 WETH"));
    assertThat(reasons.picked().fall()).isBetween(Wad.of("0.0086"), Wad.of("0.0088"));
  }

  /** 0.5 % of the price are 98 WETH. */
  @Test
  void a_sale_that_would_break_another_loan_is_cut_to_what_does_not() {
    var then = crowded().when(order()).thenAccepted().then(SalePaced.class, SaleOrdered.class);
    var reasons = then.event(SalePaced.class).reasons();
    assertThat(reasons.unpaced().broken()).isEqualTo(1);
    assertThat(reasons.unpaced().some()).containsExactly(BEN);
    assertThat(reasons.picked().broken()).isZero();
    assertThat(reasons.picked().sold()).isBetween(amount("97 WETH"), amount("99 WETH"));
    var lot = then.event(SaleOrdered.class).order().lot();
    assertThat(lot.quantity()).isBetween(amount("101 WETH"), amount("103 WETH"));
    assertThat(lot.wanted()).isBetween(amount("180000 DAI"), amount("190000 DAI"));
  }

  /** Ben's 100 WETH are more than half of the 170, and less than 0.6 of them. */
  @Test
  void a_sale_may_break_what_is_tolerated() {
    var most = new OwnImpact(Wad.of("0.0001"), Wad.ONE);
    var ben = new Exposure(BEN, Wad.of("0.995"), amount("100 WETH"));
    var none = amount("0 WETH");
    var sale = amount("170 WETH");
    assertThat(most.most(none, sale, List.of(ben), Wad.of("0.6"))).isEqualTo(sale);
    assertThat(most.most(none, sale, List.of(ben), Wad.of("0.5"))).isEqualTo(amount("50 WETH"));
    assertThat(most.most(none, sale, List.of(ben), Wad.ZERO)).isEqualTo(amount("50 WETH"));
    assertThat(most.most(amount("51 WETH"), sale, List.of(ben), Wad.ZERO)).isEqualTo(sale);
  }

  @Test
  void what_was_sold_since_the_price_was_observed_has_used_up_the_room() {
    var before = new OwnSale(amount("98 WETH"), List.of(QUOTE));
    var refused = crowded().when(order(before)).thenRejected(SaleHeld.class);
    assertThat(refused.reasons().unpaced().sold()).isEqualTo(amount("268 WETH"));
    assertThat(refused.reasons().unpaced().broken()).isEqualTo(1);
    assertThat(refused.reasons().hasTime()).isTrue();
  }

  @Test
  void a_loan_that_is_broken_already_holds_nothing_up() {
    var before = new OwnSale(amount("150 WETH"), List.of(QUOTE));
    var reasons = crowded().when(order(before)).thenAccepted().event(SalePaced.class).reasons();
    assertThat(reasons.picked()).isEqualTo(reasons.unpaced());
    assertThat(reasons.picked().sold()).isEqualTo(amount("320 WETH"));
  }

  @Test
  void a_case_waits_no_longer_than_its_patience() {
    var before = new OwnSale(amount("98 WETH"), List.of(QUOTE));
    var desk = crowded().after(Duration.ofHours(1)).priced("WETH", "1900");
    var reasons = desk.when(order(before)).thenAccepted().event(SalePaced.class).reasons();
    assertThat(reasons.hasTime()).isFalse();
    assertThat(reasons.picked().broken()).isEqualTo(1);
  }

  /** They would sell on the same venues, for a bonus. */
  @Test
  void a_case_that_waits_for_its_sale_is_not_given_to_keepers_meanwhile() {
    var both =
        new SellingTerms(
            EnumSet.of(Mechanism.CALL_WITH_BONUS, Mechanism.DIRECT_SALE),
            Optional.empty(),
            Optional.of(Assumptions.standard(USD)));
    var before = new OwnSale(amount("98 WETH"), List.of(QUOTE));
    crowded(guarded(both, new Guards(false, Optional.of(STRICT))))
        .when(order(before))
        .thenRejected(SaleHeld.class);
  }

  @Test
  void keepers_leave_a_case_to_the_desk_while_it_can_wait() {
    var call = call("50000 DAI", "WETH");
    var until = START.plus(Duration.ofHours(1));
    crowded().when(call).thenRejected(new CallHeld(CASE, until));
    crowded().after(Duration.ofHours(1)).priced("WETH", "1900").when(call).thenAccepted();
    paced().priced("WETH", "1679").given(openLiquidation()).when(call).thenAccepted();
    paced().priced("WETH", "1900").when(call).thenAccepted();
  }

  /** At 1,679 the loan is worth 1.049 of what it owes. */
  @Test
  void a_loan_that_hardly_covers_its_debt_does_not_wait() {
    var desk =
        paced()
            .given(openLoan("L2", "ben"), deposit("L2", "110 WETH"), draw("L2", "151600 DAI"))
            .priced("WETH", "1679")
            .given(openLiquidation());
    var quoted = quote("pool", "170 WETH", "284000 DAI");
    var reasons =
        desk.when(
                new OrderSale(
                    MAIN,
                    CASE,
                    List.of(quoted),
                    Map.of(),
                    new Surroundings(List.of(near(BEN, "0.995")), List.of())))
            .thenAccepted()
            .event(SalePaced.class)
            .reasons();
    assertThat(reasons.hasTime()).isFalse();
    assertThat(reasons.picked().broken()).isEqualTo(1);
  }

  /** At 1,640 health is 0.8456: a sale below 1,600 would lower it, and the bonus asks for 1,562. */
  @Test
  void while_a_loan_is_worth_its_debt_nothing_is_sold_that_lowers_its_health() {
    var desk =
        guarded(new Guards(true, Optional.empty())).priced("WETH", "1640").given(openLiquidation());
    var toxic = desk.when(call("50000 DAI", "WETH")).thenRejected(StepToxic.class);
    assertThat(toxic.after()).isNotEqualTo(toxic.before());
    desk.when(new OrderSale(MAIN, CASE, List.of(quote("pool", "170 WETH", "271999 DAI"))))
        .thenRejected(NoVenueWithinBound.class);
    desk.when(new OrderSale(MAIN, CASE, List.of(quote("pool", "170 WETH", "272001 DAI"))))
        .thenAccepted()
        .event(SaleOrdered.class);
  }

  @Test
  void a_loan_worth_less_than_its_debt_is_sold_for_what_it_brings() {
    var desk =
        guarded(new Guards(true, Optional.empty())).priced("WETH", "1590").given(openLiquidation());
    desk.when(call("50000 DAI", "WETH")).thenAccepted();
    desk.when(new OrderSale(MAIN, CASE, List.of(quote("pool", "160 WETH", "245000 DAI"))))
        .thenAccepted()
        .event(SaleOrdered.class);
  }
}
