package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.InterestRateModel.Charge;
import io.plimsoll.domain.reserve.InterestRateModel.Stretch;
import io.plimsoll.domain.reserve.InterestRateModel.Usage;
import java.math.BigInteger;

/**
 * Totals of claims and debt, divided by shares: the counting of Morpho Blue. Interest is added to
 * both totals; a million shares and one unit that nobody owns keep the price of a share out of the
 * reach of a first lender.
 *
 * @param supplied all lenders' claims, the treasury's included
 * @param borrowed all borrowers' debt
 * @param borrowRate as it was charged last, a year
 * @param memory what the rate model keeps
 */
public record PooledAccrual(
    long updatedAt,
    BigInteger supplied,
    BigInteger borrowed,
    BigInteger treasuryShares,
    Ray borrowRate,
    BigInteger memory)
    implements Accrual {

  private static final BigInteger VIRTUAL_SHARES = BigInteger.TEN.pow(6);
  private static final BigInteger VIRTUAL_ASSETS = BigInteger.ONE;
  private static final BigInteger RAY_TO_WAD = BigInteger.TEN.pow(9);
  private static final BigInteger WAD = BigInteger.TEN.pow(18);

  static PooledAccrual start(ReserveTerms terms, long second) {
    return new PooledAccrual(
        second,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        Ray.ZERO,
        terms.interestRate().opening());
  }

  /** What the model would charge for the time up to a second. */
  public Charge charge(long second, ReserveTerms terms) {
    return terms
        .interestRate()
        .charge(new Stretch(new Usage(borrowed, supplied), borrowRate, memory, updatedAt, second));
  }

  /** The treasury's shares are minted against the claims without its part of the interest. */
  @Override
  public PooledAccrual accruedTo(long second, Holdings holdings, ReserveTerms terms) {
    var charge = charge(second, terms);
    var growth = charge.growth().units().divide(RAY_TO_WAD);
    var interest = borrowed.multiply(growth).divide(WAD);
    var claims = supplied.add(interest);
    var fee = terms.reserveFactor().of(interest, Rounding.DOWN);
    var shares =
        Rounding.DOWN.mulDiv(
            fee, shares(holdings).add(VIRTUAL_SHARES), claims.subtract(fee).add(VIRTUAL_ASSETS));
    return new PooledAccrual(
        second,
        claims,
        borrowed.add(interest),
        treasuryShares.add(shares),
        charge.rate(),
        charge.memory());
  }

  /** The rate is found when it is charged. */
  @Override
  public PooledAccrual priced(Holdings holdings, ReserveTerms terms) {
    return new PooledAccrual(
        updatedAt,
        supplied,
        borrowed,
        treasuryShares,
        terms.interestRate().borrowRate(new Usage(borrowed, supplied), memory, updatedAt),
        memory);
  }

  /** Rounding may have left the last borrower a unit more to pay than all debt. */
  @Override
  public PooledAccrual moved(BigInteger claims, BigInteger debt) {
    return new PooledAccrual(
        updatedAt,
        supplied.add(claims),
        borrowed.add(debt).max(BigInteger.ZERO),
        treasuryShares,
        borrowRate,
        memory);
  }

  @Override
  public PooledAccrual withTreasuryShares(BigInteger shares) {
    return new PooledAccrual(updatedAt, supplied, borrowed, shares, borrowRate, memory);
  }

  @Override
  public Ray liquidityIndex(Holdings holdings) {
    return new Ray(Rounding.DOWN.mulDiv(claims(), Ray.SCALE, allShares(holdings)));
  }

  @Override
  public Ray borrowIndex(Holdings holdings) {
    return new Ray(Rounding.UP.mulDiv(debts(), Ray.SCALE, allDebt(holdings)));
  }

  /** What borrowers pay, on the part that is lent; the treasury's share is not taken off. */
  @Override
  public Ray liquidityRate() {
    return supplied.signum() == 0
        ? Ray.ZERO
        : new Ray(Rounding.DOWN.mulDiv(borrowRate.units(), borrowed, supplied));
  }

  @Override
  public BigInteger debt(Holdings holdings) {
    return borrowed;
  }

  @Override
  public BigInteger liquidity(Holdings holdings) {
    return supplied.subtract(borrowed).max(BigInteger.ZERO);
  }

  /** The total of claims counts what no share can ask for, too. */
  @Override
  public BigInteger spare(Holdings holdings) {
    return holdings.cash().add(borrowed).subtract(supplied);
  }

  @Override
  public BigInteger claim(BigInteger shares, Rounding rounding, Holdings holdings) {
    return rounding.mulDiv(shares, claims(), allShares(holdings));
  }

  @Override
  public BigInteger owed(BigInteger scaled, Rounding rounding, Holdings holdings) {
    return rounding.mulDiv(scaled, debts(), allDebt(holdings));
  }

  @Override
  public BigInteger sharesMinted(BigInteger amount, BigInteger had, Holdings holdings) {
    return Rounding.DOWN.mulDiv(amount, allShares(holdings), claims());
  }

  @Override
  public BigInteger sharesBurned(BigInteger amount, BigInteger had, Holdings holdings) {
    return Rounding.UP.mulDiv(amount, allShares(holdings), claims());
  }

  @Override
  public BigInteger debtMinted(BigInteger amount, BigInteger had, Holdings holdings) {
    return Rounding.UP.mulDiv(amount, allDebt(holdings), debts());
  }

  @Override
  public BigInteger debtBurned(BigInteger amount, BigInteger had, Holdings holdings) {
    return Rounding.DOWN.mulDiv(amount, allDebt(holdings), debts());
  }

  /** Lending moves the price of a unit of debt, so the bound is found by stepping back from it. */
  @Override
  public BigInteger mostLent(BigInteger mostOwed, BigInteger scaled, Holdings holdings) {
    var most = mostOwed.subtract(owed(scaled, Rounding.DOWN, holdings)).max(BigInteger.ZERO);
    while (most.signum() > 0 && owedAfter(most, scaled, holdings).compareTo(mostOwed) > 0)
      most = most.subtract(BigInteger.ONE);
    return most;
  }

  private BigInteger owedAfter(BigInteger lent, BigInteger scaled, Holdings holdings) {
    var minted = debtMinted(lent, scaled, holdings);
    return moved(BigInteger.ZERO, lent)
        .owed(scaled.add(minted), Rounding.UP, holdings.debt(minted));
  }

  private BigInteger shares(Holdings holdings) {
    return holdings.suppliedShares().add(treasuryShares);
  }

  private BigInteger claims() {
    return supplied.add(VIRTUAL_ASSETS);
  }

  private BigInteger debts() {
    return borrowed.add(VIRTUAL_ASSETS);
  }

  private BigInteger allShares(Holdings holdings) {
    return shares(holdings).add(VIRTUAL_SHARES);
  }

  private static BigInteger allDebt(Holdings holdings) {
    return holdings.scaledDebt().add(VIRTUAL_SHARES);
  }
}
