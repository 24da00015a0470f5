package io.plimsoll.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoanPlanTest {

  private static final PriceHistory HISTORY = new FallingPrices();
  private static final LoanPlan PLAN = plan(1);

  private static LoanPlan plan(long seed) {
    return LoanPlan.drawn(2_000, HISTORY, new SplittableRandom(seed)::nextDouble);
  }

  @Test
  void a_seed_makes_a_book() {
    assertThat(plan(1)).isEqualTo(PLAN);
    assertThat(plan(2)).isNotEqualTo(PLAN);
    assertThat(PLAN.loans().stream().map(PlannedLoan::id)).doesNotHaveDuplicates().hasSize(2_000);
  }

  @Test
  void a_third_stands_at_the_start_and_the_rest_comes_over_the_first_half() {
    var half = HISTORY.from().plus(Duration.between(HISTORY.from(), HISTORY.to()).dividedBy(2));

    assertThat(PLAN.loans())
        .allMatch(loan -> !loan.opensAt().isAfter(half))
        .isSortedAccordingTo((a, b) -> a.opensAt().compareTo(b.opensAt()));
    assertThat(PLAN.loans().stream().filter(loan -> loan.opensAt().equals(HISTORY.from())).count())
        .isBetween(600L, 730L);
  }

  @Test
  void health_spreads_from_just_above_the_limit_to_4_and_sizes_over_three_orders() {
    assertThat(PLAN.loans())
        .allMatch(loan -> loan.health().compareTo(new BigDecimal("1.03")) >= 0)
        .allMatch(loan -> loan.health().compareTo(new BigDecimal("4")) <= 0)
        .anyMatch(loan -> loan.health().compareTo(new BigDecimal("1.06")) < 0)
        .anyMatch(loan -> loan.health().compareTo(new BigDecimal("3.8")) > 0)
        .anyMatch(loan -> loan.debt().compareTo(new BigDecimal("1000")) < 0)
        .anyMatch(loan -> loan.debt().compareTo(new BigDecimal("60000")) > 0);
  }

  @Test
  void every_mix_of_collateral_and_debt_occurs() {
    var zero = BigDecimal.ZERO;
    var one = BigDecimal.ONE;
    for (var wbtc : List.of(zero, one))
      for (var dai : List.of(zero, one))
        assertThat(PLAN.loans())
            .anyMatch(
                loan -> loan.inWbtc().compareTo(wbtc) == 0 && loan.inDai().compareTo(dai) == 0);
    assertThat(PLAN.loans())
        .anyMatch(loan -> loan.inWbtc().scale() == 2 && loan.inDai().scale() == 2);
  }

  @Test
  void a_loan_brings_the_collateral_that_gives_the_health_wished_for() {
    var loan =
        new PlannedLoan(
            7,
            HISTORY.from(),
            new BigDecimal("1000.01"),
            new BigDecimal("1.65"),
            BigDecimal.ZERO,
            new BigDecimal("0.50"));
    var prices = Map.of(new AssetId("WETH"), new BigDecimal("1000"));

    // 1.65 × 1000.01 ÷ 0.825 ÷ 1000 = 2.00002
    assertThat(loan.deposits(ReplayRig.MAIN, prices))
        .singleElement()
        .isInstanceOfSatisfying(
            DepositCollateral.class,
            deposit -> assertThat(deposit.amount().toString()).contains("wholeTokens=2.000020]"));
    assertThat(loan.draws(ReplayRig.MAIN))
        .extracting(draw -> ((Draw) draw).asset() + " " + ((Draw) draw).amount())
        .containsExactly("DAI Exactly[wholeTokens=500.00]", "USDC Exactly[wholeTokens=500.01]");
  }

  @Test
  void a_wish_beyond_the_borrow_limit_is_cut_to_it() {
    var loan =
        new PlannedLoan(
            8,
            HISTORY.from(),
            new BigDecimal("700"),
            new BigDecimal("1.03"),
            BigDecimal.ONE,
            BigDecimal.ONE);
    var prices = Map.of(new AssetId("WBTC"), new BigDecimal("1000"));

    // the limit asks for 700 ÷ 0.7 ÷ 1000 = 1 WBTC, and half a per mille more is brought
    assertThat(loan.deposits(ReplayRig.MAIN, prices).getFirst().toString())
        .contains("wholeTokens=1.000500");
  }
}
