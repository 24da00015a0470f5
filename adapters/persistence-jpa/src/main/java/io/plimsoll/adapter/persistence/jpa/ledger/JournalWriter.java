package io.plimsoll.adapter.persistence.jpa.ledger;

import static java.time.ZoneOffset.UTC;

import io.plimsoll.application.ledger.LedgerEntry;
import io.plimsoll.domain.ledger.Journal;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Collects the lines of some events and writes them by plain statements in batches: the journal
 * stands in the way of every commit, and entities would cost several times as much. It takes the
 * connection of the running transaction.
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

  private final JdbcTemplate jdbc;
  private final Map<Asset, Token> listed;
  private final SubBalances subBalances;
  private final List<Line> entries = new ArrayList<>();
  private final Map<Account, Sum> sums = new TreeMap<>();

  /** An entry, and what the sub-account it goes to stands at after it. */
  private record Line(LedgerEntry entry, Optional<BigInteger> balance) {}

  /**
   * @param listed tokens that were read before, and those that are now: an asset keeps its decimals
   * @param parties whom the events concern
   */
  JournalWriter(JdbcTemplate jdbc, Map<Asset, Token> listed, Collection<Party> parties) {
    this.jdbc = jdbc;
    this.listed = listed;
    this.subBalances = new SubBalances(jdbc);
    subBalances.read(parties);
  }

  /** What a party's part of an asset's accounts stands at now. */
  Journal.Booked booked(MarketId market, Token asset) {
    return (account, party) -> subBalances.of(market, asset, account, party);
  }

  /** Gives a new asset its first account, so that it shows in the trial balance from the start. */
  void list(MarketId market, Token asset) {
    sum(market, asset, LedgerAccount.CASH);
  }

  void post(LedgerEntry entry) {
    var posting = entry.posting();
    entries.add(
        new Line(
            entry, posting.party().map(party -> subBalances.post(entry.market(), posting, party))));
    sum(entry.market(), posting.amount().token(), posting.account()).add(posting);
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

  /** What was posted since the last time; what accounts stand at is kept in mind. */
  void writeEntries() {
    jdbc.batchUpdate(
        """
        insert into journal_entry (stream, version, line, market, posted_at, event, reference,
          account, debit, asset, decimals, units, party, cause, balance)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        entries,
        BATCH,
        (statement, line) -> {
          var entry = line.entry();
          var amount = entry.posting().amount();
          statement.setString(1, entry.stream());
          statement.setLong(2, entry.version());
          statement.setInt(3, entry.line());
          statement.setString(4, entry.market().text());
          statement.setObject(5, entry.at().atOffset(UTC));
          statement.setString(6, entry.event());
          statement.setString(7, entry.reference());
          statement.setString(8, entry.posting().account().name());
          statement.setBoolean(9, entry.posting().debit());
          statement.setString(10, amount.token().symbol());
          statement.setInt(11, amount.token().decimals());
          statement.setBigDecimal(12, new BigDecimal(amount.units()));
          statement.setString(13, entry.posting().party().map(Party::text).orElse(""));
          statement.setString(14, entry.posting().cause().name());
          statement.setBigDecimal(15, line.balance().map(BigDecimal::new).orElse(null));
        });
    entries.clear();
  }

  /** What every account stands at after all that was posted; once. */
  void writeBalances() {
    subBalances.write();
    open(raise());
  }

  private Sum sum(MarketId market, Token asset, LedgerAccount account) {
    return sums.computeIfAbsent(new Account(market, asset.id(), account), _ -> new Sum(asset));
  }

  /** One statement an account. @return the accounts that are not there yet */
  private List<Map.Entry<Account, Sum>> raise() {
    var touched = List.copyOf(sums.entrySet());
    var counts =
        jdbc.batchUpdate(
            """
            update ledger_balance set debits = debits + ?, credits = credits + ?
            where market = ? and asset = ? and account = ?""",
            touched,
            BATCH,
            (statement, one) -> {
              statement.setBigDecimal(1, new BigDecimal(one.getValue().debits));
              statement.setBigDecimal(2, new BigDecimal(one.getValue().credits));
              statement.setString(3, one.getKey().market().text());
              statement.setString(4, one.getKey().asset().symbol());
              statement.setString(5, one.getKey().name().name());
            });
    var unknown = new ArrayList<Map.Entry<Account, Sum>>();
    for (int i = 0; i < touched.size(); i++)
      if (counts[i / BATCH][i % BATCH] == 0) unknown.add(touched.get(i));
    return unknown;
  }

  private void open(Collection<Map.Entry<Account, Sum>> accounts) {
    jdbc.batchUpdate(
        """
        insert into ledger_balance (market, asset, account, decimals, debits, credits)
        values (?, ?, ?, ?, ?, ?)""",
        accounts,
        BATCH,
        (statement, one) -> {
          statement.setString(1, one.getKey().market().text());
          statement.setString(2, one.getKey().asset().symbol());
          statement.setString(3, one.getKey().name().name());
          statement.setInt(4, one.getValue().asset.decimals());
          statement.setBigDecimal(5, new BigDecimal(one.getValue().debits));
          statement.setBigDecimal(6, new BigDecimal(one.getValue().credits));
        });
  }
}
