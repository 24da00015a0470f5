package io.plimsoll.application.venue;

import io.plimsoll.domain.liquidation.Lot;
import java.time.Instant;

/**
 * An order as a venue is given it.
 *
 * @param id ours, unique for all time, such as {@code L1.2-3}
 * @param deadline what arrives there later must not be filled
 */
public record VenueOrder(String id, Lot lot, Instant deadline) {}
