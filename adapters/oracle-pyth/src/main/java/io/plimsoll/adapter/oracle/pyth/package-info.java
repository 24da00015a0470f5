/**
 * Prices of the Pyth network, as a Hermes server hands them out. Publishers' prices are combined
 * several times a second into one with a confidence, to either side; Hermes sends each combination
 * down an open stream, or answers with the newest when it is asked. The stream is listened to, and
 * asking is what remains when it falls silent.
 */
@NullMarked
package io.plimsoll.adapter.oracle.pyth;

import org.jspecify.annotations.NullMarked;
