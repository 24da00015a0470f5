package io.plimsoll.adapter.web.rest.ledger;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/** How the journal is answered, in whole tokens. */
public final class LedgerViews {

  private LedgerViews() {}

  /** A market's trial balance, asset by asset. */
  public record MarketBalance(MarketId market, List<AssetBalance> items) {
    static MarketBalance of(MarketId market, List<TrialBalance> balances) {
      return new MarketBalance(market, balances.stream().map(AssetBalance::of).toList());
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

    public static AssetBalance of(TrialBalance balance) {
      var token = balance.asset();
      return new AssetBalance(
          token.id(),
          whole(balance.debits(), token),
          whole(balance.credits(), token),
          whole(balance.difference(), token),
          balance.accounts().entrySet().stream()
              .map(
                  line ->
                      new AccountBalance(
                          line.getKey(),
                          whole(line.getValue().debits(), token),
                          whole(line.getValue().credits(), token),
                          whole(balance(line.getKey(), line.getValue()), token)))
              .toList());
    }

    private static BigInteger balance(LedgerAccount account, TrialBalance.Sides sides) {
      var debit = sides.debits().subtract(sides.credits());
      return account.isDebitNormal() ? debit : debit.negate();
    }
  }

  /**
   * @param balance on the side on which the account grows
   */
  public record AccountBalance(
      LedgerAccount account, Decimal debits, Decimal credits, Decimal balance) {}

  /**
   * A line of the journal.
   *
   * @param stream and version: the event that posted it
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
          posting.debit() ? "debit" : "credit",
          posting.amount().token().id(),
          posting.amount());
    }
  }

  private static Decimal whole(BigInteger units, Token token) {
    return new Decimal(new BigDecimal(units, token.decimals()));
  }
}
