package io.plimsoll.domain.reserve;

import java.math.BigInteger;

/**
 * What a reserve counts; nothing else is ever asked for a balance.
 *
 * @param cash liquidity at hand, in smallest units
 * @param suppliedShares lenders' shares of the liquidity index
 * @param scaledDebt all loans' debt in units of the borrow index
 * @param deficit debt written off, in smallest units
 * @param collateral held apart for borrowers, in smallest units; it is never lent
 * @param inventory the desk's own stock, taken over from loans or given, in smallest units; for
 *     sale
 * @param keepers bonds and funds of keepers, held apart in smallest units; they are never lent
 */
public record Holdings(
    BigInteger cash,
    BigInteger suppliedShares,
    BigInteger scaledDebt,
    BigInteger deficit,
    BigInteger collateral,
    BigInteger inventory,
    BigInteger keepers) {

  public static final Holdings NOTHING =
      new Holdings(
          BigInteger.ZERO,
          BigInteger.ZERO,
          BigInteger.ZERO,
          BigInteger.ZERO,
          BigInteger.ZERO,
          BigInteger.ZERO,
          BigInteger.ZERO);

  public Holdings {
    if (cash.signum() < 0
        || suppliedShares.signum() < 0
        || scaledDebt.signum() < 0
        || deficit.signum() < 0
        || collateral.signum() < 0
        || inventory.signum() < 0
        || keepers.signum() < 0) throw new IllegalArgumentException("A holding fell below zero");
  }

  Holdings cash(BigInteger change) {
    return new Holdings(
        cash.add(change), suppliedShares, scaledDebt, deficit, collateral, inventory, keepers);
  }

  Holdings shares(BigInteger change) {
    return new Holdings(
        cash, suppliedShares.add(change), scaledDebt, deficit, collateral, inventory, keepers);
  }

  Holdings debt(BigInteger change) {
    return new Holdings(
        cash, suppliedShares, scaledDebt.add(change), deficit, collateral, inventory, keepers);
  }

  Holdings deficit(BigInteger change) {
    return new Holdings(
        cash, suppliedShares, scaledDebt, deficit.add(change), collateral, inventory, keepers);
  }

  Holdings collateral(BigInteger change) {
    return new Holdings(
        cash, suppliedShares, scaledDebt, deficit, collateral.add(change), inventory, keepers);
  }

  Holdings inventory(BigInteger change) {
    return new Holdings(
        cash, suppliedShares, scaledDebt, deficit, collateral, inventory.add(change), keepers);
  }

  Holdings keepers(BigInteger change) {
    return new Holdings(
        cash, suppliedShares, scaledDebt, deficit, collateral, inventory, keepers.add(change));
  }
}
