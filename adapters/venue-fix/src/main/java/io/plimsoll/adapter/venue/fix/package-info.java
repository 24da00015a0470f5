/**
 * Sells over FIX 4.4. The session's numbers and messages are kept in a database, so that it goes on
 * where it was after a restart; an order is never sent again by the session itself, however it is
 * asked to: what became of it is asked by its name.
 */
@NullMarked
package io.plimsoll.adapter.venue.fix;

import org.jspecify.annotations.NullMarked;
