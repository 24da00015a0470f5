package io.plimsoll.adapter.persistence.jpa.ledger;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import io.plimsoll.application.ledger.StatementLine;
import io.plimsoll.application.ledger.SubAccount;
import io.plimsoll.application.ledger.SubLedgers;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Token;
import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.annotation.Transactional;

/** Answers from the lines that name a party. */
public class JpaSubLedgers implements SubLedgers {

  /** The journal's order; with what is the same for all lines in front, an index has it. */
  private static final Sort IN_ORDER =
      Sort.by("party", "market", "postedAt", "stream", "version", "line");

  private static final RowMapper<SubAccount> SUB_ACCOUNT =
      (row, _) ->
          new SubAccount(
              new Token(row.getString(1), row.getInt(2)),
              LedgerAccount.valueOf(row.getString(3)),
              row.getBigDecimal(4).toBigIntegerExact());

  private final SubLedgerRows lines;
  private final JdbcTemplate jdbc;

  JpaSubLedgers(SubLedgerRows lines, JdbcTemplate jdbc) {
    this.lines = lines;
    this.jdbc = jdbc;
  }

  @Override
  public Page<StatementLine> lines(
      MarketId market,
      Party party,
      Instant after,
      Instant upTo,
      Optional<String> cursor,
      int limit) {
    var behind = cursor.map(Place::of);
    Specification<SubLedgerRow> wanted =
        (row, _, is) -> {
          row.fetch("entry");
          var conditions = new ArrayList<Predicate>();
          conditions.add(is.equal(row.get("market"), market.text()));
          conditions.add(is.equal(row.get("party"), party.text()));
          conditions.add(is.greaterThan(row.<Instant>get("postedAt"), after));
          conditions.add(is.lessThanOrEqualTo(row.<Instant>get("postedAt"), upTo));
          behind.ifPresent(place -> conditions.add(place.before(row, is)));
          return is.and(conditions);
        };
    var more = Keyset.oneMoreThan(limit);
    var found = lines.findBy(wanted, q -> q.sortBy(IN_ORDER).limit(more.max()).all());
    return Keyset.page(found, limit, SubLedgerRow::statementLine, row -> row.place().cursor());
  }

  /** One short look at the lines for each sub-account the party has today. */
  @Override
  @Transactional(readOnly = true)
  public List<SubAccount> balances(MarketId market, Party party, Instant at) {
    return today(market, party).stream()
        .flatMap(
            one ->
                lines
                    .last(
                        market.text(),
                        party.text(),
                        one.asset().symbol(),
                        one.account().name(),
                        at,
                        Limit.of(1))
                    .stream()
                    .map(last -> new SubAccount(one.asset(), one.account(), last.balance())))
        .toList();
  }

  private List<SubAccount> today(MarketId market, Party party) {
    return jdbc.query(
        """
        select asset, decimals, account, balance from ledger_sub_balance
        where market = ? and party = ? order by asset, account""",
        SUB_ACCOUNT,
        market.text(),
        party.text());
  }

  @Override
  @Transactional(readOnly = true)
  public List<SubAccount> totals(MarketId market) {
    return jdbc.query(
        """
        select asset, decimals, account, sum(balance) from ledger_sub_balance
        where market = ? group by asset, decimals, account order by asset, account""",
        SUB_ACCOUNT,
        market.text());
  }
}
