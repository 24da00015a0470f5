/**
 * How an oracle or a venue is plugged in. An adapter is a module with a factory, named in {@code
 * META-INF/services}; the jar on the class path and a few lines of configuration are enough. The
 * factory says what it can be told and what it can do, and the desk refuses to start on anything
 * else, with the name of the setting.
 */
@NullMarked
package io.plimsoll.adapter.spi;

import org.jspecify.annotations.NullMarked;
