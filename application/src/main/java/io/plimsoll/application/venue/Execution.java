package io.plimsoll.application.venue;

import io.plimsoll.domain.money.Amount;

/**
 * One sale that a venue says it made.
 *
 * @param id the venue's name for it; told twice, it happened once
 * @param received with the venue's fee taken
 */
public record Execution(String id, Amount sold, Amount received) {}
