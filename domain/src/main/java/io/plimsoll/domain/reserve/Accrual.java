package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;

/**
 * Where interest stands in a reserve after it was last touched, and how the reserve counts: what a
 * lender's share is worth and what a scaled unit of debt stands for. Immutable; what the reserve
 * holds is given to every question, because some ways of counting depend on the totals.
 *
 * <p>Directions are part of the way of counting and favour the reserve: shares are minted down and
 * burned up, debt is minted up and burned down. Where an original differs, its class says so.
 */
public sealed interface Accrual permits IndexedAccrual, PooledAccrual, PrincipalAccrual {

  /** A reserve as it opens. */
  static Accrual start(Counting counting, ReserveTerms terms, long second) {
    return switch (counting) {
      case INDICES -> IndexedAccrual.start(terms, second);
      case POOL -> PooledAccrual.start(terms, second);
      case PRINCIPAL -> PrincipalAccrual.start(terms, second);
    };
  }

  /** Second (Unix time) up to which interest is booked. */
  long updatedAt();

  /** Shares the treasury has earned, beside the lenders' shares. */
  BigInteger treasuryShares();

  /** What a supplied share is worth, in units of the asset. */
  Ray liquidityIndex(Holdings holdings);

  /** What a scaled unit of debt stands for. */
  Ray borrowIndex(Holdings holdings);

  /** What lenders earn from here on, a year. */
  Ray liquidityRate();

  /** What borrowers pay from here on, a year. */
  Ray borrowRate();

  /** Books the interest of the stretch since the last touch; only asked for a later second. */
  Accrual accruedTo(long second, Holdings holdings, ReserveTerms terms);

  /** Sets the rates for what is lent now. */
  Accrual priced(Holdings holdings, ReserveTerms terms);

  /**
   * After a movement, for a way of counting that keeps totals.
   *
   * @param claims by how much lenders' claims moved, signed
   * @param debt by how much borrowers' debt moved, signed
   */
  Accrual moved(BigInteger claims, BigInteger debt);

  Accrual withTreasuryShares(BigInteger shares);

  /** What all borrowers owe together. */
  BigInteger debt(Holdings holdings);

  /** What can be lent or withdrawn now. */
  BigInteger liquidity(Holdings holdings);

  /** The most a draw may ever ask for, whatever of it is at hand: what lenders have brought. */
  default BigInteger lendable(Holdings holdings) {
    return claim(holdings.suppliedShares(), Rounding.DOWN, holdings);
  }

  /**
   * Whether all that cash and debt exceed the claims by is the desk's own: what it adds to its
   * funds or takes out then moves no rate, and losses are borne by them.
   */
  default boolean keepsOwnFunds() {
    return false;
  }

  /**
   * What the desk can take out as its own with every claim still covered to the fraction of a unit:
   * cash, and debt down, less all claims up; below zero where there is less.
   */
  default BigInteger spare(Holdings holdings) {
    var shares = holdings.suppliedShares().add(treasuryShares());
    return holdings
        .cash()
        .add(owed(holdings.scaledDebt(), Rounding.DOWN, holdings))
        .subtract(claim(shares, Rounding.UP, holdings));
  }

  /** The most that all shares together can lose at once. */
  default BigInteger mostLost(Holdings holdings) {
    return BigInteger.ZERO;
  }

  /**
   * After a loss of all shares, the treasury's too: what they stand for together falls by as much,
   * to the unit.
   *
   * @param loss no more than they can lose
   */
  default Accrual losing(BigInteger loss, Holdings holdings) {
    throw new IllegalStateException("Shares lose nothing here, not " + loss);
  }

  /** What shares stand for. */
  BigInteger claim(BigInteger shares, Rounding rounding, Holdings holdings);

  /** What scaled units stand for. */
  BigInteger owed(BigInteger scaled, Rounding rounding, Holdings holdings);

  /** What a borrower owes for scaled units; up. */
  default BigInteger owed(BigInteger scaled, Holdings holdings) {
    return owed(scaled, Rounding.UP, holdings);
  }

  /**
   * Shares for an amount brought in.
   *
   * @param had shares the lender has; here as below, only some ways of counting ask
   */
  BigInteger sharesMinted(BigInteger amount, BigInteger had, Holdings holdings);

  /** Shares an amount taken out costs; more than there are if it is more than they stand for. */
  BigInteger sharesBurned(BigInteger amount, BigInteger had, Holdings holdings);

  /** Scaled units that an amount lent adds. */
  BigInteger debtMinted(BigInteger amount, BigInteger had, Holdings holdings);

  /** Scaled units that a payment takes off; possibly more than there are. */
  BigInteger debtBurned(BigInteger amount, BigInteger had, Holdings holdings);

  /**
   * The most that can be lent to a loan for it to owe no more than a bound: what this adds to the
   * loan's scaled units just stays within, one unit more does not.
   */
  BigInteger mostLent(BigInteger mostOwed, BigInteger scaled, Holdings holdings);
}
