/**
 * The double-entry journal: {@code journal_entry} is only added to, an entry being what an event
 * posts in one asset; so is {@code sub_ledger_line}, which says of the lines that go to a party
 * what its sub-account stands at after each. {@code ledger_balance} is what the journal adds up to
 * by market, asset and account, {@code ledger_sub_balance} by party. All are written in the
 * transaction that stores the events they come from.
 */
package io.plimsoll.adapter.persistence.jpa.ledger;
