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
import org.springframework.transaction.annotation.Transactional;

/** Answers from the lines that name a party. */
public class JpaSubLedgers implements SubLedgers {

  /** The journal's order; with what is the same for all lines in front, an index has it. */
  private static final Sort IN_ORDER =
      Sort.by("party", "market", "postedAt", "stream", "version", "line");

  private final JournalRows journal;
  private final JdbcTemplate jdbc;

  JpaSubLedgers(JournalRows journal, JdbcTemplate jdbc) {
    this.journal = journal;
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
    Specification<JournalRow> wanted =
        (row, _, is) -> {
          var conditions = new ArrayList<Predicate>();
          conditions.add(is.equal(row.get("market"), market.text()));
          conditions.add(is.equal(row.get("party"), party.text()));
          conditions.add(is.greaterThan(row.<Instant>get("postedAt"), after));
          conditions.add(is.lessThanOrEqualTo(row.<Instant>get("postedAt"), upTo));
          behind.ifPresent(place -> conditions.add(place.before(row, is)));
          return is.and(conditions);
        };
    var more = Keyset.oneMoreThan(limit);
    var found = journal.findBy(wanted, q -> q.sortBy(IN_ORDER).limit(more.max()).all());
    return Keyset.page(found, limit, JournalRow::statementLine, row -> row.place().cursor());
  }

  /** One short look into the journal for each sub-account the party has today. */
  @Override
  @Transactional(readOnly = true)
  public List<SubAccount> balances(MarketId market, Party party, Instant at) {
    return jdbc
        .query(
            """
            select asset, account from ledger_sub_balance
            where party = ? and market = ? order by asset, account""",
            (row, _) ->
                journal.last(
                    market.text(),
                    party.text(),
                    row.getString(1),
                    row.getString(2),
                    at,
                    Limit.of(1)),
            party.text(),
            market.text())
        .stream()
        .flatMap(List::stream)
        .map(JournalRow::subAccount)
        .toList();
  }

  @Override
  @Transactional(readOnly = true)
  public List<SubAccount> totals(MarketId market) {
    return jdbc.query(
        """
        select asset, decimals, account, sum(balance) from ledger_sub_balance
        where market = ? group by asset, decimals, account order by asset, account""",
        (row, _) ->
            new SubAccount(
                new Token(row.getString(1), row.getInt(2)),
                LedgerAccount.valueOf(row.getString(3)),
                row.getBigDecimal(4).toBigIntegerExact()),
        market.text());
  }
}
