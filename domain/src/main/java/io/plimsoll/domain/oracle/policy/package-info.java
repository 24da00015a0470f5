/**
 * How a market makes its price of an asset out of what sources say, and what it does while a price
 * is doubtful. Both are its owner's choice, kept as events like every other term; left out, the
 * newest word of any source is acted on, and a doubt stops new borrowing first and liquidation
 * last.
 */
package io.plimsoll.domain.oracle.policy;
