package io.plimsoll.domain.decision;

import io.plimsoll.domain.testing.Generator;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A step of a random run, before it is known what it meets: the same move means another command on
 * another book, so that a run stays a run when moves are left out of it.
 *
 * @param who which loan or lender
 * @param what which asset
 * @param other which other asset, where two are needed
 * @param size how much; what of it counts depends on the move
 */
record Move(Kind kind, int who, int what, int other, BigInteger size) {

  enum Kind {
    SUPPLY,
    WITHDRAW,
    DEPOSIT,
    TAKE_OUT,
    TAKE_OUT_TO_THE_LIMIT,
    DRAW,
    DRAW_TO_THE_LIMIT,
    REPAY,
    PRICE,
    CRASH,
    TIME,
    OPEN,
    ORDER,
    FILL,
    PURSUE,
    END,
    CALL
  }

  private static final BigInteger MOST = BigInteger.TEN.pow(24);

  static Generator<Move> moves() {
    var sizes = Generator.integers(BigInteger.ONE, MOST);
    var kinds = Generator.oneOf(Kind.values());
    return new Generator<>() {
      @Override
      public Move next(RandomGenerator random) {
        return new Move(
            kinds.next(random),
            random.nextInt(3),
            random.nextInt(4),
            random.nextInt(4),
            sizes.next(random));
      }

      @Override
      public List<Move> smaller(Move move) {
        return sizes.smaller(move.size).stream()
            .map(size -> new Move(move.kind, move.who, move.what, move.other, size))
            .toList();
      }
    };
  }

  /** One of so many choices. */
  int choice(int choices) {
    return size.mod(BigInteger.valueOf(choices)).intValueExact();
  }
}
