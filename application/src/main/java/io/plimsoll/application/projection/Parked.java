package io.plimsoll.application.projection;

import java.time.Instant;

/**
 * A stream that a read model could not follow, and does not follow until it is tried again.
 *
 * @param projection name of the read model
 * @param events how many events of the stream it has not seen
 * @param version of the first of them, which it failed at
 * @param cause what it said
 * @param since when it failed
 */
public record Parked(
    String projection, String stream, long events, long version, String cause, Instant since) {}
