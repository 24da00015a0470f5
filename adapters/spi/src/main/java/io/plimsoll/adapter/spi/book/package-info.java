/** What of a lot an order book would take, for venues that have one. */
@NullMarked
package io.plimsoll.adapter.spi.book;

import org.jspecify.annotations.NullMarked;
