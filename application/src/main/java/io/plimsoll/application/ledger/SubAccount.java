package io.plimsoll.application.ledger;

import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;

/**
 * A party's part of a personal account.
 *
 * @param balance on the side on which the account grows, in smallest units
 */
public record SubAccount(Token asset, LedgerAccount account, BigInteger balance) {}
