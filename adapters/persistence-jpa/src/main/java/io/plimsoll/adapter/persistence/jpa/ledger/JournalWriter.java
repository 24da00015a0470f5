package io.plimsoll.adapter.persistence.jpa.ledger;

import static java.time.ZoneOffset.UTC;

import io.plimsoll.domain.ledger.Journal;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Collects the entries of some events and writes them by plain statements: the journal stands in
 * the way of every commit, and entities would cost several times as much. It takes the connection
 * of the running transaction.
 */
final class JournalWriter {

  private static final int BATCH = 500;

  /** What is to be added to one account. */
  private static final class Sum {
    private final Token asset;
    private BigInteger debits = BigInteger.ZERO;
    private BigInteger credits = BigInteger.ZERO;

    Sum(Token asset) {
      this.asset = asset;
    }

    void add(Posting posting) {
      if (posting.debit()) debits = debits.add(posting.amount().units());
      else credits = credits.add(posting.amount().units());
    }
  }

  /** Sorted, so that transactions meet the accounts they share in one order. */
  private record Account(MarketId market, AssetId asset, LedgerAccount name)
      implements Comparable<Account> {
    @Override
    public int compareTo(Account other) {
      if (!market.equals(other.market)) return market.compareTo(other.market);
      if (!asset.equals(other.asset)) return asset.compareTo(other.asset);
      return name.compareTo(other.name);
    }
  }

  /** An asset of a market. */
  record Asset(MarketId market, AssetId asset) {}

  /** The event that is posted, and in which words. */
  record Source(
      MarketId market, Instant at, String stream, long version, String event, String reference) {}

  /** What an event posts in one asset; {@code last} is the number of its last line. */
  private record Entry(Source source, int last, Token asset, List<Posting> postings) {}

  /** A line that goes to a party, and what its sub-account stands at after it. */
  private record PartyLine(
      Entry entry, int number, Party party, LedgerAccount account, BigInteger balance) {}

  private final JdbcTemplate jdbc;
  private final Map<Asset, Token> listed;
  private final SubBalances subBalances;
  private List<Entry> entries = new ArrayList<>();
  private List<PartyLine> partyLines = new ArrayList<>();
  private final Map<Account, Sum> sums = new TreeMap<>();

  /**
   * @param listed tokens that were read before, and those that are now: an asset keeps its decimals
   * @param holders whom the events concern
   */
  JournalWriter(
      JdbcTemplate jdbc, Map<Asset, Token> listed, Collection<SubBalances.Holder> holders) {
    this.jdbc = jdbc;
    this.listed = listed;
    this.subBalances = new SubBalances(jdbc);
    subBalances.read(holders);
  }

  /** What a party's part of an asset's accounts stands at now. */
  Journal.Booked booked(MarketId market, Token asset) {
    return (account, party) -> subBalances.of(market, asset, account, party);
  }

  /** Gives a new asset its first account, so that it shows in the trial balance from the start. */
  void list(MarketId market, Token asset) {
    sum(market, asset, LedgerAccount.CASH);
  }

  /** One entry an asset, in the order in which they first occur. */
  void post(Source source, List<Posting> postings) {
    var next = 0;
    for (var asset : postings.stream().map(one -> one.amount().token()).distinct().toList()) {
      var ofAsset = postings.stream().filter(one -> one.amount().token().equals(asset)).toList();
      var entry = new Entry(source, next + ofAsset.size() - 1, asset, ofAsset);
      entries.add(entry);
      for (var posting : ofAsset) {
        var number = next++;
        posting
            .party()
            .ifPresent(
                party ->
                    partyLines.add(
                        new PartyLine(
                            entry,
                            number,
                            party,
                            posting.account(),
                            subBalances.post(source.market(), posting, party))));
        sum(source.market(), asset, posting.account()).add(posting);
      }
    }
  }

  /** The token an asset was listed as. @throws IllegalStateException if it never was */
  Token listed(MarketId market, AssetId asset) {
    var pending = sums.get(new Account(market, asset, LedgerAccount.CASH));
    if (pending != null) return pending.asset;
    return listed.computeIfAbsent(new Asset(market, asset), this::read);
  }

  private Token read(Asset place) {
    var decimals =
        jdbc.queryForList(
            "select decimals from ledger_balance where market = ? and asset = ? and account = ?",
            Integer.class,
            place.market().text(),
            place.asset().symbol(),
            LedgerAccount.CASH.name());
    if (decimals.isEmpty())
      throw new IllegalStateException(
          place.asset() + " moved in " + place.market() + " before it was listed");
    return new Token(place.asset().symbol(), decimals.getFirst());
  }

  /**
   * What was posted since the last time, to be written while more is posted; what accounts stand at
   * is kept in mind.
   */
  Runnable takeEntries() {
    var posted = entries;
    var lines = partyLines;
    entries = new ArrayList<>();
    partyLines = new ArrayList<>();
    return () -> write(posted, lines);
  }

  private void write(List<Entry> posted, List<PartyLine> lines) {
    jdbc.batchUpdate(
        """
        insert into journal_entry (stream, version, line, market, posted_at, event, reference,
          asset, decimals, lines)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        posted,
        BATCH,
        (statement, entry) -> {
          var source = entry.source();
          statement.setString(1, source.stream());
          statement.setLong(2, source.version());
          statement.setInt(3, entry.last());
          statement.setString(4, source.market().text());
          statement.setObject(5, source.at().atOffset(UTC));
          statement.setString(6, source.event());
          statement.setString(7, source.reference());
          statement.setString(8, entry.asset().symbol());
          statement.setInt(9, entry.asset().decimals());
          statement.setString(10, Lines.written(entry.postings()));
        });
    jdbc.batchUpdate(
        """
        insert into sub_ledger_line (party, market, posted_at, stream, version, line, entry, asset,
          account, balance)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        lines,
        BATCH,
        (statement, line) -> {
          var source = line.entry().source();
          statement.setString(1, line.party().text());
          statement.setString(2, source.market().text());
          statement.setObject(3, source.at().atOffset(UTC));
          statement.setString(4, source.stream());
          statement.setLong(5, source.version());
          statement.setInt(6, line.number());
          statement.setInt(7, line.entry().last());
          statement.setString(8, line.entry().asset().symbol());
          statement.setString(9, line.account().name());
          statement.setBigDecimal(10, new BigDecimal(line.balance()));
        });
  }

  /** What every account stands at after all that was posted; once. */
  void writeBalances() {
    subBalances.write();
    Columns.of(
            sums.entrySet(),
            one ->
                List.of(
                    one.getKey().market(),
                    one.getKey().asset().symbol(),
                    one.getKey().name(),
                    one.getValue().asset.decimals(),
                    one.getValue().debits,
                    one.getValue().credits))
        .update(
            jdbc,
            """
            merge into ledger_balance as stored
            using (
              select * from unnest(
                  cast(? as varchar(64) array), cast(? as varchar(20) array),
                  cast(? as varchar(20) array), cast(? as integer array),
                  cast(? as numeric(78, 0) array), cast(? as numeric(78, 0) array))
                as posted (market, asset, account, decimals, debits, credits)) as posted
            on stored.market = posted.market and stored.asset = posted.asset
              and stored.account = posted.account
            when matched then update set debits = stored.debits + posted.debits,
              credits = stored.credits + posted.credits
            when not matched then insert (market, asset, account, decimals, debits, credits)
              values (posted.market, posted.asset, posted.account, posted.decimals, posted.debits,
                posted.credits)""");
  }

  private Sum sum(MarketId market, Token asset, LedgerAccount account) {
    return sums.computeIfAbsent(new Account(market, asset.id(), account), _ -> new Sum(asset));
  }
}
