/** Questions about the double-entry journal. */
package io.plimsoll.application.ledger;
