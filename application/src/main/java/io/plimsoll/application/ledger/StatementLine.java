package io.plimsoll.application.ledger;

import java.math.BigInteger;

/**
 * A line of the journal that went to a party's sub-account.
 *
 * @param balance of the sub-account after it, on the side on which the account grows
 */
public record StatementLine(LedgerEntry entry, BigInteger balance) {}
