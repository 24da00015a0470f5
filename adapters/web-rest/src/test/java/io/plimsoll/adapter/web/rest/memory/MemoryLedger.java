package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.history.EventType;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.application.ledger.TrialBalance.Sides;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.ledger.Journal;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.market.MarketEvent.AssetListed;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The journal, posted anew at every question. */
public final class MemoryLedger implements Ledger {

  private final MemoryLanes lanes;

  public MemoryLedger(MemoryLanes lanes) {
    this.lanes = lanes;
  }

  @Override
  public List<TrialBalance> trialBalance(MarketId market) {
    var byAsset = new TreeMap<AssetId, SortedMap<LedgerAccount, Sides>>();
    var tokens = new TreeMap<AssetId, Token>();
    for (var entry : all())
      if (entry.market().equals(market)) {
        var amount = entry.posting().amount();
        tokens.put(amount.token().id(), amount.token());
        byAsset
            .computeIfAbsent(amount.token().id(), _ -> new TreeMap<>())
            .merge(
                entry.posting().account(),
                entry.posting().debit()
                    ? new Sides(amount.units(), BigInteger.ZERO)
                    : new Sides(BigInteger.ZERO, amount.units()),
                (a, b) -> new Sides(a.debits().add(b.debits()), a.credits().add(b.credits())));
      }
    return byAsset.entrySet().stream()
        .map(one -> new TrialBalance(tokens.get(one.getKey()), one.getValue()))
        .toList();
  }

  @Override
  public Page<LedgerEntry> entries(
      Optional<MarketId> market,
      Optional<AssetId> asset,
      Optional<String> stream,
      Optional<String> cursor,
      int limit) {
    var from = cursor.map(Integer::parseInt).orElse(0);
    var entries =
        all().stream()
            .filter(one -> market.map(one.market()::equals).orElse(true))
            .filter(one -> asset.map(one.posting().amount().token().id()::equals).orElse(true))
            .filter(one -> stream.map(one.stream()::equals).orElse(true))
            .toList();
    return new Page<>(
        entries.stream().skip(from).limit(limit).toList(),
        entries.size() > from + limit
            ? Optional.of(Integer.toString(from + limit))
            : Optional.empty());
  }

  /** A party's part of an asset's account. */
  private record Part(MarketId market, AssetId asset, LedgerAccount account, Party party) {}

  private List<LedgerEntry> all() {
    var entries = new ArrayList<LedgerEntry>();
    var tokens = new TreeMap<String, Token>();
    var parts = new HashMap<Part, BigInteger>();
    for (var recorded : lanes.stored()) {
      if (recorded.event() instanceof AssetListed e)
        tokens.put(e.market() + "/" + e.asset().id(), e.asset());
      switch (recorded.event()) {
        case ReserveEvent e ->
            add(
                entries,
                parts,
                recorded,
                e.market(),
                Journal.postings(
                    e,
                    tokens.get(e.market() + "/" + e.asset()),
                    (account, party) ->
                        parts.getOrDefault(
                            new Part(e.market(), e.asset(), account, party), BigInteger.ZERO)));
        case CollateralCalled e -> add(entries, parts, recorded, e.market(), Journal.postings(e));
        default -> {}
      }
    }
    return entries;
  }

  private static void add(
      List<LedgerEntry> entries,
      Map<Part, BigInteger> parts,
      Recorded recorded,
      MarketId market,
      List<Posting> postings) {
    var event = recorded.event();
    var line = 0;
    for (var posting : postings) {
      var asset = posting.amount().token().id();
      posting
          .party()
          .ifPresent(
              party ->
                  parts.merge(
                      new Part(market, asset, posting.account(), party),
                      posting.change(),
                      BigInteger::add));
      entries.add(
          new LedgerEntry(
              market,
              event.at(),
              event.stream().text(),
              recorded.version(),
              line++,
              EventType.of(event).storedName(),
              asset.symbol(),
              posting));
    }
  }
}
