/** Prices pushed to the desk, and the price a market acts on with its quality and sources. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.price;
