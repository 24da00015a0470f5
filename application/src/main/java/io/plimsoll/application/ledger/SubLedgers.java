package io.plimsoll.application.ledger;

import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The personal accounts of the journal, party by party. */
public interface SubLedgers {

  /**
   * What was posted to a party after an instant, up to another and including it, in the order of
   * time, stream, version and line; those behind the cursor.
   */
  Page<StatementLine> lines(
      MarketId market,
      Party party,
      Instant after,
      Instant upTo,
      Optional<String> cursor,
      int limit);

  /** A party's sub-accounts as they stood after what was posted up to an instant, by asset. */
  List<SubAccount> balances(MarketId market, Party party, Instant at);

  /** What all parties of each personal account add up to, by asset; the account's own balance. */
  List<SubAccount> totals(MarketId market);
}
