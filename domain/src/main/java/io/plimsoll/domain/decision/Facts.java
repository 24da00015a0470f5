package io.plimsoll.domain.decision;

import io.plimsoll.domain.oracle.Prices;
import java.time.Instant;

/**
 * What a decision knows of the world outside its streams. Stamped when the decision is made, so
 * that time never runs backwards within a market; events keep what was used of it as evidence.
 *
 * @param now the desk's clock, cut to milliseconds
 * @param prices the prices the market acts on now
 */
public record Facts(Instant now, Prices prices) {}
