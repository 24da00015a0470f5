package io.plimsoll.adapter.web.rest.ledger;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.ledger.Standing;
import io.plimsoll.application.ledger.StatementLine;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a party in a stretch of time.
 *
 * @param from not included: what happened then is in the opening balances
 * @param to included
 * @param next cursor of the following lines; null at the end
 */
public record StatementView(
    MarketId market,
    Party party,
    Instant from,
    Instant to,
    List<PartyBalance> opening,
    List<PartyLine> items,
    List<PartyBalance> closing,
    @Nullable String next) {

  /**
   * A sub-account at an instant.
   *
   * @param booked what was posted to it up to then
   * @param accrued interest and losses since the last line, which the next one will post
   * @param balance both together: what is owed, or can be asked for
   */
  public record PartyBalance(
      LedgerAccount account, AssetId asset, Decimal booked, Decimal accrued, Decimal balance) {

    static PartyBalance of(Standing at) {
      var token = at.booked().asset();
      return new PartyBalance(
          at.booked().account(),
          token.id(),
          Decimal.of(at.booked().balance(), token),
          Decimal.of(at.accrued(), token),
          Decimal.of(at.worth(), token));
    }
  }

  /**
   * @param stream and version: the event that posted it
   * @param change of the sub-account, on the side on which it grows
   * @param booked what was posted to the sub-account up to this line
   */
  public record PartyLine(
      Instant at,
      String event,
      String stream,
      long version,
      int line,
      LedgerAccount account,
      Posting.Cause cause,
      AssetId asset,
      Decimal change,
      Decimal booked) {

    static PartyLine of(StatementLine line) {
      var entry = line.entry();
      var posting = entry.posting();
      var token = posting.amount().token();
      return new PartyLine(
          entry.at(),
          entry.event(),
          entry.stream(),
          entry.version() + 1,
          entry.line(),
          posting.account(),
          posting.cause(),
          token.id(),
          Decimal.of(posting.change(), token),
          Decimal.of(line.balance(), token));
    }
  }
}
