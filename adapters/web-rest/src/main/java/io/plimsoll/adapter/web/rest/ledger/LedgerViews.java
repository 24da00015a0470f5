package io.plimsoll.adapter.web.rest.ledger;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.SubAccount;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the journal is answered, in whole tokens. */
public final class LedgerViews {

  private LedgerViews() {}

  /** A market's trial balance, asset by asset. */
  public record MarketBalance(MarketId market, List<AssetBalance> items) {
    static MarketBalance of(
        MarketId market, List<TrialBalance> balances, List<SubAccount> subLedgers) {
      return new MarketBalance(
          market, balances.stream().map(one -> AssetBalance.of(one, subLedgers)).toList());
    }
  }

  /**
   * One asset's trial balance.
   *
   * @param difference debits less credits: 0, or the program is wrong
   */
  public record AssetBalance(
      AssetId asset,
      Decimal debits,
      Decimal credits,
      Decimal difference,
      List<AccountBalance> accounts) {

    static AssetBalance of(TrialBalance balance, List<SubAccount> subLedgers) {
      var token = balance.asset();
      return new AssetBalance(
          token.id(),
          Decimal.of(balance.debits(), token),
          Decimal.of(balance.credits(), token),
          Decimal.of(balance.difference(), token),
          balance.accounts().entrySet().stream()
              .map(
                  line ->
                      new AccountBalance(
                          line.getKey(),
                          Decimal.of(line.getValue().debits(), token),
                          Decimal.of(line.getValue().credits(), token),
                          Decimal.of(balance.balanceOf(line.getKey()), token),
                          subLedger(token, line.getKey(), subLedgers)))
              .toList());
    }

    private static @Nullable Decimal subLedger(
        Token token, LedgerAccount account, List<SubAccount> subLedgers) {
      if (!account.isPersonal()) return null;
      return Decimal.of(
          subLedgers.stream()
              .filter(total -> total.asset().equals(token) && total.account() == account)
              .map(SubAccount::balance)
              .reduce(BigInteger.ZERO, BigInteger::add),
          token);
    }
  }

  /**
   * @param balance on the side on which the account grows
   * @param subLedger what the balances of all parties add up to: the same, or the program is wrong;
   *     null for an account that is not kept by party
   */
  public record AccountBalance(
      LedgerAccount account,
      Decimal debits,
      Decimal credits,
      Decimal balance,
      @Nullable Decimal subLedger) {}

  /**
   * A line of the journal.
   *
   * @param stream and version: the event that posted it
   * @param party whose sub-account it goes to; null: the account has none
   * @param side {@code debit} or {@code credit}
   */
  public record JournalLine(
      MarketId market,
      Instant at,
      String stream,
      long version,
      int line,
      String event,
      String reference,
      LedgerAccount account,
      @Nullable Party party,
      Posting.Cause cause,
      String side,
      AssetId asset,
      Amount amount) {

    static JournalLine of(LedgerEntry entry) {
      var posting = entry.posting();
      return new JournalLine(
          entry.market(),
          entry.at(),
          entry.stream(),
          entry.version() + 1,
          entry.line(),
          entry.event(),
          entry.reference(),
          posting.account(),
          posting.party().orElse(null),
          posting.cause(),
          posting.debit() ? "debit" : "credit",
          posting.amount().token().id(),
          posting.amount());
    }
  }
}
