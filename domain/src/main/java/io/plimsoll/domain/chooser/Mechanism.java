package io.plimsoll.domain.chooser;

/** A way to sell a lot. */
public enum Mechanism {
  CALL_WITH_BONUS,
  DUTCH_AUCTION,
  BATCH_AUCTION,
  DIRECT_SALE
}
