package io.plimsoll.domain.testing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes examples, and smaller ones of an example. */
public interface Generator<T> {

  T next(RandomGenerator random);

  /** Simpler examples to try instead, the simplest first; none if there is nothing simpler. */
  default List<T> smaller(T example) {
    return List.of();
  }

  /** One of a few, each as likely. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  static <T> Generator<T> oneOf(T... choices) {
    var all = List.of(choices);
    return random -> all.get(random.nextInt(all.size()));
  }

  /** Of every size alike, from a few units to the most; now and then an end of the range itself. */
  static Generator<BigInteger> integers(BigInteger least, BigInteger most) {
    return new Generator<>() {
      @Override
      public BigInteger next(RandomGenerator random) {
        var range = most.subtract(least);
        if (range.signum() == 0 || random.nextInt(16) == 0)
          return random.nextBoolean() ? least : most;
        var bits = new byte[random.nextInt(range.bitLength()) / 8 + 1];
        random.nextBytes(bits);
        return least.add(new BigInteger(1, bits).mod(range.add(BigInteger.ONE)));
      }

      @Override
      public List<BigInteger> smaller(BigInteger example) {
        return Stream.of(
                least,
                least.add(example.subtract(least).shiftRight(1)),
                example.subtract(BigInteger.ONE))
            .filter(candidate -> candidate.compareTo(example) < 0)
            .filter(candidate -> candidate.compareTo(least) >= 0)
            .distinct()
            .toList();
      }
    };
  }

  /** Lists of 1 to the most; made smaller by leaving out halves, quarters, … and single members. */
  static <T> Generator<List<T>> lists(Generator<T> members, int most) {
    return new Generator<>() {
      @Override
      public List<T> next(RandomGenerator random) {
        return Stream.generate(() -> members.next(random))
            .limit(random.nextInt(most) + 1L)
            .toList();
      }

      @Override
      public List<List<T>> smaller(List<T> example) {
        var candidates = new ArrayList<List<T>>();
        for (var cut = example.size() / 2; cut > 0; cut /= 2)
          for (var from = 0; from + cut <= example.size(); from += cut) {
            var rest = new ArrayList<>(example.subList(0, from));
            rest.addAll(example.subList(from + cut, example.size()));
            candidates.add(rest);
          }
        return candidates;
      }
    };
  }
}
