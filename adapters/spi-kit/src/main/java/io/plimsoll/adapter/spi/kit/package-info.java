/**
 * The rules that every adapter keeps. Its author extends one class, says how the adapter is made
 * and what its outside does, and gets a test for every rule and a report of what was kept.
 */
@NullMarked
package io.plimsoll.adapter.spi.kit;

import org.jspecify.annotations.NullMarked;
