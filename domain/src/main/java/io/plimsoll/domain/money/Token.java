package io.plimsoll.domain.money;

import java.math.BigInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A currency the desk counts in: an asset of a market, or a market's base currency.
 *
 * @param symbol how it is written, one to twenty letters, digits, dots, dashes or underscores
 * @param decimals how many decimals one whole token has, 0 to 36
 */
public record Token(String symbol, int decimals) {

  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9._-]{1,20}");

  private static final BigInteger[] UNITS =
      IntStream.rangeClosed(0, 36).mapToObj(BigInteger.TEN::pow).toArray(BigInteger[]::new);

  public Token {
    if (!SYMBOL.matcher(symbol).matches())
      throw new IllegalArgumentException(
          "A token's symbol is 1 to 20 letters, digits, '.', '_' or '-': " + symbol);
    if (decimals < 0 || decimals > 36)
      throw new IllegalArgumentException("A token has 0 to 36 decimals, not " + decimals);
  }

  public AssetId id() {
    return new AssetId(symbol);
  }

  /** Smallest units in one whole token: 10^decimals. */
  public BigInteger unit() {
    return UNITS[decimals];
  }

  public Amount units(BigInteger units) {
    return new Amount(units, this);
  }

  public Amount zero() {
    return new Amount(BigInteger.ZERO, this);
  }
}
