package io.plimsoll.benchmark;

import java.math.BigInteger;

/**
 * The same multiplications and divisions that a decision makes, on plain integers: no types, no
 * events, no checks. What a decision costs beyond this is the price of its form.
 */
final class BareArithmetic {

  private static final BigInteger RAY = BigInteger.TEN.pow(27);
  private static final BigInteger HALF_RAY = RAY.shiftRight(1);
  private static final BigInteger WAD = BigInteger.TEN.pow(18);
  private static final BigInteger BPS = BigInteger.valueOf(10_000);
  private static final BigInteger YEAR = BigInteger.valueOf(31_536_000);
  private static final BigInteger SIX = BigInteger.valueOf(6);

  private BareArithmetic() {}

  /** An asset of the loan. */
  record Side(
      BigInteger amount,
      BigInteger index,
      BigInteger rate,
      BigInteger price,
      BigInteger unit,
      BigInteger weight) {}

  /** Both indices over a stretch, and the treasury's share. */
  static BigInteger accrue(
      BigInteger supplyIndex,
      BigInteger debtIndex,
      BigInteger supplyRate,
      BigInteger debtRate,
      BigInteger scaledDebt,
      BigInteger factor,
      BigInteger seconds) {
    var supply = rayMul(RAY.add(supplyRate.multiply(seconds).divide(YEAR)), supplyIndex);
    var debt = rayMul(compound(debtRate, seconds), debtIndex);
    var interest = debt.subtract(debtIndex).multiply(scaledDebt).divide(RAY);
    var earned = interest.multiply(factor).divide(BPS).multiply(RAY).divide(supply);
    return earned.add(supply).add(debt);
  }

  /** A kinked curve below the kink, and what lenders get of it. */
  static BigInteger rates(
      BigInteger debt, BigInteger cash, BigInteger base, BigInteger slope, BigInteger optimum) {
    var usage = rayDiv(debt, cash.add(debt));
    var rate = base.add(rayDiv(rayMul(slope, usage), optimum));
    return rayMul(rate, usage).multiply(BPS).divide(BPS).add(rate);
  }

  /** Values and weights of collaterals and debts; the health factor. */
  static BigInteger health(Side[] held, Side[] owed, BigInteger seconds) {
    var backing = BigInteger.ZERO;
    for (var side : held)
      backing =
          backing.add(
              side.amount().multiply(side.price()).divide(side.unit()).multiply(side.weight()));
    var owing = BigInteger.ZERO;
    for (var side : owed) {
      var index = rayMul(compound(side.rate(), seconds), side.index());
      var debt = side.amount().multiply(index).divide(RAY);
      owing = owing.add(debt.multiply(side.price()).divide(side.unit()));
    }
    return backing.multiply(WAD).divide(owing).divide(BPS);
  }

  /** Collateral for a payment, with bonus and fee. */
  static BigInteger seize(BigInteger pay, Side debt, Side collateral, BigInteger incentive) {
    var equal =
        pay.multiply(debt.price())
            .multiply(collateral.unit())
            .divide(collateral.price().multiply(debt.unit()));
    var take = equal.multiply(incentive).divide(BPS);
    var fee = take.subtract(take.multiply(BPS).divide(incentive)).divide(BigInteger.TEN);
    return take.subtract(fee);
  }

  private static BigInteger compound(BigInteger rate, BigInteger seconds) {
    var x = rate.multiply(seconds).divide(YEAR);
    return RAY.add(x).add(rayMul(x, x.divide(BigInteger.TWO).add(rayMul(x, x.divide(SIX)))));
  }

  private static BigInteger rayMul(BigInteger a, BigInteger b) {
    return a.multiply(b).add(HALF_RAY).divide(RAY);
  }

  private static BigInteger rayDiv(BigInteger a, BigInteger b) {
    return a.multiply(RAY).add(b.shiftRight(1)).divide(b);
  }
}
