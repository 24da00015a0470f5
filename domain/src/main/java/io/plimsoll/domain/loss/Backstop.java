package io.plimsoll.domain.loss;

import io.plimsoll.domain.money.Rounding;
import java.math.BigInteger;

/**
 * First-loss capital of a reserve, staked in its asset and held apart: it is never lent. A stake is
 * a number of shares, and a loss lowers what each is worth. A million shares and one unit that
 * nobody owns keep a share's worth defined when nothing is left: shares that lost everything stay
 * worth less than a unit together, and who stakes afterwards has what he brought.
 *
 * @param staked in smallest units
 * @param shares of all stakers
 */
public record Backstop(BigInteger staked, BigInteger shares) {

  public static final Backstop EMPTY = new Backstop(BigInteger.ZERO, BigInteger.ZERO);

  private static final BigInteger VIRTUAL_SHARES = BigInteger.TEN.pow(6);

  public Backstop {
    if (staked.signum() < 0 || shares.signum() < 0)
      throw new IllegalArgumentException("A backstop fell below zero");
  }

  /** Shares for an amount brought in, down. */
  public BigInteger minted(BigInteger amount) {
    return Rounding.DOWN.mulDiv(amount, allShares(), allStaked());
  }

  /**
   * Shares an amount taken out costs, up; more than there are if it is more than they stand for.
   */
  public BigInteger burned(BigInteger amount) {
    return Rounding.UP.mulDiv(amount, allShares(), allStaked());
  }

  /**
   * What shares stand for, down. The unit nobody owns may lift a part by a fraction; all parts
   * together never exceed what is staked.
   */
  public BigInteger worth(BigInteger some) {
    return Rounding.DOWN.mulDiv(some, allStaked(), allShares());
  }

  /** Signed: stakes that come or go, with their shares. */
  public Backstop plus(BigInteger amount, BigInteger more) {
    return new Backstop(staked.add(amount), shares.add(more));
  }

  /** A loss takes an amount from all shares alike. */
  public Backstop slashed(BigInteger amount) {
    return plus(amount.negate(), BigInteger.ZERO);
  }

  private BigInteger allStaked() {
    return staked.add(BigInteger.ONE);
  }

  private BigInteger allShares() {
    return shares.add(VIRTUAL_SHARES);
  }
}
