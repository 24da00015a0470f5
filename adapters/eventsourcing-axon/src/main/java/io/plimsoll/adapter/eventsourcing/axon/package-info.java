/**
 * Keeps the streams in Axon's event store and runs the lanes. The lane holds its market's states
 * itself and stores what a group of commands decided in one unit of work, instead of Axon's
 * aggregates with a lock and a commit each; of Axon it uses the event store, serialization under
 * stable names, snapshots and streaming processors. Nothing outside this module knows Axon.
 */
@NullMarked
package io.plimsoll.adapter.eventsourcing.axon;

import org.jspecify.annotations.NullMarked;
