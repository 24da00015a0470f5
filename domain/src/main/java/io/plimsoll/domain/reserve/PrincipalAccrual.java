package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.InterestRateModel.Stretch;
import io.plimsoll.domain.reserve.InterestRateModel.Usage;
import java.math.BigInteger;

/**
 * A principal behind every balance and two indices of 15 decimals: the counting of Compound III. A
 * balance is its principal times the index, down on both sides; when it changes, the whole balance
 * is cut to a principal again, a claim down and a debt up. What cash and debt exceed the claims by
 * is the desk's own.
 *
 * @param supplyIndex 15 decimals
 * @param debtIndex 15 decimals
 * @param memory what the rate model keeps
 */
public record PrincipalAccrual(
    long updatedAt,
    BigInteger supplyIndex,
    BigInteger debtIndex,
    Ray liquidityRate,
    Ray borrowRate,
    BigInteger treasuryShares,
    BigInteger memory)
    implements Accrual {

  private static final BigInteger SCALE = BigInteger.TEN.pow(15);
  private static final BigInteger INDEX_TO_RAY = Ray.SCALE.divide(SCALE);
  private static final BigInteger RAY_TO_WAD = BigInteger.TEN.pow(9);
  private static final BigInteger WAD = BigInteger.TEN.pow(18);

  static PrincipalAccrual start(ReserveTerms terms, long second) {
    return new PrincipalAccrual(
        second, SCALE, SCALE, Ray.ZERO, Ray.ZERO, BigInteger.ZERO, terms.interestRate().opening());
  }

  /** What is owed and what lenders and treasury have brought; nothing where that is nothing. */
  public Usage usage(Holdings holdings) {
    var claims = claim(holdings.suppliedShares().add(treasuryShares), Rounding.DOWN, holdings);
    return new Usage(claims.signum() == 0 ? BigInteger.ZERO : debt(holdings), claims);
  }

  @Override
  public PrincipalAccrual accruedTo(long second, Holdings holdings, ReserveTerms terms) {
    var model = terms.interestRate();
    var stretch = new Stretch(usage(holdings), borrowRate, memory, updatedAt, second);
    var charge = model.charge(stretch);
    var growth = model.lendingGrowth(stretch, charge, terms.reserveFactor());
    return new PrincipalAccrual(
        second,
        grown(supplyIndex, growth),
        grown(debtIndex, charge.growth()),
        liquidityRate,
        borrowRate,
        treasuryShares,
        charge.memory());
  }

  private static BigInteger grown(BigInteger index, Ray growth) {
    return index.add(index.multiply(growth.units().divide(RAY_TO_WAD)).divide(WAD));
  }

  @Override
  public PrincipalAccrual priced(Holdings holdings, ReserveTerms terms) {
    var usage = usage(holdings);
    var rate = terms.interestRate().borrowRate(usage, memory, updatedAt);
    return new PrincipalAccrual(
        updatedAt,
        supplyIndex,
        debtIndex,
        terms.interestRate().lendingRate(usage, rate, terms.reserveFactor()),
        rate,
        treasuryShares,
        memory);
  }

  @Override
  public PrincipalAccrual moved(BigInteger claims, BigInteger debt) {
    return this;
  }

  @Override
  public PrincipalAccrual withTreasuryShares(BigInteger shares) {
    return new PrincipalAccrual(
        updatedAt, supplyIndex, debtIndex, liquidityRate, borrowRate, shares, memory);
  }

  @Override
  public Ray liquidityIndex(Holdings holdings) {
    return new Ray(supplyIndex.multiply(INDEX_TO_RAY));
  }

  @Override
  public Ray borrowIndex(Holdings holdings) {
    return new Ray(debtIndex.multiply(INDEX_TO_RAY));
  }

  /** Down, as every debt is. */
  @Override
  public BigInteger debt(Holdings holdings) {
    return owed(holdings.scaledDebt(), holdings);
  }

  @Override
  public BigInteger liquidity(Holdings holdings) {
    return holdings.cash();
  }

  /** The desk's own funds are lent too. */
  @Override
  public BigInteger lendable(Holdings holdings) {
    return holdings.cash();
  }

  /** Debt and claims both as they are told, down. */
  @Override
  public BigInteger spare(Holdings holdings) {
    var shares = holdings.suppliedShares().add(treasuryShares);
    return holdings.cash().add(debt(holdings)).subtract(claim(shares, Rounding.DOWN, holdings));
  }

  @Override
  public boolean keepsOwnFunds() {
    return true;
  }

  @Override
  public BigInteger claim(BigInteger shares, Rounding rounding, Holdings holdings) {
    return rounding.mulDiv(shares, supplyIndex, SCALE);
  }

  @Override
  public BigInteger owed(BigInteger scaled, Rounding rounding, Holdings holdings) {
    return rounding.mulDiv(scaled, debtIndex, SCALE);
  }

  /** Down: the fraction of a unit is left to the borrower until the balance is cut again. */
  @Override
  public BigInteger owed(BigInteger scaled, Holdings holdings) {
    return owed(scaled, Rounding.DOWN, holdings);
  }

  /** None where the whole balance, cut again, comes to no more than before. */
  @Override
  public BigInteger sharesMinted(BigInteger amount, BigInteger had, Holdings holdings) {
    var balance = claim(had, Rounding.DOWN, holdings).add(amount);
    return shares(balance).subtract(had).max(BigInteger.ZERO);
  }

  @Override
  public BigInteger sharesBurned(BigInteger amount, BigInteger had, Holdings holdings) {
    var left = claim(had, Rounding.DOWN, holdings).subtract(amount);
    return left.signum() < 0
        ? had.add(Rounding.UP.mulDiv(left.negate(), SCALE, supplyIndex))
        : had.subtract(shares(left));
  }

  @Override
  public BigInteger debtMinted(BigInteger amount, BigInteger had, Holdings holdings) {
    return scaled(owed(had, holdings).add(amount)).subtract(had).max(BigInteger.ZERO);
  }

  @Override
  public BigInteger debtBurned(BigInteger amount, BigInteger had, Holdings holdings) {
    var left = owed(had, holdings).subtract(amount);
    return left.signum() < 0
        ? had.add(scaled(left.negate()))
        : had.subtract(scaled(left)).max(BigInteger.ZERO);
  }

  /**
   * The most principal that owes no more than the bound, and what it stands for beyond the debt.
   */
  @Override
  public BigInteger mostLent(BigInteger mostOwed, BigInteger scaled, Holdings holdings) {
    var below = mostOwed.add(BigInteger.ONE).multiply(SCALE).subtract(BigInteger.ONE);
    var most = owed(below.divide(debtIndex), holdings);
    return most.subtract(owed(scaled, holdings)).max(BigInteger.ZERO);
  }

  private BigInteger shares(BigInteger balance) {
    return Rounding.DOWN.mulDiv(balance, SCALE, supplyIndex);
  }

  private BigInteger scaled(BigInteger debt) {
    return Rounding.UP.mulDiv(debt, SCALE, debtIndex);
  }
}
