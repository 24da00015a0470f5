/**
 * Sends the time to those who wait for it: feeds are asked for what they have seen, and markets are
 * examined even when no price comes, because interest grows and a case may wait for a venue. One
 * thread does both, so nothing overlaps.
 */
@NullMarked
package io.plimsoll.adapter.schedule.spring;

import org.jspecify.annotations.NullMarked;
