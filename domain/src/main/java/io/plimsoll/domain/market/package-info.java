/**
 * A market: the unit of consistency and of ring-fencing. It names its base currency, in which
 * everything is valued, the assets it lists and how much of an unhealthy loan may be sold in one
 * step.
 */
package io.plimsoll.domain.market;
