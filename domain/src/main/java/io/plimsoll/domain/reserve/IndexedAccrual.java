package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.InterestRateModel.Stretch;
import io.plimsoll.domain.reserve.InterestRateModel.Usage;
import java.math.BigInteger;

/**
 * Two indices of 27 decimals, one for shares and one for debt: the counting of Aave v3.6. Lenders
 * earn simple interest within a stretch, borrowers pay what the rate model charges; the difference
 * stays with the reserve.
 *
 * @param memory what the rate model keeps
 */
public record IndexedAccrual(
    long updatedAt,
    Ray liquidityIndex,
    Ray borrowIndex,
    Ray liquidityRate,
    Ray borrowRate,
    BigInteger treasuryShares,
    BigInteger memory)
    implements Accrual {

  /** To which losses can bring the liquidity index down: below, shares would be too coarse. */
  private static final Ray LOWEST = Ray.of("0.000000001");

  static IndexedAccrual start(ReserveTerms terms, long second) {
    return new IndexedAccrual(
        second,
        Ray.ONE,
        Ray.ONE,
        Ray.ZERO,
        Ray.ZERO,
        BigInteger.ZERO,
        terms.interestRate().opening());
  }

  @Override
  public Ray liquidityIndex(Holdings holdings) {
    return liquidityIndex;
  }

  @Override
  public Ray borrowIndex(Holdings holdings) {
    return borrowIndex;
  }

  /** An index moves only while its rate, or the debt it counts, is above zero. */
  @Override
  public IndexedAccrual accruedTo(long second, Holdings holdings, ReserveTerms terms) {
    var usage = usage(holdings, holdings.cash());
    var charge =
        terms.interestRate().charge(new Stretch(usage, borrowRate, memory, updatedAt, second));
    var earning =
        charge.rate().equals(borrowRate) ? liquidityRate : earned(charge.rate(), holdings, terms);
    var supply =
        earning.units().signum() == 0
            ? liquidityIndex
            : grown(liquidityIndex, Interest.linear(earning, second - updatedAt));
    var debt =
        holdings.scaledDebt().signum() == 0
            ? borrowIndex
            : Ray.ONE.plus(charge.growth()).times(borrowIndex);
    var interest = debt.minus(borrowIndex).of(holdings.scaledDebt(), Rounding.DOWN);
    var treasury =
        supply.scale(terms.reserveFactor().of(interest, Rounding.HALF_UP), Rounding.DOWN);
    return new IndexedAccrual(
        second,
        supply,
        debt,
        liquidityRate,
        borrowRate,
        treasuryShares.add(treasury),
        charge.memory());
  }

  /**
   * Half up, as Aave v3.6. Below 1, where only losses can bring it, down: a unit of so low an index
   * may be worth more than one of the asset, and nobody owes that.
   */
  private static Ray grown(Ray index, Ray growth) {
    return index.compareTo(Ray.ONE) < 0
        ? new Ray(growth.of(index.units(), Rounding.DOWN))
        : growth.times(index);
  }

  /** The borrow index as the pool's read function reports it: it runs on even without a debt. */
  public Ray projectedBorrowIndex(long second) {
    return second <= updatedAt
        ? borrowIndex
        : Interest.compound(borrowRate, second - updatedAt).times(borrowIndex);
  }

  @Override
  public IndexedAccrual priced(Holdings holdings, ReserveTerms terms) {
    var rate = terms.interestRate().borrowRate(usage(holdings, holdings.cash()), memory, updatedAt);
    return new IndexedAccrual(
        updatedAt,
        liquidityIndex,
        borrowIndex,
        earned(rate, holdings, terms),
        rate,
        treasuryShares,
        memory);
  }

  /** Lenders earn on the deficit nothing. */
  private Ray earned(Ray rate, Holdings holdings, ReserveTerms terms) {
    var usage = usage(holdings, holdings.cash().add(holdings.deficit())).ratio();
    var earning = new Wad(Wad.SCALE.subtract(terms.reserveFactor().units()));
    return new Ray(earning.of(rate.times(usage).units(), Rounding.HALF_UP));
  }

  @Override
  public BigInteger mostLost(Holdings holdings) {
    var shares = holdings.suppliedShares().add(treasuryShares);
    return claim(shares, Rounding.DOWN, holdings)
        .subtract(LOWEST.of(shares, Rounding.UP))
        .max(BigInteger.ZERO);
  }

  /**
   * The liquidity index falls to the highest at which all shares stand for no more than what is
   * left. While there are fewer than 10^27 of them that is what is left, to the unit; beyond, an
   * index is too coarse for it, and the units it misses stay with the reserve.
   */
  @Override
  public IndexedAccrual losing(BigInteger loss, Holdings holdings) {
    var shares = holdings.suppliedShares().add(treasuryShares);
    var left = claim(shares, Rounding.DOWN, holdings).subtract(loss);
    var below = left.add(BigInteger.ONE).multiply(Ray.SCALE).subtract(BigInteger.ONE);
    return new IndexedAccrual(
        updatedAt,
        new Ray(below.divide(shares)),
        borrowIndex,
        liquidityRate,
        borrowRate,
        treasuryShares,
        memory);
  }

  @Override
  public IndexedAccrual moved(BigInteger claims, BigInteger debt) {
    return this;
  }

  @Override
  public IndexedAccrual withTreasuryShares(BigInteger shares) {
    return new IndexedAccrual(
        updatedAt, liquidityIndex, borrowIndex, liquidityRate, borrowRate, shares, memory);
  }

  @Override
  public BigInteger debt(Holdings holdings) {
    return owed(holdings.scaledDebt(), Rounding.UP, holdings);
  }

  @Override
  public BigInteger liquidity(Holdings holdings) {
    return holdings.cash();
  }

  @Override
  public BigInteger claim(BigInteger shares, Rounding rounding, Holdings holdings) {
    return liquidityIndex.of(shares, rounding);
  }

  @Override
  public BigInteger owed(BigInteger scaled, Rounding rounding, Holdings holdings) {
    return borrowIndex.of(scaled, rounding);
  }

  @Override
  public BigInteger sharesMinted(BigInteger amount, BigInteger had, Holdings holdings) {
    return liquidityIndex.scale(amount, Rounding.DOWN);
  }

  @Override
  public BigInteger sharesBurned(BigInteger amount, BigInteger had, Holdings holdings) {
    return liquidityIndex.scale(amount, Rounding.UP);
  }

  @Override
  public BigInteger debtMinted(BigInteger amount, BigInteger had, Holdings holdings) {
    return borrowIndex.scale(amount, Rounding.UP);
  }

  @Override
  public BigInteger debtBurned(BigInteger amount, BigInteger had, Holdings holdings) {
    return borrowIndex.scale(amount, Rounding.DOWN);
  }

  @Override
  public BigInteger mostLent(BigInteger mostOwed, BigInteger scaled, Holdings holdings) {
    var room = borrowIndex.scale(mostOwed, Rounding.DOWN).subtract(scaled);
    return borrowIndex.of(room.max(BigInteger.ZERO), Rounding.DOWN);
  }

  private Usage usage(Holdings holdings, BigInteger beside) {
    var debt = debt(holdings);
    return new Usage(debt, beside.add(debt));
  }
}
