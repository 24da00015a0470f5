package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What the parties' sub-accounts stand at while some events are posted: read once for all of them,
 * written once at the end.
 */
final class SubBalances {

  private static final int BATCH = 500;

  /** Sorted, so that transactions meet the rows they share in one order. */
  private record Key(String party, String market, String asset, String account)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::party)
            .thenComparing(Key::market)
            .thenComparing(Key::asset)
            .thenComparing(Key::account);

    static Key of(MarketId market, Token asset, LedgerAccount account, Party party) {
      return new Key(party.text(), market.text(), asset.symbol(), account.name());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Standing(Token asset, BigInteger balance) {}

  private final JdbcTemplate jdbc;
  private final Map<Key, BigInteger> stored = new HashMap<>();
  private final Map<Key, Standing> changed = new TreeMap<>();

  SubBalances(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Reads what is stored of some parties; others are taken for new. They are one parameter, so that
   * the database knows the statement again whatever their number, and are joined, which is quick
   * even while the database does not know yet how many rows there are.
   */
  void read(Collection<Party> parties) {
    var names = parties.stream().map(Party::text).distinct().toArray(String[]::new);
    RowCallbackHandler row =
        values ->
            stored.put(
                new Key(
                    values.getString(1),
                    values.getString(2),
                    values.getString(3),
                    values.getString(4)),
                values.getBigDecimal(5).toBigIntegerExact());
    jdbc.query(
        """
        select stored.party, stored.market, stored.asset, stored.account, stored.balance
        from unnest(cast(? as varchar(80) array)) as wanted (party)
          join ledger_sub_balance stored on stored.party = wanted.party""",
        row,
        (Object) names);
  }

  BigInteger of(MarketId market, Token asset, LedgerAccount account, Party party) {
    var key = Key.of(market, asset, account, party);
    var standing = changed.get(key);
    return standing == null ? stored.getOrDefault(key, BigInteger.ZERO) : standing.balance();
  }

  /**
   * @return what the sub-account stands at after the posting
   */
  BigInteger post(MarketId market, Posting posting, Party party) {
    var asset = posting.amount().token();
    var after = of(market, asset, posting.account(), party).add(posting.change());
    changed.put(Key.of(market, asset, posting.account(), party), new Standing(asset, after));
    return after;
  }

  void write() {
    var known = new ArrayList<Map.Entry<Key, Standing>>();
    var unknown = new ArrayList<Map.Entry<Key, Standing>>();
    for (var one : changed.entrySet())
      (stored.containsKey(one.getKey()) ? known : unknown).add(one);
    write(
        """
        update ledger_sub_balance set balance = ?, decimals = ?
        where party = ? and market = ? and asset = ? and account = ?""",
        known);
    write(
        """
        insert into ledger_sub_balance (balance, decimals, party, market, asset, account)
        values (?, ?, ?, ?, ?, ?)""",
        unknown);
  }

  private void write(String sql, List<Map.Entry<Key, Standing>> rows) {
    if (rows.isEmpty()) return;
    jdbc.batchUpdate(
        sql,
        rows,
        BATCH,
        (statement, one) -> {
          statement.setBigDecimal(1, new BigDecimal(one.getValue().balance()));
          statement.setInt(2, one.getValue().asset().decimals());
          statement.setString(3, one.getKey().party());
          statement.setString(4, one.getKey().market());
          statement.setString(5, one.getKey().asset());
          statement.setString(6, one.getKey().account());
        });
  }
}
