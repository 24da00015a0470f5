/**
 * A reserve: one asset of a market. Lenders hold shares of its liquidity, borrowers owe scaled
 * units of its debt, and two indices say what a share and a scaled unit are worth as interest
 * accrues. Collateral lies apart and is never lent. All rounding is to the reserve's favour, so
 * what it holds never falls below what it owes.
 */
package io.plimsoll.domain.reserve;
