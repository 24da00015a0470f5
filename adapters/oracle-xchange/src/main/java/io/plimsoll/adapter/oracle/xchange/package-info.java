/**
 * Prices from the order books of exchanges: the middle between what buyers offer and what sellers
 * want, with both beside it. The last trade is not used, as it may be old. XChange knows how each
 * exchange is asked and how its answers are read; the asking itself is done here, because nothing
 * of XChange bounds the time and the size of a whole answer or leaves redirects alone.
 */
@NullMarked
package io.plimsoll.adapter.oracle.xchange;

import org.jspecify.annotations.NullMarked;
