package io.plimsoll.domain.auction.terms;

/**
 * How much of auctioning is halted, each level with what the ones before it halt: Maker's {@code
 * stopped}, 0 to 3.
 */
public enum Breaker {
  NOTHING_HALTED,
  STARTS_HALTED,
  RESETS_HALTED,
  TAKES_HALTED;

  /** Whether what a level halts is halted now. */
  public boolean halts(Breaker level) {
    return compareTo(level) >= 0;
  }
}
