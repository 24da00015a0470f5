/**
 * How XChange's interfaces are asked within our bounds on time and size, for every adapter to an
 * exchange.
 */
@NullMarked
package io.plimsoll.adapter.xchange;

import org.jspecify.annotations.NullMarked;
