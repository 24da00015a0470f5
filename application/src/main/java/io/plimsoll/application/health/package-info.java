/**
 * The health watch: which loans stand below the line at the prices of the moment. Loans stand in
 * columns by slot; a leg is a way in which an asset stands in loans, and its level is what a unit
 * on it counts now. Every loan that was clearly above the line is armed with a bound on each of its
 * legs, and as long as none is passed it needs no look; the others are suspects, weighed at every
 * look. Floating point decides only who is valued exactly, never who is named.
 */
package io.plimsoll.application.health;
