package io.plimsoll.application.replay.keepers;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.BasisPoints;
import java.time.Instant;

/**
 * Somebody looks in.
 *
 * @param at whole milliseconds
 * @param margin profit wanted, a share of what is bought at the oracle's price
 */
record Visit(long number, Instant at, KeeperId keeper, BasisPoints margin) {}
