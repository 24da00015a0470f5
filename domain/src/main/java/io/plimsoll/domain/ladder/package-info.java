/**
 * The ladder of a loan that sinks: notice and a time to cure, small sales its borrower agreed to,
 * the sale itself, which goes on until the loan stands at a level above the one where it began, and
 * a second look before a sale makes a loss final. Each step is a market's choice. What they come to
 * is one value, the line below which a loan may be sold from now.
 */
package io.plimsoll.domain.ladder;
