/**
 * Over which venues a sale is spread. Selling more in one place fetches less and less there, so the
 * most is had where the next unit would fetch the same everywhere; fees are part of every price. A
 * {@link io.plimsoll.domain.routing.Router} sells one asset for another, with amounts that are
 * exact.
 */
package io.plimsoll.domain.routing;
