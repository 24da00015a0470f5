package io.plimsoll.domain.money;

import java.math.BigInteger;

/**
 * Which way a division that does not come out even is decided. Every step that can lose a unit
 * takes one, and the direction protects the desk: debt up, collateral and payouts down. All
 * operands are non-negative.
 */
public enum Rounding {
  DOWN {
    @Override
    public BigInteger divide(BigInteger dividend, BigInteger divisor) {
      return dividend.divide(divisor);
    }
  },
  UP {
    @Override
    public BigInteger divide(BigInteger dividend, BigInteger divisor) {
      var parts = dividend.divideAndRemainder(divisor);
      return parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
    }
  },
  /**
   * Half a unit and more goes up: (a + b/2) / b with b/2 cut down first, as the ray arithmetic of
   * Aave.
   */
  HALF_UP {
    @Override
    public BigInteger divide(BigInteger dividend, BigInteger divisor) {
      return dividend.add(divisor.shiftRight(1)).divide(divisor);
    }
  };

  /**
   * {@code dividend / divisor}, both non-negative. @throws ArithmeticException if the divisor is
   * zero
   */
  public abstract BigInteger divide(BigInteger dividend, BigInteger divisor);

  /** {@code a × b / divisor} with the product kept whole. */
  public BigInteger mulDiv(BigInteger a, BigInteger b, BigInteger divisor) {
    return divide(a.multiply(b), divisor);
  }
}
