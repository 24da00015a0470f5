/** Which auctions there are, running and ended. */
@org.jspecify.annotations.NullMarked
package io.plimsoll.adapter.persistence.jpa.auction;
