package io.plimsoll.adapter.oracle.chainlink;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * What a proxy answers to {@code latestRoundData()}.
 *
 * @param id number of the phase in the upper 16 of 80 bits, the aggregator's own number below; the
 *     phase grows whenever the proxy turns to another aggregator
 * @param answer in units of the aggregator's decimals, of either sign
 * @param answeredIn the round this answer is of, which is an earlier one if nobody answered since
 */
record Round(BigInteger id, BigInteger answer, Instant updatedAt, BigInteger answeredIn) {

  private static final int WORDS = 5;
  private static final int ID_BITS = 80;
  private static final int PHASE_SHIFT = 64;
  private static final int SEQUENCE_SHIFT = 47;

  /** The year 9999 ends before: a later moment is no time but garbage. */
  private static final int SECONDS_BITS = 37;

  static Round of(ReturnData returned) throws IOException {
    var words = returned.words(WORDS);
    return new Round(
        words.unsigned(0, ID_BITS),
        words.signed(1),
        Instant.ofEpochSecond(words.unsigned(3, SECONDS_BITS).longValue()),
        words.unsigned(4, ID_BITS));
  }

  /** Whether the round has ended with an answer of its own. */
  boolean isAnswered() {
    return id.signum() > 0 && updatedAt.isAfter(Instant.EPOCH) && answeredIn.compareTo(id) >= 0;
  }

  int phase() {
    return id.shiftRight(PHASE_SHIFT).intValue();
  }

  /**
   * The phase in the upper 16 of 63 bits, the aggregator's own number in the 47 below, so that
   * numbers grow as rounds do; empty if the aggregator counts beyond, which none does.
   */
  OptionalLong sequence() {
    var own = id.subtract(BigInteger.valueOf(phase()).shiftLeft(PHASE_SHIFT));
    return own.bitLength() > SEQUENCE_SHIFT
        ? OptionalLong.empty()
        : OptionalLong.of(((long) phase() << SEQUENCE_SHIFT) | own.longValue());
  }

  /** A round that a node behind the others still takes for the newest is none. */
  boolean isAfter(Round told) {
    return id.compareTo(told.id) > 0 && updatedAt.isAfter(told.updatedAt);
  }
}
