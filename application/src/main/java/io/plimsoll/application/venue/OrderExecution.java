package io.plimsoll.application.venue;

import java.time.Instant;

/**
 * An execution, and whose it is.
 *
 * @param order our name of the order
 * @param at the venue's time of it
 */
public record OrderExecution(String order, Execution execution, Instant at) {}
