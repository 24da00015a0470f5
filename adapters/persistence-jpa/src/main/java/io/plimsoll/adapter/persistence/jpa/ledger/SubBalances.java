package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * What the parties' sub-accounts stand at while some events are posted: read once for all of them,
 * written once at the end.
 */
final class SubBalances {

  /** A party in a market. */
  record Holder(MarketId market, Party party) {}

  /** Sorted, so that transactions meet the rows they share in one order. */
  private record Key(String market, String party, String asset, String account)
      implements Comparable<Key> {

    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::market)
            .thenComparing(Key::party)
            .thenComparing(Key::asset)
            .thenComparing(Key::account);

    static Key of(MarketId market, Token asset, LedgerAccount account, Party party) {
      return new Key(market.text(), party.text(), asset.symbol(), account.name());
    }

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  private record Standing(Token asset, BigInteger balance) {}

  private final JdbcTemplate jdbc;
  private final Map<Key, BigInteger> stored = new HashMap<>();
  private final Map<Key, Standing> changed = new HashMap<>();

  SubBalances(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Reads what is stored of some parties; others are taken for new. They are parameters whose
   * number does not depend on theirs, so that the database knows the statement again, and are
   * joined, which is quick even while the database does not know yet how many rows there are.
   */
  void read(Collection<Holder> holders) {
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
        select stored.market, stored.party, stored.asset, stored.account, stored.balance
        from unnest(cast(? as varchar(64) array), cast(? as varchar(80) array))
            as wanted (market, party)
          join ledger_sub_balance stored
            on stored.market = wanted.market and stored.party = wanted.party""",
        row,
        (Object) holders.stream().map(one -> one.market().text()).toArray(String[]::new),
        (Object) holders.stream().map(one -> one.party().text()).toArray(String[]::new));
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
    Columns.of(
            changed.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
            one ->
                List.of(
                    one.getKey().market(),
                    one.getKey().party(),
                    one.getKey().asset(),
                    one.getKey().account(),
                    one.getValue().asset().decimals(),
                    one.getValue().balance()))
        .update(
            jdbc,
            """
            merge into ledger_sub_balance as stored
            using (
              select * from unnest(
                  cast(? as varchar(64) array), cast(? as varchar(80) array),
                  cast(? as varchar(20) array), cast(? as varchar(20) array),
                  cast(? as integer array), cast(? as numeric(78, 0) array))
                as posted (market, party, asset, account, decimals, balance)) as posted
            on stored.market = posted.market and stored.party = posted.party
              and stored.asset = posted.asset and stored.account = posted.account
            when matched then update set balance = posted.balance, decimals = posted.decimals
            when not matched then insert (market, party, asset, account, decimals, balance)
              values (posted.market, posted.party, posted.asset, posted.account, posted.decimals,
                posted.balance)""");
  }
}
