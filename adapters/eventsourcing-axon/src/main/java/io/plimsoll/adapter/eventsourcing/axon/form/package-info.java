/**
 * The form in which events and snapshots are stored: as JSON under stable names, each with a
 * revision. What was stored in an older form is lifted to today's when it is read, a revision at a
 * time.
 */
@NullMarked
package io.plimsoll.adapter.eventsourcing.axon.form;

import org.jspecify.annotations.NullMarked;
