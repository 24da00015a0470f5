/**
 * A loan: one borrower's position in one market, with several collaterals and several debts judged
 * together. It may be drawn up to its limit (maxLoanToValue) and is sold when its health factor
 * falls below 1 (liquidationThreshold); the two are not the same.
 */
package io.plimsoll.domain.loan;
