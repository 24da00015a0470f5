/**
 * The best way to turn several assets into one through pools of many: an estimate in floating
 * point, by {@link io.plimsoll.domain.routing.basket.BasketSale}.
 */
package io.plimsoll.domain.routing.basket;
