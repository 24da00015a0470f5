package io.plimsoll.adapter.spi;

/** What a feed can say besides prices. */
public enum FeedCapability {
  /** Both sides of a market. */
  BID_AND_ASK,
  /** How far the truth may be from the value. */
  CONFIDENCE,
  /** How many stand behind the value. */
  SIGNERS,
  /** The source's own number of an observation. */
  SEQUENCE,
  /** Rates between two assets as well as prices. */
  RATES
}
