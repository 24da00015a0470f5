package io.plimsoll.adapter.persistence.jpa.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.persistence.jpa.PostgresServer;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was posted a row a line is there as entries after V12, with all balances. */
class CompoundEntriesTest {

  @Test
  void lines_become_entries_on_h2() {
    var source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:compound-entries;DB_CLOSE_DELAY=-1");
    assertConverted(source);
  }

  @Test
  void lines_become_entries_on_postgresql() {
    new JdbcTemplate(PostgresServer.DURABLE.getPostgresDatabase())
        .execute("create database compound_entries");
    assertConverted(PostgresServer.DURABLE.getDatabase("postgres", "compound_entries"));
  }

  private static void assertConverted(DataSource source) {
    var jdbc = new JdbcTemplate(source);
    Flyway.configure().dataSource(source).target("10").load().migrate();
    line(jdbc, 0, "USDC", 6, true, "KEEPERS", "1188000000", "keeper:kim", "0");
    line(jdbc, 1, "USDC", 6, false, "CASH", "1188000000", "", null);
    line(jdbc, 2, "WETH", 18, true, "CUSTODY", "1000000000000000000", "", null);
    line(jdbc, 3, "WETH", 18, false, "KEEPERS", "1000000000000000000", "keeper:kim", "7");
    line(jdbc, 4, "USDC", 6, true, "CASH", "121700000", "", null);
    line(jdbc, 5, "USDC", 6, false, "KEEPERS", "121700000", "keeper:kira", "121700000");
    jdbc.update(
        "insert into ledger_sub_balance values ('keeper:kira', 'main', 'USDC', 'KEEPERS', 6, 121700000)");
    Flyway.configure().dataSource(source).load().migrate();
    assertThat(
            jdbc.query(
                "select line, asset, decimals, reference, lines from journal_entry order by line",
                (row, _) ->
                    List.of(
                        row.getInt(1),
                        row.getString(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5))))
        .containsExactly(
            List.of(
                3,
                "USDC",
                6,
                "kim",
                """
                DEBIT KEEPERS 1188000000 MOVEMENT keeper:kim
                CREDIT CASH 1188000000 MOVEMENT
                DEBIT CASH 121700000 MOVEMENT
                CREDIT KEEPERS 121700000 MOVEMENT keeper:kira"""),
            List.of(
                5,
                "WETH",
                18,
                "kim",
                """
                DEBIT CUSTODY 1000000000000000000 MOVEMENT
                CREDIT KEEPERS 1000000000000000000 MOVEMENT keeper:kim"""));
    assertThat(
            jdbc.query(
                "select party, line, entry, asset, account, balance from sub_ledger_line order by line",
                (row, _) ->
                    List.of(
                        row.getString(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBigDecimal(6).toPlainString())))
        .containsExactly(
            List.of("keeper:kim", 0, 3, "USDC", "KEEPERS", "0"),
            List.of("keeper:kira", 3, 3, "USDC", "KEEPERS", "121700000"),
            List.of("keeper:kim", 5, 5, "WETH", "KEEPERS", "7"));
    assertThat(
            jdbc.queryForObject(
                "select balance from ledger_sub_balance where market = 'main' and party = 'keeper:kira'",
                Integer.class))
        .isEqualTo(121_700_000);
  }

  private static void line(
      JdbcTemplate jdbc,
      int number,
      String asset,
      int decimals,
      boolean debit,
      String account,
      String units,
      String party,
      String balance) {
    jdbc.update(
        """
        insert into journal_entry (stream, version, line, market, posted_at, event, reference,
          account, debit, asset, decimals, units, party, balance)
        values ('liquidation:main:L1-1', 4, ?, 'main', timestamp '2026-01-01 00:00:00',
          'liquidation.lot-auctioned', 'kim', ?, ?, ?, ?, cast(? as numeric(78, 0)), ?,
          cast(? as numeric(78, 0)))""",
        number,
        account,
        debit,
        asset,
        decimals,
        units,
        party,
        balance);
  }
}
