/**
 * How adapters ask the outside over HTTP: with a bound on time and size, and never elsewhere than
 * where they were told to.
 */
@NullMarked
package io.plimsoll.adapter.spi.http;

import org.jspecify.annotations.NullMarked;
