package io.plimsoll.application.venue;

import io.plimsoll.domain.liquidation.VenueId;

/** A venue cannot be asked, or did not answer, at the moment. */
public class VenueUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public VenueUnavailable(VenueId venue, Throwable cause) {
    super("The venue %s cannot be asked".formatted(venue), cause);
  }
}
