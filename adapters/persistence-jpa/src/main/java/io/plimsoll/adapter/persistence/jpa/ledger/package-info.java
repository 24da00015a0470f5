/**
 * The double-entry journal: {@code journal_entry} is only added to, {@code ledger_balance} is what
 * it adds up to by market, asset and account, {@code ledger_sub_balance} by party; all are written
 * in the transaction that stores the events they come from.
 */
package io.plimsoll.adapter.persistence.jpa.ledger;
