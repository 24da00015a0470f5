package io.plimsoll.domain.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits a whole number of units by weights, exactly: every part is cut down to a unit, and the
 * units left over go one each to the parts that were cut most (the largest-remainder method of
 * Hamilton). Equal remainders are served in the order given, so whoever wants ties to go by name
 * sorts by name.
 */
public final class ProRata {

  private ProRata() {}

  /**
   * Parts in the order of the weights. They add up to the whole; each is its weight's share cut
   * down, or one unit more, and never more than its weight where the whole is no more than all
   * weights.
   *
   * @param whole 0 or more
   * @param weights 0 or more each; one above zero if there is something to split
   */
  public static List<BigInteger> split(BigInteger whole, List<BigInteger> weights) {
    var total = weights.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (whole.signum() < 0 || weights.stream().anyMatch(weight -> weight.signum() < 0))
      throw new IllegalArgumentException("Never negative: " + whole + " by " + weights);
    if (whole.signum() == 0) return weights.stream().map(_ -> BigInteger.ZERO).toList();
    if (total.signum() == 0)
      throw new IllegalArgumentException(whole + " cannot be split by weights of zero");
    var shares = weights.stream().map(w -> whole.multiply(w).divideAndRemainder(total)).toList();
    var parts = shares.stream().map(share -> share[0]).toArray(BigInteger[]::new);
    var left = whole.subtract(Arrays.stream(parts).reduce(BigInteger.ZERO, BigInteger::add));
    IntStream.range(0, parts.length)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> shares.get(i)[1]).reversed())
        .limit(left.intValueExact())
        .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
    return List.of(parts);
  }
}
