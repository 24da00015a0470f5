/**
 * The double-entry journal: every event that moves value posts entries whose debits equal their
 * credits, asset by asset. A trial balance that is not zero means a fault in the program, never in
 * the market.
 */
package io.plimsoll.domain.ledger;
