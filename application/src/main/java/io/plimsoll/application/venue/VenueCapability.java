package io.plimsoll.application.venue;

/** What a venue can do besides quoting a lot, taking an order and telling what became of it. */
public enum VenueCapability {
  /** Shows what it would buy at which price. */
  DEPTH,
  /** Takes an order back. */
  CANCEL,
  /** Lists what it executed for us. */
  HISTORY,
  /** Refuses an order by itself that arrives after its deadline. */
  DEADLINE
}
