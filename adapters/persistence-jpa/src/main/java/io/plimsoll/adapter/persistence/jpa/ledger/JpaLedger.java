package io.plimsoll.adapter.persistence.jpa.ledger;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import io.plimsoll.adapter.persistence.jpa.RowDigest;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Posts what reserve events moved, and answers from what was posted. */
public class JpaLedger implements Ledger, Projection {

  private static final Sort IN_ORDER = Sort.by("postedAt", "stream", "version", "line");

  /** The same order within one stream, whose time never runs back; it is that of the key. */
  private static final Sort IN_STREAM = Sort.by("stream", "version", "line");

  private final JournalRows journal;
  private final BalanceRows balances;
  private final JdbcTemplate jdbc;
  private final RowDigest digest;
  private final Map<JournalWriter.Asset, Token> listed = new ConcurrentHashMap<>();

  JpaLedger(JournalRows journal, BalanceRows balances, JdbcTemplate jdbc, RowDigest digest) {
    this.journal = journal;
    this.balances = balances;
    this.jdbc = jdbc;
    this.digest = digest;
  }

  @Override
  public List<TrialBalance> trialBalance(MarketId market) {
    var assets = new LinkedHashMap<Token, SortedMap<LedgerAccount, TrialBalance.Sides>>();
    for (var row : balances.inMarket(market.text()))
      assets.computeIfAbsent(row.token(), _ -> new TreeMap<>()).put(row.account(), row.sides());
    return assets.entrySet().stream()
        .map(asset -> new TrialBalance(asset.getKey(), asset.getValue()))
        .toList();
  }

  @Override
  public Page<LedgerEntry> entries(
      Optional<MarketId> market,
      Optional<AssetId> asset,
      Optional<String> stream,
      Optional<String> cursor,
      int limit) {
    var after = cursor.map(Place::of);
    Specification<JournalRow> wanted =
        (row, _, is) -> {
          var conditions = new ArrayList<Predicate>();
          market.ifPresent(in -> conditions.add(is.equal(row.get("market"), in.text())));
          asset.ifPresent(of -> conditions.add(is.equal(row.get("asset"), of.symbol())));
          stream.ifPresent(of -> conditions.add(is.equal(row.get("stream"), of)));
          after.ifPresent(
              place ->
                  conditions.add(
                      stream.isPresent() ? place.beforeInStream(row, is) : place.before(row, is)));
          return is.and(conditions);
        };
    var more = Keyset.oneMoreThan(limit);
    var order = stream.isPresent() ? IN_STREAM : IN_ORDER;
    // The first may have been shown in part, each of the others has a debit and a credit.
    var rows = journal.findBy(wanted, q -> q.sortBy(order).limit(more.max() / 2 + 1).all());
    var found =
        rows.stream()
            .flatMap(row -> row.entries().stream())
            .filter(line -> after.isEmpty() || after.get().isBefore(line))
            .toList();
    return Keyset.page(found, limit, line -> line, line -> Place.of(line).cursor());
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public boolean isTransactional() {
    return true;
  }

  @Override
  @Transactional
  public void clear() {
    jdbc.update("delete from sub_ledger_line");
    journal.deleteAllInBatch();
    balances.deleteAllInBatch();
    jdbc.update("delete from ledger_sub_balance");
    listed.clear();
  }

  /**
   * @throws IllegalStateException if an event's debits do not equal its credits: then nothing of
   *     the transaction may be stored
   */
  @Override
  @Transactional(propagation = MANDATORY)
  public void apply(List<Recorded> events) {
    var moved = moved(events);
    if (moved.isEmpty()) return;
    var writer = new JournalWriter(jdbc, listed, Bookkeeping.holders(moved));
    moved.forEach(one -> Bookkeeping.post(writer, one));
    writer.takeEntries().run();
    writer.writeBalances();
  }

  /** Balances are written at the end only: on the way there most of them change many times. */
  @Override
  public Rebuild startOver() {
    clear();
    var writer = new JournalWriter(jdbc, listed, List.of());
    return new Rebuild() {
      @Override
      public Runnable prepare(List<Recorded> events) {
        moved(events).forEach(one -> Bookkeeping.post(writer, one));
        return writer.takeEntries();
      }

      @Override
      public void finish() {
        writer.writeBalances();
      }
    };
  }

  private static List<Recorded> moved(List<Recorded> events) {
    return events.stream().filter(one -> Bookkeeping.isPosted(one.event())).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public String digest() {
    return digest.of(
        """
        select stream, version, line, market, posted_at, event, reference, asset, decimals, lines
        from journal_entry order by posted_at, stream, version, line""",
        """
        select party, market, posted_at, stream, version, line, entry, asset, account, balance
        from sub_ledger_line order by party, market, posted_at, stream, version, line""",
        """
        select market, asset, account, decimals, debits, credits
        from ledger_balance order by market, asset, account""",
        """
        select market, party, asset, account, decimals, balance
        from ledger_sub_balance order by market, party, asset, account""");
  }
}
