/** Which markets there are: table {@code market_directory}, written with the events. */
package io.plimsoll.adapter.persistence.jpa.market;
