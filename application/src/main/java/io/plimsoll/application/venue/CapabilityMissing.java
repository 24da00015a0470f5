package io.plimsoll.application.venue;

import io.plimsoll.domain.liquidation.VenueId;

/** A venue was asked for something that it never said it can do. */
public class CapabilityMissing extends UnsupportedOperationException {

  private static final long serialVersionUID = 1L;

  public CapabilityMissing(VenueId venue, VenueCapability capability) {
    super("The venue %s has no %s".formatted(venue, capability));
  }
}
