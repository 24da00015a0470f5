/**
 * Numbers that carry what they count. Amounts are whole numbers of a token's smallest units; ratios
 * and prices are wads (10^18), rates and accrual indices rays (10^27), thresholds and fees basis
 * points (10^4). Nothing here is a float, and whatever can lose a unit takes a {@link
 * io.plimsoll.domain.money.Rounding}.
 */
package io.plimsoll.domain.money;
