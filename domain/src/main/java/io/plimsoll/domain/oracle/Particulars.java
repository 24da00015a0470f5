package io.plimsoll.domain.oracle;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a source says besides the value, in the value's unit; each only where the source says it.
 *
 * @param bid what buyers offer
 * @param ask what sellers want
 * @param confidence how far the truth may be from the value, to either side
 * @param signers how many stand behind the value
 * @param sequence the source's own number of this observation, such as a round
 */
public record Particulars(
    Optional<BigDecimal> bid,
    Optional<BigDecimal> ask,
    Optional<BigDecimal> confidence,
    OptionalInt signers,
    OptionalLong sequence) {

  public static final Particulars NONE =
      new Particulars(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          OptionalLong.empty());

  /** Of a market with two sides. */
  public Particulars between(BigDecimal bid, BigDecimal ask) {
    return new Particulars(Optional.of(bid), Optional.of(ask), confidence, signers, sequence);
  }

  public Particulars within(BigDecimal confidence) {
    return new Particulars(bid, ask, Optional.of(confidence), signers, sequence);
  }

  public Particulars signedBy(int signers) {
    return new Particulars(bid, ask, confidence, OptionalInt.of(signers), sequence);
  }

  public Particulars numbered(long sequence) {
    return new Particulars(bid, ask, confidence, signers, OptionalLong.of(sequence));
  }
}
