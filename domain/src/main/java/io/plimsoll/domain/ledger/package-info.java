/**
 * The double-entry journal: every event that moves value posts entries whose debits equal their
 * credits, asset by asset. Claims, debts, pledges and collateral are kept party by party, and the
 * parties' sub-accounts add up to their account. A trial balance that is not zero means a fault in
 * the program, never in the market.
 */
package io.plimsoll.domain.ledger;
