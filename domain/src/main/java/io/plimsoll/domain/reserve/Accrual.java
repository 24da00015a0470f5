package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Ray;
import java.math.BigInteger;

/**
 * Where interest stands in a reserve after it was last touched, and how the reserve counts: what a
 * lender's share is worth and what a scaled unit of debt stands for. Immutable; what the reserve
 * holds is given to every question, because some ways of counting depend on the totals.
 *
 * <p>Directions are part of the way of counting and favour the reserve: shares are minted down and
 * burned up, debt is minted up and burned down, claims are valued down and debt is valued up. Where
 * an original differs, its class says so.
 */
public sealed interface Accrual permits IndexedAccrual {

  /** Second (Unix time) up to which interest is booked. */
  long updatedAt();

  /** Shares the treasury has earned, beside the lenders' shares. */
  BigInteger treasuryShares();

  /** What a supplied share is worth, in units of the asset. */
  Ray liquidityIndex();

  /** What a scaled unit of debt stands for. */
  Ray borrowIndex();

  /** What lenders earn from here on, a year. */
  Ray liquidityRate();

  /** What borrowers pay from here on, a year. */
  Ray borrowRate();

  /** Books the interest of the stretch since the last touch; only asked for a later second. */
  Accrual accruedTo(long second, Holdings holdings, ReserveTerms terms);

  /** Sets the rates for what is lent now. */
  Accrual priced(Holdings holdings, ReserveTerms terms);

  Accrual withTreasuryShares(BigInteger shares);

  /** What shares can ask for. */
  BigInteger claim(BigInteger shares, Holdings holdings);

  /** What scaled units owe. */
  BigInteger owed(BigInteger scaled, Holdings holdings);

  /** Shares for an amount brought in. */
  BigInteger sharesMinted(BigInteger amount, Holdings holdings);

  /** Shares an amount taken out costs. */
  BigInteger sharesBurned(BigInteger amount, Holdings holdings);

  /** Scaled units that an amount lent adds. */
  BigInteger debtMinted(BigInteger amount, Holdings holdings);

  /**
   * The most that can be lent to a loan for it to owe no more than a bound: what this adds to the
   * loan's scaled units just stays within, one unit more does not.
   */
  BigInteger mostLent(BigInteger mostOwed, BigInteger scaled, Holdings holdings);

  /** Scaled units that a payment below the whole debt takes off. */
  BigInteger debtBurned(BigInteger amount, Holdings holdings);
}
