/**
 * A venue that is computed: pools with a constant product of their two reserves and a fee, as on a
 * decentralized exchange. Selling moves a pool's price down; other traders bring it back towards
 * the oracle's price whenever a new one is heard. That they do so between two prices, and how far,
 * is an assumption of this venue and a setting.
 */
@NullMarked
package io.plimsoll.adapter.venue.simulated;

import org.jspecify.annotations.NullMarked;
