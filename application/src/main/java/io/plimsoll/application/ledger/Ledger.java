package io.plimsoll.application.ledger;

import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.util.List;
import java.util.Optional;

/** The journal: balances and entries. */
public interface Ledger {

  /** Per asset of a market, all accounts with their debits and credits. */
  List<TrialBalance> trialBalance(MarketId market);

  /** Entries by time, stream, version and line; those after the cursor. */
  Page<LedgerEntry> entries(
      Optional<MarketId> market,
      Optional<AssetId> asset,
      Optional<String> stream,
      Optional<String> cursor,
      int limit);
}
