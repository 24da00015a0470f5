package io.plimsoll.application.history;

import io.plimsoll.domain.decision.Event;
import java.util.Optional;

/**
 * An event with its place in its stream.
 *
 * @param version 0, 1, 2, … without gaps within the stream
 * @param idempotencyKey of the request that caused it
 */
public record Recorded(long version, Event event, Optional<String> idempotencyKey) {}
