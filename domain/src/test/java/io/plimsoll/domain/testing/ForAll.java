package io.plimsoll.domain.testing;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Holds a claim against many examples. They follow from a seed, which a failure names and {@code
 * -Dplimsoll.seed=…} sets; the counterexample shown has been made as small as halving gets it.
 */
public final class ForAll {

  private static final long SEED = Long.getLong("plimsoll.seed", 20_210_111L);
  private static final int BATCHES = 4;
  private static final int EXAMPLES = 250;
  private static final int PATIENCE = 300;

  private ForAll() {}

  /** A claim about three things. */
  @FunctionalInterface
  public interface Claim<A, B, C> {
    void about(A a, B b, C c);
  }

  private record Pair<A, B>(A first, B second) {}

  public static <A> Stream<DynamicTest> forAll(Generator<A> some, Consumer<A> claim) {
    return forAll(BATCHES, EXAMPLES, some, claim);
  }

  public static <A, B> Stream<DynamicTest> forAll(
      Generator<A> some, Generator<B> others, BiConsumer<A, B> claim) {
    return forAll(pairs(some, others), pair -> claim.accept(pair.first(), pair.second()));
  }

  public static <A, B, C> Stream<DynamicTest> forAll(
      Generator<A> some, Generator<B> others, Generator<C> more, Claim<A, B, C> claim) {
    return forAll(
        pairs(pairs(some, others), more),
        p -> claim.about(p.first().first(), p.first().second(), p.second()));
  }

  /** So many batches of so many examples, each batch with a seed of its own. */
  public static <A> Stream<DynamicTest> forAll(
      int batches, int examples, Generator<A> some, Consumer<A> claim) {
    return IntStream.range(0, batches)
        .mapToObj(
            batch ->
                DynamicTest.dynamicTest(
                    examples + " examples from seed " + (SEED + batch),
                    () -> check(SEED + batch, batch, n -> n <= examples, some, claim)));
  }

  /** As many examples from one seed as it takes. */
  public static <A> void until(BooleanSupplier done, Generator<A> some, Consumer<A> claim) {
    check(SEED, 0, _ -> !done.getAsBoolean(), some, claim);
  }

  private static <A> void check(
      long seed, int batch, IntPredicate goOn, Generator<A> some, Consumer<A> claim) {
    var random = random(seed);
    for (var count = 1; goOn.test(count); count++) {
      var example = some.next(random);
      var failure = failure(claim, example);
      if (failure == null) continue;
      var smallest = smallest(some, claim, example);
      throw new AssertionError(
          "False at example %d; again with -Dplimsoll.seed=%d (batch %d)%n  as drawn: %s%n  made small: %s"
              .formatted(count, seed - batch, batch, example, smallest),
          failure(claim, smallest));
    }
  }

  /** Goes to the first smaller example that fails too, until none does or patience ends. */
  private static <A> A smallest(Generator<A> some, Consumer<A> claim, A example) {
    var smallest = example;
    var tries = 0;
    for (var found = true; found; ) {
      found = false;
      for (var candidate : some.smaller(smallest)) {
        if (++tries > PATIENCE) return smallest;
        if (failure(claim, candidate) == null) continue;
        smallest = candidate;
        found = true;
        break;
      }
    }
    return smallest;
  }

  /** What the claim throws, or null if it holds. */
  private static <A> Throwable failure(Consumer<A> claim, A example) {
    try {
      claim.accept(example);
      return null;
    } catch (AssertionError | RuntimeException e) {
      return e;
    }
  }

  private static <A, B> Generator<Pair<A, B>> pairs(Generator<A> some, Generator<B> others) {
    return new Generator<>() {
      @Override
      public Pair<A, B> next(RandomGenerator random) {
        return new Pair<>(some.next(random), others.next(random));
      }

      @Override
      public List<Pair<A, B>> smaller(Pair<A, B> pair) {
        return Stream.concat(
                some.smaller(pair.first()).stream().map(a -> new Pair<>(a, pair.second())),
                others.smaller(pair.second()).stream().map(b -> new Pair<>(pair.first(), b)))
            .toList();
      }
    };
  }

  /** The same sequence on every machine. */
  public static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}
