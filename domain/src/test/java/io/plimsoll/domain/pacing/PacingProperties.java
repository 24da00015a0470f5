package io.plimsoll.domain.pacing;

import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Generator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class PacingProperties {

  private static final OwnImpact IMPACT = new OwnImpact(Wad.of("0.0002"), Wad.of("0.3"));

  private static Generator<List<Exposure>> exposures() {
    return random ->
        IntStream.range(0, random.nextInt(12))
            .mapToObj(
                i ->
                    new Exposure(
                        new LoanId("loan" + i),
                        thousandths(random, 700, 320),
                        WETH.units(
                            BigInteger.valueOf(random.nextInt(1_000)).multiply(WETH.unit()))))
            .toList();
  }

  private static Generator<List<Candidate>> candidates() {
    return random ->
        IntStream.range(0, 1 + random.nextInt(6))
            .mapToObj(
                i ->
                    new Candidate(
                        new LoanId("loan" + random.nextInt(12)),
                        WETH.units(BigInteger.valueOf(random.nextInt(4_000)).multiply(WETH.unit())),
                        IMPACT,
                        HealingRate.of(
                            thousandths(random, 900, 5),
                            Amount.of("1000", USD),
                            new BasisPoints(8_000),
                            new BasisPoints(10_500),
                            Wad.ZERO)))
            .toList();
  }

  private static Wad thousandths(RandomGenerator random, int least, int range) {
    return new Wad(
        BigInteger.valueOf(least + random.nextInt(range)).multiply(BigInteger.TEN.pow(15)));
  }

  @TestFactory
  Stream<DynamicTest> no_candidate_breaks_fewer_or_as_few_and_heals_more() {
    return forAll(
        candidates(),
        exposures(),
        (candidates, exposures) -> {
          var sale = PacedSale.choose(candidates, exposures, 4).orElseThrow();
          var picked = candidates.get(sale.picked());
          for (var i = 0; i < candidates.size(); i++) {
            var broken = sale.effects().get(i).broken().size();
            assertThat(sale.effect().broken()).hasSizeLessThanOrEqualTo(broken);
            if (sale.effect().broken().size() < broken) continue;
            var heals = candidates.get(i).heals();
            assertThat(heals).isLessThanOrEqualTo(picked.heals());
            if (i < sale.picked()) assertThat(heals).isLessThan(picked.heals());
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> a_cascade_only_grows_with_what_is_sold_and_how_far_it_is_followed() {
    return forAll(
        exposures(),
        Generator.oneOf(0, 1, 2, 5),
        Generator.oneOf("0", "10", "500", "3000"),
        (exposures, rounds, first) -> {
          var sold = Amount.of(first, WETH);
          var some = IMPACT.cascade(sold, exposures, rounds);
          var further = IMPACT.cascade(sold, exposures, rounds + 1);
          var more = IMPACT.cascade(sold.plus(Amount.of("1", WETH)), exposures, rounds);
          assertThat(some.rounds()).isLessThanOrEqualTo(rounds);
          assertThat(further.total().broken()).containsAll(some.total().broken());
          assertThat(more.total().broken()).containsAll(some.total().broken());
          assertThat(further.total().fall()).isGreaterThanOrEqualTo(some.total().fall());
          assertThat(some.total()).isEqualTo(IMPACT.effect(some.total().sold(), exposures));
        });
  }

  /** Two rates compare as the small steps they stand for: (W - LT s) ÷ (B - r) after one. */
  @TestFactory
  Stream<DynamicTest> the_better_rate_gains_more_health_by_a_small_step() {
    return forAll(
        random -> terms(random),
        random -> terms(random),
        (one, other) -> {
          var order = one.rate().compareTo(other.rate());
          var difference = one.gain().subtract(other.gain());
          if (difference.abs().compareTo(new BigDecimal("1e-15")) < 0) return;
          assertThat(difference.signum()).isEqualTo(Integer.signum(order));
        });
  }

  private record Terms(int health, int debt, int threshold, int incentive, int cost) {

    HealingRate rate() {
      return HealingRate.of(
          new Wad(BigInteger.valueOf(health).multiply(BigInteger.TEN.pow(14))),
          USD.units(BigInteger.valueOf(debt).multiply(USD.unit())),
          new BasisPoints(threshold),
          new BasisPoints(incentive),
          new BasisPoints(cost).wad());
    }

    /** Of a millionth of a unit of value. */
    BigDecimal gain() {
      var step = new BigDecimal("1e-6");
      var context = new MathContext(40, RoundingMode.HALF_EVEN);
      var before = new BigDecimal(health).movePointLeft(4);
      var weighted = before.multiply(new BigDecimal(debt));
      var repaid =
          step.multiply(new BigDecimal(10_000 - cost)).divide(new BigDecimal(incentive), context);
      return weighted
          .subtract(step.multiply(new BigDecimal(threshold).movePointLeft(4)))
          .divide(new BigDecimal(debt).subtract(repaid), context)
          .subtract(before);
    }
  }

  private static Terms terms(RandomGenerator random) {
    return new Terms(
        5_000 + random.nextInt(5_000),
        100 + random.nextInt(10_000),
        5_000 + random.nextInt(4_500),
        10_000 + random.nextInt(2_000),
        random.nextInt(1_000));
  }
}
