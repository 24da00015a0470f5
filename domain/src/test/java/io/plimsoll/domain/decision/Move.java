package io.plimsoll.domain.decision;

import io.plimsoll.domain.testing.Generator;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A step of a random run, before it is known what it meets: the same move means another command on
 * another book, so that a run stays a run when moves are left out of it.
 *
 * @param who which loan or lender
 * @param what which asset
 * @param other which other asset, loan or lender, where two are needed
 * @param size how much; what of it counts depends on the move
 */
record Move(Kind kind, int who, int what, int other, BigInteger size) {

  /** What it is; the more weight, the more often. */
  enum Kind {
    SUPPLY(6),
    WITHDRAW(4),
    SEND(2),
    COVER(2),
    STAKE(3),
    COOL(2),
    UNSTAKE(3),
    SETTLE(1),
    COLLECT(1),
    ACCRUE(1),
    CONTRIBUTE(1),
    WITHDRAW_RESERVES(1),
    DEPOSIT(6),
    TAKE_OUT(4),
    TAKE_OUT_TO_THE_LIMIT(2),
    PLEDGE(4),
    LIFT(2),
    LIFT_TO_THE_LIMIT(2),
    TAKE_OUT_PLEDGED(2),
    DRAW(6),
    DRAW_TO_THE_LIMIT(10),
    REPAY(4),
    REPAY_WITH_SHARES(2),
    REPAY_WITH_PLEDGED(2),
    CHOOSE(2),
    LEAVE(1),
    DEFINE(1),
    LIST(2),
    PRICE(6),
    CRASH(2),
    TIME(4),
    OPEN(3),
    ORDER(6),
    FILL(6),
    START(3),
    TAKE(12),
    CLAIM(5),
    PAY_CLAIM(2),
    LAPSE_CLAIM(3),
    RESET(2),
    CANCEL(1),
    BID(12),
    CLEAR(3),
    GATHER(4),
    PURSUE(1),
    END(1),
    CALL(6),
    CALL_FOR_SHARES(3),
    SEIZE(6),
    SEIZE_FOR_DEBT(3),
    ABSORB(2),
    BUY(3),
    REGISTER(1),
    ADD_BOND(1),
    BRING_FUNDS(3),
    TAKE_FUNDS(3),
    LEAVE_MARKET(1),
    REVIEW(4),
    AGREE(1),
    ANSWER(2),
    SECOND_PRICE(8),
    RULE(2);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  private static final BigInteger MOST = BigInteger.TEN.pow(24);

  static Generator<Move> moves(Collection<Kind> some) {
    var sizes = Generator.integers(BigInteger.ONE, MOST);
    var kinds =
        Generator.oneOf(
            some.stream()
                .flatMap(kind -> Collections.nCopies(kind.weight, kind).stream())
                .toArray(Kind[]::new));
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
