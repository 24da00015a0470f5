package io.plimsoll.adapter.venue.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolTest {

  private static final Token WETH = new Token("WETH", 18);
  private static final Token USDC = new Token("USDC", 6);

  /** 1,000 WETH and 2,000,000 USDC at 0.3 %. */
  private static final Pool POOL =
      new Pool(weth("1000").units(), usdc("2000000").units(), new BasisPoints(30));

  private static Amount weth(String whole) {
    return Amount.of(whole, WETH);
  }

  private static Amount usdc(String whole) {
    return Amount.of(whole, USDC);
  }

  private static Lot lot(String quantity, String wanted, String bound) {
    return new Lot(weth(quantity), usdc(wanted), usdc("0"), Wad.of(bound));
  }

  /** The published case: selling 10 brings 19,743.160687941225, to nine digits and the unit. */
  @Test
  void ten_weth_bring_what_the_constant_product_says() {
    assertThat(POOL.brings(weth("10").units())).isEqualTo(usdc("19743.160687").units());

    var fine =
        new Pool(
            weth("1000").units(),
            Amount.of("2000000", new Token("DAI", 18)).units(),
            new BasisPoints(30));
    var brings = new BigDecimal(fine.brings(weth("10").units()), 18);
    assertThat(brings.subtract(new BigDecimal("19743.160687941225")).abs())
        .isLessThan(new BigDecimal("0.00000000001"));
    // 1 - 1974.3160687941227 ÷ 2000, the published shortfall against the price before
    assertThat(
            BigDecimal.ONE.subtract(
                brings.movePointLeft(1).movePointLeft(3).divide(new BigDecimal(2))))
        .isBetween(new BigDecimal("0.012841965602"), new BigDecimal("0.012841965604"));
  }

  @Test
  void without_a_fee_half_of_an_equal_pool_is_bought_with_as_much_again() {
    var pool = new Pool(BigInteger.valueOf(100), BigInteger.valueOf(100), BasisPoints.ZERO);

    assertThat(pool.brings(BigInteger.valueOf(100))).isEqualTo(50);
    assertThat(pool.needed(BigInteger.valueOf(50))).contains(BigInteger.valueOf(100));
    assertThat(pool.needed(BigInteger.valueOf(100))).isEmpty();
  }

  @Test
  void it_sells_no_more_than_brings_what_is_wanted() {
    var fill = POOL.fill(lot("100", "19743.160687", "1"));

    assertThat(fill.received()).isEqualTo(usdc("19743.160687"));
    assertThat(fill.sold()).isLessThanOrEqualTo(weth("10")).isGreaterThan(weth("9.9999999"));
    assertThat(POOL.brings(fill.sold().units().subtract(BigInteger.ONE)))
        .isLessThan(fill.received().units());
  }

  @Test
  void it_sells_all_there_is_if_that_brings_less() {
    var fill = POOL.fill(lot("10", "50000", "1"));

    assertThat(fill.sold()).isEqualTo(weth("10"));
    assertThat(fill.received()).isEqualTo(usdc("19743.160687"));
  }

  @Test
  void it_stops_where_the_average_price_reaches_the_bound() {
    var lot = lot("500", "500000", "1900");
    var fill = POOL.fill(lot);

    // y × g ÷ (x + q × g) = 1900 at q = (2,000,000 × 0.997 ÷ 1900 - 1000) ÷ 0.997 = 49.6225524...
    assertThat(fill.sold()).isBetween(weth("49.6225"), weth("49.6226"));
    assertThat(lot.leastFor(fill.sold()).exceeds(fill.received())).isFalse();
    var more = weth("49.6226");
    assertThat(POOL.brings(more.units())).isLessThan(lot.leastFor(more).units());
  }

  @Test
  void a_pool_below_the_bound_takes_nothing() {
    // a first unit brings 2000 × 0.997 = 1994
    assertThat(POOL.fill(lot("10", "5000", "1994.1")).sold()).isEqualTo(weth("0"));
    assertThat(POOL.fill(lot("10", "5000", "1993.9")).sold().isZero()).isFalse();
  }

  @Test
  void crumbs_go_for_nothing_only_as_a_whole_lot() {
    var crumbs = POOL.fill(lot("0.000000000000000005", "10", "1900"));
    assertThat(crumbs.sold()).isEqualTo(weth("0.000000000000000005"));
    assertThat(crumbs.received()).isEqualTo(usdc("0"));

    assertThat(POOL.fill(lot("1", "10", "1995")).sold()).isEqualTo(weth("0"));
  }

  @Test
  void whatever_is_asked_the_answer_keeps_the_rules_of_a_lot() {
    var chance = new SplittableRandom(7);
    for (var i = 0; i < 20_000; i++) {
      var pool =
          new Pool(amount(chance, 24), amount(chance, 13), new BasisPoints(chance.nextInt(0, 300)));
      var lot =
          new Lot(
              WETH.units(amount(chance, 22)),
              USDC.units(amount(chance, 12)),
              USDC.units(amount(chance, 8)),
              new Wad(amount(chance, 22)));
      var fill = pool.fill(lot);
      assertThat(fill.sold().exceeds(lot.quantity())).isFalse();
      assertThat(fill.received().units()).isEqualTo(pool.brings(fill.sold().units()));
      assertThat(lot.leastFor(fill.sold()).exceeds(fill.received())).isFalse();
      assertThat(fill.received().units()).isLessThan(pool.debt());
      var after = pool.after(fill.sold().units(), fill.received().units());
      assertThat(after.collateral().multiply(after.debt()))
          .isGreaterThanOrEqualTo(pool.collateral().multiply(pool.debt()));
      if (fill.received().isZero())
        assertThat(fill.sold()).isIn(lot.quantity(), lot.quantity().token().zero());
      else if (fill.received().exceeds(lot.wanted()))
        assertThat(pool.brings(fill.sold().units().subtract(BigInteger.ONE)))
            .isLessThan(lot.wanted().units());
    }
  }

  private static BigInteger amount(SplittableRandom chance, int digits) {
    var text = new StringBuilder().append(chance.nextInt(1, 10));
    var length = chance.nextInt(1, digits);
    while (text.length() < length) text.append(chance.nextInt(10));
    return new BigInteger(text.toString());
  }
}
