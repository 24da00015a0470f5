package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.decision.Identifier;

/** A place where the desk itself sells. */
public record VenueId(String text) implements Comparable<VenueId> {

  public VenueId {
    Identifier.checked("venue", text);
  }

  @Override
  public int compareTo(VenueId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
