/** Auctions of the collateral of loans below the line, and what keepers do in them. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.web.rest.auction;
