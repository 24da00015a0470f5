package io.plimsoll.domain.reserve;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.Counting.Step;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A share is worth 1.3 here, and so is a scaled unit of debt: nothing comes out even. */
class CountingSpec {

  private static final BigInteger ALL = BigInteger.valueOf(9_000_000);
  private static final BigInteger HAD = BigInteger.valueOf(1_000_000);
  private static final BigInteger AMOUNT = BigInteger.valueOf(1_000);
  private static final BigInteger FINE = BigInteger.TEN.pow(30);

  @ParameterizedTest
  @EnumSource
  void the_table_says_what_is_done(Counting counting) {
    var accrual = accrual(counting);
    var holdings = Holdings.NOTHING.cash(ALL).shares(ALL).debt(ALL);
    counting
        .rounding()
        .forEach(
            (step, rounding) ->
                assertThat(excess(step, accrual, holdings))
                    .as("%s of %s rounds %s", step, counting, rounding)
                    .isEqualTo(rounding == Rounding.UP ? 1 : -1));
    assertThat(counting.rounding()).containsOnlyKeys(Step.values());
  }

  /** 1 if the step gives more than the exact quotient, -1 if less. */
  private static int excess(Step step, Accrual accrual, Holdings holdings) {
    return switch (step) {
      case SHARES_MINTED ->
          worth(accrual, accrual.sharesMinted(AMOUNT, BigInteger.ZERO, holdings), holdings);
      case SHARES_BURNED -> worth(accrual, accrual.sharesBurned(AMOUNT, HAD, holdings), holdings);
      case DEBT_MINTED ->
          weight(accrual, accrual.debtMinted(AMOUNT, BigInteger.ZERO, holdings), holdings);
      case DEBT_BURNED -> weight(accrual, accrual.debtBurned(AMOUNT, HAD, holdings), holdings);
      case CLAIM ->
          new BigDecimal(accrual.claim(AMOUNT.add(BigInteger.ONE), Rounding.DOWN, holdings))
              .compareTo(new BigDecimal("1301.3"));
      case DEBT ->
          new BigDecimal(accrual.owed(AMOUNT.add(BigInteger.ONE), holdings))
              .compareTo(new BigDecimal("1301.3"));
    };
  }

  private static int worth(Accrual accrual, BigInteger shares, Holdings holdings) {
    return accrual
        .claim(shares.multiply(FINE), Rounding.DOWN, holdings)
        .compareTo(AMOUNT.multiply(FINE));
  }

  private static int weight(Accrual accrual, BigInteger scaled, Holdings holdings) {
    return accrual
        .owed(scaled.multiply(FINE), Rounding.DOWN, holdings)
        .compareTo(AMOUNT.multiply(FINE));
  }

  private static Accrual accrual(Counting counting) {
    var index = Ray.of("1.3");
    var total = BigInteger.valueOf(12_999_999);
    return switch (counting) {
      case INDICES ->
          new IndexedAccrual(0, index, index, Ray.ZERO, Ray.ZERO, BigInteger.ZERO, BigInteger.ZERO);
      case POOL -> new PooledAccrual(0, total, total, BigInteger.ZERO, Ray.ZERO, BigInteger.ZERO);
      case PRINCIPAL ->
          new PrincipalAccrual(
              0,
              BigInteger.valueOf(13).multiply(BigInteger.TEN.pow(14)),
              BigInteger.valueOf(13).multiply(BigInteger.TEN.pow(14)),
              Ray.ZERO,
              Ray.ZERO,
              BigInteger.ZERO,
              BigInteger.ZERO);
    };
  }
}
