package io.plimsoll.application.ledger;

import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.market.MarketId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * What happened to a party's sub-accounts in a stretch of time. What a closing worth exceeds the
 * opening one by is what the lines moved and the interest that ran.
 *
 * @param from not included: what happened then is in the opening balances
 * @param to included
 */
public record Statement(
    MarketId market,
    Party party,
    Instant from,
    Instant to,
    List<Balance> opening,
    Page<StatementLine> lines,
    List<Balance> closing) {

  public Statement {
    opening = List.copyOf(opening);
    closing = List.copyOf(closing);
  }

  /**
   * A sub-account at an instant.
   *
   * @param booked what was posted to it up to then
   * @param accrued interest from the last line up to the instant, posted with the next one
   */
  public record Balance(SubAccount booked, BigInteger accrued) {

    /** What is owed, or can be asked for, at the instant; smallest units. */
    public BigInteger worth() {
      return booked.balance().add(accrued);
    }
  }
}
