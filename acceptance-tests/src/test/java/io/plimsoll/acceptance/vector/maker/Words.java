package io.plimsoll.acceptance.vector.maker;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;

/**
 * The original's numbers in the desk's. A rad counts dai to 45 decimals, more than a token of the
 * desk has; so both tokens are called whole at a billionth of what the original calls whole, dai
 * with 36 decimals and collateral with 9. Their units are the original's, and so are prices between
 * them.
 */
final class Words {

  static final Token DAI = new Token("DAI", 36);
  static final BigInteger WAD = BigInteger.TEN.pow(18);
  static final BigInteger RAY = BigInteger.TEN.pow(27);
  private static final BigInteger BILLION = BigInteger.TEN.pow(9);
  private static final BigInteger WORD = BigInteger.ONE.shiftLeft(256);
  private static final BigInteger SIGNED = BigInteger.ONE.shiftLeft(255);

  private Words() {}

  static Token collateral(String ilk) {
    return new Token(ilk, 9);
  }

  static Amount rad(BigInteger rad) {
    return DAI.units(rad);
  }

  static BigInteger number(String text) {
    return text.equals("MAX") ? WORD.subtract(BigInteger.ONE) : new BigInteger(text);
  }

  /** Dai per collateral as a ray, from a feed's wad. */
  static BigInteger perCollateral(BigInteger price, BigInteger par) {
    return price.multiply(BILLION).multiply(RAY).divide(par);
  }

  /** A machine word: nothing below zero and nothing of 256 bits. */
  static BigInteger word(BigInteger number) {
    Reverted.unless(number.signum() >= 0 && number.compareTo(WORD) < 0, Reverted.EMPTY);
    return number;
  }

  /** A signed machine word. */
  static BigInteger signed(BigInteger number) {
    Reverted.unless(number.abs().compareTo(SIGNED) < 0, Reverted.EMPTY);
    return number;
  }
}
