package io.plimsoll.domain.chooser;

/** Ways to sell a lot, in the order in which ties between them are decided. */
public enum Mechanism {
  CALL_WITH_BONUS,
  DUTCH_AUCTION,
  BATCH_AUCTION,
  DIRECT_SALE
}
