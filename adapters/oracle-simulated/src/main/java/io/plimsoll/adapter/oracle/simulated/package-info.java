/**
 * Prices that are made: a random walk from a seed, for a desk that has no feed yet. Floating point
 * is at home here and nowhere else: what is made is a price, and no money moves by it.
 */
@NullMarked
package io.plimsoll.adapter.oracle.simulated;

import org.jspecify.annotations.NullMarked;
