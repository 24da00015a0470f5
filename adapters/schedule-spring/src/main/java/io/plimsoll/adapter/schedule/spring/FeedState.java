package io.plimsoll.adapter.schedule.spring;

import java.time.Instant;
import java.util.Optional;

/**
 * How a feed is doing.
 *
 * @param failures in a row
 * @param heard when it last answered, on the machine's clock
 * @param trouble what went wrong the last time it did not; empty while it answers
 * @param left whether it is left alone for a while
 */
public record FeedState(
    String source, int failures, Optional<Instant> heard, Optional<String> trouble, boolean left) {}
