package io.plimsoll.domain.pacing;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.domain.chooser.Venues;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacingSpec {

  /** 0.01 % per WETH while it is sold, a fifth of it for good. */
  private static final OwnImpact IMPACT = new OwnImpact(Wad.of("0.0001"), Wad.of("0.2"));

  private static final HealingRate SOME = rate("0.9", "0");
  private static final LoanId ANA = new LoanId("ana");
  private static final LoanId BEN = new LoanId("ben");
  private static final LoanId CLEO = new LoanId("cleo");
  private static final LoanId DORA = new LoanId("dora");

  private static Amount weth(String amount) {
    return Amount.of(amount, WETH);
  }

  private static Exposure exposure(LoanId loan, String breaksBelow, String forSale) {
    return new Exposure(loan, Wad.of(breaksBelow), weth(forSale));
  }

  private static HealingRate rate(String health, String cost) {
    return HealingRate.of(
        Wad.of(health),
        Amount.of("1000", USD),
        new BasisPoints(8_000),
        new BasisPoints(10_500),
        Wad.of(cost));
  }

  private static Candidate candidate(LoanId loan, String lot, HealingRate heals) {
    return new Candidate(loan, weth(lot), IMPACT, heals);
  }

  @Test
  void a_sale_lowers_the_price_for_good_by_a_part_of_its_impact() {
    assertThat(IMPACT.fall(weth("1000"))).isEqualTo(Wad.of("0.02"));
    assertThat(IMPACT.fall(weth("0.000000000000000001")).units()).isEqualTo(BigInteger.ONE);
    assertThat(IMPACT.fall(weth("1000000"))).isEqualTo(Wad.ONE);
    var venues =
        new Venues(
            Wad.ZERO, Wad.of("0.2"), Duration.ofMinutes(10), new Venues.Linear(Wad.of("0.0001")));
    assertThat(OwnImpact.of(venues, Wad.of("2000"))).contains(IMPACT);
  }

  /** 0.98 of today's price is left: at 0.98 a loan is just healthy. */
  @Test
  void a_fall_breaks_the_loans_that_were_healthy_and_are_not_any_more() {
    var effect =
        IMPACT.effect(
            weth("1000"),
            List.of(
                exposure(ANA, "0.980000000000000001", "1"),
                exposure(BEN, "0.98", "1"),
                exposure(CLEO, "1", "1"),
                exposure(DORA, "1.01", "1"),
                new Exposure(L1, Wad.of("0.99"), Amount.of("1", WBTC))));
    assertThat(effect).isEqualTo(new SaleEffect(weth("1000"), Wad.of("0.02"), List.of(ANA, CLEO)));
  }

  /** 1,000 break Ana; her 500 with them break Ben; his 100 break nobody. */
  @Test
  void broken_loans_are_sold_in_turn_until_no_more_break() {
    var exposures =
        List.of(
            exposure(ANA, "0.985", "500"),
            exposure(BEN, "0.975", "100"),
            exposure(CLEO, "0.9", "1000"));
    assertThat(IMPACT.cascade(weth("1000"), exposures, 9))
        .isEqualTo(
            new Cascade(2, new SaleEffect(weth("1600"), Wad.of("0.032"), List.of(ANA, BEN))));
    assertThat(IMPACT.cascade(weth("1000"), exposures, 1))
        .isEqualTo(new Cascade(1, new SaleEffect(weth("1500"), Wad.of("0.03"), List.of(ANA, BEN))));
    assertThat(IMPACT.cascade(weth("1000"), exposures, 0).total())
        .isEqualTo(IMPACT.effect(weth("1000"), exposures));
  }

  @Test
  void the_lot_that_breaks_fewest_goes_first() {
    var exposures = List.of(exposure(CLEO, "0.985", "1"), exposure(DORA, "0.995", "1"));
    var choice =
        PacedSale.choose(
                List.of(
                    candidate(ANA, "1000", rate("0.99", "0")),
                    candidate(BEN, "500", rate("0.98", "0")),
                    candidate(DORA, "500", rate("0.97", "0"))),
                exposures,
                3)
            .orElseThrow();
    // Dora's own breaking does not count against her
    assertThat(choice.picked()).isEqualTo(2);
    assertThat(choice.effect().broken()).isEmpty();
    assertThat(choice.effects())
        .extracting(effect -> effect.broken().size())
        .containsExactly(2, 1, 0);
    assertThat(choice.cascade().rounds()).isZero();
  }

  @Test
  void among_equals_the_lot_that_heals_most_goes_first_and_then_the_first() {
    var better = rate("0.95", "0");
    assertThat(
            PacedSale.choose(
                List.of(
                    candidate(ANA, "1", SOME),
                    candidate(BEN, "1", better),
                    candidate(CLEO, "1", better)),
                List.of(),
                1))
        .map(PacedSale::picked)
        .contains(1);
    assertThat(PacedSale.choose(List.of(), List.of(), 1)).isEmpty();
  }

  /** (0.9 ÷ 1.05 - 0.8) ÷ 1,000 per dollar, and with 2 % slippage (0.882 ÷ 1.05 - 0.8) ÷ 1,000. */
  @Test
  void a_rate_says_how_much_health_a_dollar_sold_gains() {
    assertThat(rate("0.9", "0").perUnitOfValue()).isEqualTo(new BigDecimal("0.000057142857142857"));
    assertThat(rate("0.9", "0.02").perUnitOfValue())
        .isEqualByComparingTo(new BigDecimal("0.00004"));
    assertThat(rate("0.84", "0").perUnitOfValue()).isZero();
    assertThat(rate("0.8", "0")).isLessThan(rate("0.84", "0"));
    assertThatThrownBy(() -> new HealingRate(BigInteger.ONE, BigInteger.ZERO))
        .hasMessageContaining("above zero");
  }

  @Test
  void what_heals_most_comes_first_and_equals_stay_in_order() {
    var one = candidate(ANA, "1", SOME);
    var two = candidate(BEN, "1", rate("0.95", "0"));
    var three = candidate(CLEO, "1", SOME);
    assertThat(Candidate.healingMostFirst(List.of(one, two, three)))
        .containsExactly(two, one, three);
  }

  /**
   * 10 WETH against 16,000 USDC, threshold 82.5 %: health is 1 at 1,939.393939394, of 2,000 now.
   */
  @Test
  void a_loans_exposure_follows_from_its_liquidation_price() {
    var desk = desk().given(deposit("10 WETH"), draw("16000 USDC"));
    var exposure = Exposure.of(L1, desk.valuation(), WETH.id()).orElseThrow();
    assertThat(exposure.forSale()).isEqualTo(weth("10"));
    assertThat(exposure.breaksBelow()).isEqualTo(Wad.of("0.969696969697"));
    assertThat(exposure.breaksBy(Wad.of("0.030303030303"), WETH)).isFalse();
    assertThat(exposure.breaksBy(Wad.of("0.030303030303000001"), WETH)).isTrue();
    assertThat(Exposure.of(L1, desk.valuation(), new Token("DAI", 18).id())).isEmpty();
    assertThat(
            HealingRate.of(desk.valuation(), WETH.id(), BasisPoints.ONE, Wad.ZERO).perUnitOfValue())
        .isEqualTo(new BigDecimal("0.000012890625000000"));
    assertThatThrownBy(
            () ->
                HealingRate.of(
                    desk().given(deposit("1 WETH")).valuation(),
                    WETH.id(),
                    BasisPoints.ONE,
                    Wad.ZERO))
        .hasMessageContaining("without debt");
  }
}
