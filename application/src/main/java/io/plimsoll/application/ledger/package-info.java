/** Questions about the double-entry journal: balances, entries, and statements of one party. */
package io.plimsoll.application.ledger;
