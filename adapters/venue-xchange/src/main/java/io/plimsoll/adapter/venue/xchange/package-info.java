/**
 * Sells on an exchange's order book through XChange. Kraken comes first: each order is a limit
 * order that is filled at once or cancelled, carries our name in the field Kraken has for it, and a
 * deadline after which Kraken's matching refuses it.
 */
@NullMarked
package io.plimsoll.adapter.venue.xchange;

import org.jspecify.annotations.NullMarked;
