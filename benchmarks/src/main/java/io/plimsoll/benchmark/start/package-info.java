/**
 * A desk with a long history behind it: what it costs to start again after it was killed, and to
 * rebuild its read models. The history is made by commands on the desk itself.
 */
@NullMarked
package io.plimsoll.benchmark.start;

import org.jspecify.annotations.NullMarked;
