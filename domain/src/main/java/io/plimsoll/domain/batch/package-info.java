/**
 * A sale to keepers at one price. Bids are sealed until the end; then the lot goes to the highest,
 * and everybody who gets something pays the same: the highest price at which the bids cover the
 * lot. What a bid has put up and does not cost goes back in full. Equal collateral of several loans
 * is sold as one lot, and each loan has its part of the proceeds to the unit.
 */
package io.plimsoll.domain.batch;
