/**
 * Keepers that are drawn, not real: they come as a Poisson stream, each with a margin and funds of
 * its own, look at what is on sale, and take what pays, by the commands that everybody has. The
 * same seed and the same clock bring the same keepers.
 */
package io.plimsoll.application.replay.keepers;
