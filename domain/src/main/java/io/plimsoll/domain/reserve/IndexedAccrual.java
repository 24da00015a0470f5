package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;

/**
 * Two indices of 27 decimals, one for shares and one for debt: the counting of Aave v3.6. Lenders
 * earn simple interest within a stretch, borrowers pay compound interest; the difference stays with
 * the reserve.
 */
public record IndexedAccrual(
    long updatedAt,
    Ray liquidityIndex,
    Ray borrowIndex,
    Ray liquidityRate,
    Ray borrowRate,
    BigInteger treasuryShares)
    implements Accrual {

  static IndexedAccrual start(long second) {
    return new IndexedAccrual(second, Ray.ONE, Ray.ONE, Ray.ZERO, Ray.ZERO, BigInteger.ZERO);
  }

  /** An index moves only while its rate, or the debt it counts, is above zero. */
  @Override
  public IndexedAccrual accruedTo(long second, Holdings holdings, ReserveTerms terms) {
    var seconds = second - updatedAt;
    var supply =
        liquidityRate.units().signum() == 0
            ? liquidityIndex
            : Interest.linear(liquidityRate, seconds).times(liquidityIndex);
    var debt =
        holdings.scaledDebt().signum() == 0
            ? borrowIndex
            : Interest.compound(borrowRate, seconds).times(borrowIndex);
    var interest = debt.minus(borrowIndex).of(holdings.scaledDebt(), Rounding.DOWN);
    var earned = supply.scale(terms.reserveFactor().of(interest, Rounding.HALF_UP), Rounding.DOWN);
    return new IndexedAccrual(
        second, supply, debt, liquidityRate, borrowRate, treasuryShares.add(earned));
  }

  /** The borrow index as the pool's read function reports it: it runs on even without a debt. */
  public Ray projectedBorrowIndex(long second) {
    return second <= updatedAt
        ? borrowIndex
        : Interest.compound(borrowRate, second - updatedAt).times(borrowIndex);
  }

  /** Lenders earn on the deficit nothing. */
  @Override
  public IndexedAccrual priced(Holdings holdings, ReserveTerms terms) {
    var rate = terms.interestRate().borrowRate(usage(holdings, holdings.cash()));
    var supplyUsage = usage(holdings, holdings.cash().add(holdings.deficit()));
    var earning = new BasisPoints(BasisPoints.ONE.value() - terms.reserveFactor().value());
    return new IndexedAccrual(
        updatedAt,
        liquidityIndex,
        borrowIndex,
        new Ray(earning.of(rate.times(supplyUsage).units(), Rounding.HALF_UP)),
        rate,
        treasuryShares);
  }

  @Override
  public IndexedAccrual withTreasuryShares(BigInteger shares) {
    return new IndexedAccrual(
        updatedAt, liquidityIndex, borrowIndex, liquidityRate, borrowRate, shares);
  }

  @Override
  public BigInteger claim(BigInteger shares, Holdings holdings) {
    return liquidityIndex.of(shares, Rounding.DOWN);
  }

  @Override
  public BigInteger owed(BigInteger scaled, Holdings holdings) {
    return borrowIndex.of(scaled, Rounding.UP);
  }

  @Override
  public BigInteger sharesMinted(BigInteger amount, Holdings holdings) {
    return liquidityIndex.scale(amount, Rounding.DOWN);
  }

  @Override
  public BigInteger sharesBurned(BigInteger amount, Holdings holdings) {
    return liquidityIndex.scale(amount, Rounding.UP);
  }

  @Override
  public BigInteger debtMinted(BigInteger amount, Holdings holdings) {
    return borrowIndex.scale(amount, Rounding.UP);
  }

  @Override
  public BigInteger mostLent(BigInteger mostOwed, BigInteger scaled, Holdings holdings) {
    var room = borrowIndex.scale(mostOwed, Rounding.DOWN).subtract(scaled);
    return borrowIndex.of(room.max(BigInteger.ZERO), Rounding.DOWN);
  }

  @Override
  public BigInteger debtBurned(BigInteger amount, Holdings holdings) {
    return borrowIndex.scale(amount, Rounding.DOWN);
  }

  private Ray usage(Holdings holdings, BigInteger beside) {
    var debt = owed(holdings.scaledDebt(), holdings);
    return debt.signum() == 0 ? Ray.ZERO : new Ray(debt).dividedBy(new Ray(beside.add(debt)));
  }
}
