package io.plimsoll.domain.routing;

import io.plimsoll.domain.liquidation.VenueId;

/** A place to sell and what it pays. */
public record Venue(VenueId id, SaleCurve curve) {}
