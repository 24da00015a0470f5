package io.plimsoll.domain.ledger;

import static io.plimsoll.domain.ledger.LedgerAccount.CASH;
import static io.plimsoll.domain.ledger.LedgerAccount.COLLATERAL_OWED;
import static io.plimsoll.domain.ledger.LedgerAccount.CUSTODY;
import static io.plimsoll.domain.ledger.LedgerAccount.DEFICIT;
import static io.plimsoll.domain.ledger.LedgerAccount.INVENTORY;
import static io.plimsoll.domain.ledger.LedgerAccount.LOANS_RECEIVABLE;
import static io.plimsoll.domain.ledger.LedgerAccount.OWN_FUNDS;
import static io.plimsoll.domain.ledger.LedgerAccount.ROUNDING;
import static io.plimsoll.domain.ledger.LedgerAccount.SUPPLIER_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.TREASURY;

import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.BalanceChange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns what an event moved into double entry: the debits of a change equal its credits, per asset,
 * always.
 */
public final class Journal {

  private Journal() {}

  public static List<Posting> postings(Token asset, BalanceChange change) {
    var postings = new ArrayList<Posting>();
    post(postings, asset, CASH, change.cash());
    post(postings, asset, LOANS_RECEIVABLE, change.receivable());
    post(postings, asset, DEFICIT, change.deficit());
    post(postings, asset, SUPPLIER_CLAIMS, change.claims());
    post(postings, asset, TREASURY, change.treasury());
    post(postings, asset, ROUNDING, change.crumbs());
    post(postings, asset, INVENTORY, change.inventory());
    post(postings, asset, OWN_FUNDS, change.own().add(change.inventory()));
    post(postings, asset, CUSTODY, change.collateral());
    post(postings, asset, COLLATERAL_OWED, change.collateral());
    return List.copyOf(postings);
  }

  private static void post(
      List<Posting> postings, Token asset, LedgerAccount account, BigInteger change) {
    if (change.signum() == 0) return;
    var debit = account.isDebitNormal() == (change.signum() > 0);
    postings.add(new Posting(account, debit, asset.units(change.abs())));
  }
}
