/**
 * Over which venues a sale is spread. Selling more in one place fetches less and less there, so the
 * most is had where the next unit would fetch the same everywhere; fees are part of every price. A
 * {@link io.plimsoll.domain.routing.Router} sells one asset for another, with amounts that are
 * exact; a {@link io.plimsoll.domain.routing.BasketSale} looks for the best way to turn several
 * assets into one through pools of many, as an estimate.
 */
package io.plimsoll.domain.routing;
