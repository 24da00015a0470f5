/**
 * Forced sales: the case opened on a loan whose health fell below 1, with its evidence; the lots
 * sold for it, by the desk on a venue or to a keeper who calls; what was repaid, what went back to
 * the borrower, and what nobody will pay. Each step is an event, and a step sent twice is rejected
 * by name.
 */
package io.plimsoll.domain.liquidation;
