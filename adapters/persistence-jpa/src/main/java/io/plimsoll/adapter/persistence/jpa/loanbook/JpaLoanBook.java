package io.plimsoll.adapter.persistence.jpa.loanbook;

import static java.time.ZoneOffset.UTC;
import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import io.plimsoll.adapter.persistence.jpa.RowDigest;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/**
 * Loans by name. A name used in a second market violates the primary key, and with it fails the
 * transaction that stores the event.
 */
public class JpaLoanBook implements LoanBook, Projection {

  private static final int REMEMBERED = 20_000;

  private static final int BATCH = 500;

  private final LoanRows rows;
  private final JdbcTemplate jdbc;
  private final RowDigest digest;

  /** A loan never changes its market, so what was read once stays true. */
  private final Map<LoanId, MarketId> markets =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<LoanId, MarketId> eldest) {
              return size() > REMEMBERED;
            }
          });

  JpaLoanBook(LoanRows rows, JdbcTemplate jdbc, RowDigest digest) {
    this.rows = rows;
    this.jdbc = jdbc;
    this.digest = digest;
  }

  @Override
  public Optional<MarketId> marketOf(LoanId loan) {
    var known = Optional.ofNullable(markets.get(loan));
    if (known.isPresent()) return known;
    var read = rows.marketOf(loan.text()).map(MarketId::new);
    read.ifPresent(market -> markets.put(loan, market));
    return read;
  }

  @Override
  public Page<LoanSummary> loans(Optional<MarketId> market, Optional<String> cursor, int limit) {
    var after = cursor.orElse("");
    var more = Keyset.oneMoreThan(limit);
    var found =
        market
            .map(in -> rows.inMarket(in.text(), after, more))
            .orElseGet(() -> rows.findByLoanGreaterThanOrderByLoan(after, more));
    return Keyset.page(found, limit, LoanRow::summary, LoanRow::name);
  }

  @Override
  public String name() {
    return "loan-book";
  }

  @Override
  public boolean isTransactional() {
    return true;
  }

  @Override
  @Transactional
  public void clear() {
    rows.deleteAllInBatch();
    markets.clear();
  }

  @Override
  @Transactional(propagation = MANDATORY)
  public void apply(List<Recorded> events) {
    var opened =
        events.stream()
            .map(Recorded::event)
            .filter(LoanOpened.class::isInstance)
            .map(LoanOpened.class::cast)
            .toList();
    if (opened.isEmpty()) return;
    // Plain statements: it stands in the way of every commit that opens a loan.
    jdbc.batchUpdate(
        "insert into loan_directory (loan, market, borrower, opened_at) values (?, ?, ?, ?)",
        opened,
        BATCH,
        (statement, event) -> {
          statement.setString(1, event.loan().text());
          statement.setString(2, event.market().text());
          statement.setString(3, event.borrower().text());
          statement.setObject(4, event.at().atOffset(UTC));
        });
  }

  @Override
  @Transactional(readOnly = true)
  public String digest() {
    return digest.of("select loan, market, borrower, opened_at from loan_directory order by loan");
  }
}
