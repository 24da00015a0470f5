/**
 * How the desk decides. A command is judged against the {@link io.plimsoll.domain.decision.Book} of
 * its market and the {@link io.plimsoll.domain.decision.Facts} of the moment; the answer is a list
 * of events, possibly for several streams of that market, or the rule that stands against it.
 * Streams evolve by their events and by nothing else.
 */
package io.plimsoll.domain.decision;
