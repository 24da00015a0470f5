/**
 * Sells in the batch auctions of CoW Protocol: an order is signed, laid into the order book, and
 * settled on the chain by whoever serves the batch best, at its limit or better, whole or not at
 * all, and never after its deadline.
 */
@NullMarked
package io.plimsoll.adapter.venue.cow;

import org.jspecify.annotations.NullMarked;
