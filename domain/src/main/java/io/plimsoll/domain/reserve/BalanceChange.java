package io.plimsoll.domain.reserve;

import io.plimsoll.domain.money.Amount;
import java.math.BigInteger;
import java.util.List;

/**
 * By how much an event moved each line of a reserve's balance sheet, interest since the last touch
 * included; signed, in the asset's smallest units. What assets gain over claims is the crumbs of
 * rounding, and they stay with the reserve.
 *
 * @param cash liquidity at hand
 * @param receivable debt of all loans, valued up
 * @param deficit debt that nobody will pay
 * @param claims what lenders can ask for, valued down
 * @param treasury what the treasury can ask for, valued down
 * @param collateral what the desk holds apart for borrowers
 * @param inventory what the desk holds for itself, to sell it
 * @param own what became the desk's own of cash and debt: given, taken out, earned or lost
 * @param accrued how much of this is interest since the last touch
 * @param stakes whose claims, pledges, debts and stakes it concerns
 */
public record BalanceChange(
    BigInteger cash,
    BigInteger receivable,
    BigInteger deficit,
    BigInteger claims,
    BigInteger treasury,
    BigInteger collateral,
    BigInteger inventory,
    BigInteger own,
    Accrued accrued,
    List<Stake> stakes) {

  /** Interest by line. */
  public record Accrued(BigInteger receivable, BigInteger claims, BigInteger treasury) {

    static final Accrued NOTHING = new Accrued(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    /** What rounding left to the reserve. */
    public BigInteger crumbs() {
      return receivable.subtract(claims).subtract(treasury);
    }
  }

  /**
   * What one lender or loan had in a reserve right before an event and right after it, in smallest
   * units of the asset, both with interest up to the event: a debt valued up, a claim down.
   *
   * @param holder the loan of a debt or a pledge, the account of a claim or a stake
   * @param moved what the event brought (or took, below zero)
   */
  public record Stake(
      Kind kind, String holder, BigInteger before, BigInteger moved, BigInteger after) {

    /** What a stake is. */
    public enum Kind {
      /** What a loan owes. */
      DEBT,
      /** What a lender's account can ask for. */
      CLAIM,
      /** What the shares pledged to a loan can ask for. */
      PLEDGE,
      /** What an account has staked for losses. */
      BACKSTOP
    }

    /** What minting or burning whole shares or units of debt took from the holder, or gave him. */
    public BigInteger rounding() {
      return after.subtract(before).subtract(moved);
    }
  }

  static final BalanceChange NONE = collateral(BigInteger.ZERO);

  public BalanceChange {
    stakes = List.copyOf(stakes);
  }

  /** Without interest, and concerning nobody in particular. */
  public BalanceChange(
      BigInteger cash,
      BigInteger receivable,
      BigInteger deficit,
      BigInteger claims,
      BigInteger treasury,
      BigInteger collateral) {
    this(
        cash,
        receivable,
        deficit,
        claims,
        treasury,
        collateral,
        BigInteger.ZERO,
        BigInteger.ZERO,
        Accrued.NOTHING,
        List.of());
  }

  /**
   * What an event moved.
   *
   * @param before the event
   * @param accrued before it, with interest booked
   * @param own by how much the desk's own funds moved, unless the reserve keeps count of them
   * @param stakes whom it concerns
   */
  public static BalanceChange of(
      Reserve.Listed before,
      Reserve.Listed accrued,
      Reserve.Listed after,
      BigInteger own,
      List<Stake> stakes) {
    var change =
        new BalanceChange(
            after.holdings().cash().subtract(before.holdings().cash()),
            difference(after.debt(), before.debt()),
            after.holdings().deficit().subtract(before.holdings().deficit()),
            difference(after.supplied(), before.supplied()),
            difference(after.treasury(), before.treasury()),
            after.holdings().collateral().subtract(before.holdings().collateral()),
            after.holdings().inventory().subtract(before.holdings().inventory()),
            own,
            new Accrued(
                difference(accrued.debt(), before.debt()),
                difference(accrued.supplied(), before.supplied()),
                difference(accrued.treasury(), before.treasury())),
            stakes);
    return after.accrual().keepsOwnFunds() ? change.withoutCrumbs() : change;
  }

  private static BigInteger difference(Amount after, Amount before) {
    return after.units().subtract(before.units());
  }

  static BalanceChange collateral(BigInteger change) {
    return new BalanceChange(
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        BigInteger.ZERO,
        change);
  }

  /** Collateral became the desk's own stock. */
  static BalanceChange seized(BigInteger units) {
    return collateral(units.negate()).plusInventory(units);
  }

  static BalanceChange inventory(BigInteger change) {
    return NONE.plusInventory(change);
  }

  private BalanceChange plusInventory(BigInteger change) {
    return new BalanceChange(
        cash,
        receivable,
        deficit,
        claims,
        treasury,
        collateral,
        inventory.add(change),
        own,
        accrued,
        stakes);
  }

  /** With what rounding left to the reserve counted as the desk's own. */
  BalanceChange withoutCrumbs() {
    return new BalanceChange(
        cash,
        receivable,
        deficit,
        claims,
        treasury,
        collateral,
        inventory,
        own.add(crumbs()),
        accrued,
        stakes);
  }

  /** What rounding left to the reserve. */
  public BigInteger crumbs() {
    return cash.add(receivable).add(deficit).subtract(claims).subtract(treasury).subtract(own);
  }
}
