package io.plimsoll.application.invariant;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.invariant.Breach.Rule;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.SubAccount;
import io.plimsoll.application.ledger.SubLedgers;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Balances: debits equal credits, control accounts say what the reserve says, and sub-ledgers add
 * up to them. The ledger is read between two looks at the reserves; where they moved, the next
 * round sees.
 */
record BalanceAudit(Ledger ledger, SubLedgers subLedgers, Lanes lanes, Breaches breaches)
    implements Audit {

  @Override
  public void look(MarketId market, int budget) {
    var before = reserves(market);
    var parties =
        subLedgers.totals(market).stream()
            .collect(Collectors.groupingBy(part -> part.asset().id()));
    var balances =
        ledger.trialBalance(market).stream()
            .collect(Collectors.toMap(balance -> balance.asset().id(), balance -> balance));
    var after = reserves(market);
    var findings = new Findings(breaches, market);
    before.forEach(
        (asset, reserve) -> {
          if (!reserve.equals(after.get(asset))) return;
          var balance =
              balances.getOrDefault(asset, new TrialBalance(reserve.asset(), new TreeMap<>()));
          findings.judgeDifference(Rule.TRIAL_BALANCE, asset.symbol(), balance.difference());
          findings.judge(Rule.LEDGER_AGREES, asset.symbol(), disagreement(reserve, balance));
          findings.judge(
              Rule.PARTIES_ADD_UP,
              asset.symbol(),
              missing(balance, parties.getOrDefault(asset, List.of())));
        });
  }

  private static Optional<String> missing(TrialBalance balance, List<SubAccount> parties) {
    var said = new TreeMap<LedgerAccount, BigInteger>();
    for (var account : LedgerAccount.values())
      if (account.isPersonal()) said.put(account, balance.balanceOf(account));
    var added = new TreeMap<LedgerAccount, BigInteger>();
    said.keySet().forEach(account -> added.put(account, BigInteger.ZERO));
    parties.forEach(part -> added.merge(part.account(), part.balance(), BigInteger::add));
    return said.equals(added)
        ? Optional.empty()
        : Optional.of("the accounts stand at %s, their parties at %s".formatted(said, added));
  }

  private static Optional<String> disagreement(Reserve.Listed reserve, TrialBalance balance) {
    var holdings = reserve.holdings();
    var said = new TreeMap<String, BigInteger>();
    var kept = new TreeMap<String, BigInteger>();
    kept.put("cash", holdings.cash());
    said.put("cash", balance.balanceOf(LedgerAccount.CASH));
    kept.put("deficit", holdings.deficit());
    said.put("deficit", balance.balanceOf(LedgerAccount.DEFICIT));
    kept.put("custody", holdings.collateral().add(holdings.keepers()));
    said.put("custody", balance.balanceOf(LedgerAccount.CUSTODY));
    kept.put("keepers", holdings.keepers());
    said.put("keepers", balance.balanceOf(LedgerAccount.KEEPERS));
    kept.put("debt", reserve.debt().units());
    said.put(
        "debt",
        balance
            .balanceOf(LedgerAccount.LOANS_RECEIVABLE)
            .add(balance.balanceOf(LedgerAccount.ACCRUED_INTEREST)));
    kept.put("claims", reserve.supplied().units());
    said.put(
        "claims",
        balance
            .balanceOf(LedgerAccount.SUPPLIER_CLAIMS)
            .add(balance.balanceOf(LedgerAccount.PLEDGED_CLAIMS))
            .add(balance.balanceOf(LedgerAccount.EARNED_INTEREST)));
    kept.put("inventory", holdings.inventory());
    said.put("inventory", balance.balanceOf(LedgerAccount.INVENTORY));
    var staked = reserve.losses().backstop().staked();
    kept.put("backstop", staked);
    said.put("backstop", balance.balanceOf(LedgerAccount.BACKSTOP));
    kept.put("stakes", staked);
    said.put(
        "stakes",
        balance
            .balanceOf(LedgerAccount.BACKSTOP_STAKES)
            .subtract(balance.balanceOf(LedgerAccount.SLASHED)));
    kept.put("treasury", reserve.treasury().units());
    said.put("treasury", balance.balanceOf(LedgerAccount.TREASURY));
    return kept.equals(said)
        ? Optional.empty()
        : Optional.of("the reserve has %s, the ledger %s".formatted(kept, said));
  }

  private SortedMap<AssetId, Reserve.Listed> reserves(MarketId market) {
    return lanes
        .<SortedMap<AssetId, Reserve.Listed>>read(
            market,
            (book, _) -> {
              var reserves = new TreeMap<AssetId, Reserve.Listed>();
              if (book.market() instanceof Market.Open open)
                for (var asset : open.assets().keySet())
                  if (book.reserve(asset) instanceof Reserve.Listed reserve)
                    reserves.put(asset, reserve);
              return reserves;
            })
        .join();
  }
}
