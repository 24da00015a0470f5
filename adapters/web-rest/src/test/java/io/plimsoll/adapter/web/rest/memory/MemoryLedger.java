package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.history.EventType;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.StatementLine;
import io.plimsoll.application.ledger.SubAccount;
import io.plimsoll.application.ledger.SubLedgers;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The journal, posted anew at every question. */
public final class MemoryLedger implements Ledger, SubLedgers {

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

  @Override
  public Page<StatementLine> lines(
      MarketId market,
      Party party,
      Instant after,
      Instant upTo,
      Optional<String> cursor,
      int limit) {
    var lines = new ArrayList<StatementLine>();
    var balances = new HashMap<Line, BigInteger>();
    for (var entry : all()) {
      if (!entry.market().equals(market)
          || !entry.posting().party().equals(Optional.of(party))
          || entry.at().isAfter(upTo)) continue;
      var balance = balances.merge(Line.of(entry), entry.posting().change(), BigInteger::add);
      if (entry.at().isAfter(after)) lines.add(new StatementLine(entry, balance));
    }
    var from = cursor.map(Integer::parseInt).orElse(0);
    return new Page<>(
        lines.stream().skip(from).limit(limit).toList(),
        lines.size() > from + limit
            ? Optional.of(Integer.toString(from + limit))
            : Optional.empty());
  }

  @Override
  public List<SubAccount> balances(MarketId market, Party party, Instant at) {
    var last = new LinkedHashMap<Line, SubAccount>();
    for (var line :
        lines(market, party, Instant.EPOCH, at, Optional.empty(), Integer.MAX_VALUE).items()) {
      var posting = line.entry().posting();
      last.put(
          Line.of(line.entry()),
          new SubAccount(posting.amount().token(), posting.account(), line.balance()));
    }
    return List.copyOf(last.values());
  }

  @Override
  public List<SubAccount> totals(MarketId market) {
    var totals = new LinkedHashMap<Line, SubAccount>();
    for (var entry : all()) {
      var posting = entry.posting();
      if (entry.market().equals(market) && posting.party().isPresent())
        totals.merge(
            new Line(market, posting.amount().token().id(), posting.account(), Optional.empty()),
            new SubAccount(posting.amount().token(), posting.account(), posting.change()),
            (had, more) ->
                new SubAccount(had.asset(), had.account(), had.balance().add(more.balance())));
    }
    return List.copyOf(totals.values());
  }

  /** A party's part of an account. */
  private record Line(
      MarketId market, AssetId asset, LedgerAccount account, Optional<Party> party) {
    static Line of(LedgerEntry entry) {
      var posting = entry.posting();
      return new Line(
          entry.market(), posting.amount().token().id(), posting.account(), posting.party());
    }
  }

  private List<LedgerEntry> all() {
    var entries = new ArrayList<LedgerEntry>();
    var tokens = new TreeMap<String, Token>();
    var booked = new HashMap<Line, BigInteger>();
    for (var recorded : lanes.stored()) {
      if (recorded.event() instanceof AssetListed e)
        tokens.put(e.market() + "/" + e.asset().id(), e.asset());
      var market = recorded.event().stream().market();
      var postings =
          switch (recorded.event()) {
            case ReserveEvent e ->
                Journal.postings(
                    e,
                    tokens.get(market + "/" + e.asset()),
                    (account, party) ->
                        booked.getOrDefault(
                            new Line(market, e.asset(), account, Optional.of(party)),
                            BigInteger.ZERO));
            case CollateralCalled e -> Journal.postings(e);
            default -> List.<Posting>of();
          };
      for (var posting : postings) {
        var entry =
            new LedgerEntry(
                market,
                recorded.event().at(),
                recorded.event().stream().text(),
                recorded.version(),
                postings.indexOf(posting),
                EventType.of(recorded.event()).storedName(),
                posting.party().map(Party::name).orElse(""),
                posting);
        entries.add(entry);
        booked.merge(Line.of(entry), posting.change(), BigInteger::add);
      }
    }
    return entries;
  }
}
