package io.plimsoll.adapter.persistence.jpa.liquidation;

import io.plimsoll.application.loanbook.PurchaseTotals;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What keepers bought: each sale to one by call or at auction; of a batch, what its bid got of all
 * lots together.
 */
final class Purchases {

  /**
   * A batch is told by its sales, one a case, and its bids. The oracle's worth of what a bid got is
   * its part of theirs, down; it waited as long as the case that waited longest.
   */
  private static final String OF_KEEPER =
      """
      (select s.collateral, s.collateral_decimals, s.debt, s.debt_decimals,
          s.sold as bought, s.received as paid, s.at_oracle, c.opened_at, s.sold_at
        from liquidation_sale s join liquidation_case c on c.liquidation = s.liquidation
        where s.market = ? and s.keeper = ?
      union all
      select b.collateral, b.collateral_decimals, b.debt, b.debt_decimals, b.bought, b.paid,
          (b.worth - mod(b.worth, b.sold)) / b.sold, b.opened_at, b.sold_at
        from (
          select s.collateral, s.collateral_decimals, s.debt, s.debt_decimals, w.bought, w.paid,
              sum(s.at_oracle) * w.bought as worth, sum(s.sold) as sold,
              min(c.opened_at) as opened_at, max(s.sold_at) as sold_at
            from batch_bid w
              join liquidation_sale s on s.order_name = w.batch
              join liquidation_case c on c.liquidation = s.liquidation
            where s.market = ? and w.keeper = ? and w.bought > 0
            group by w.batch, w.place, w.bought, w.paid, s.collateral, s.collateral_decimals,
              s.debt, s.debt_decimals) b) p
      """;

  private static final String TOTALS =
      """
      select p.collateral, p.collateral_decimals, p.debt, p.debt_decimals, count(*) as purchases,
          sum(p.bought) as bought, sum(p.paid) as paid, sum(p.at_oracle) as at_oracle
        from\
      """
          + " "
          + OF_KEEPER
          + """
          group by p.collateral, p.collateral_decimals, p.debt, p.debt_decimals
          order by p.collateral, p.debt\
          """;

  /** In seconds, the lower of two in the middle. */
  private static final String MEDIAN_LATENCY =
      """
      select percentile_disc(0.5) within group (
          order by extract(epoch from (p.sold_at - p.opened_at)))
        from\
      """
          + " "
          + OF_KEEPER;

  /** What was sold in batches counts by who bought it, and not by case. */
  private static final String SALES_OF_MARKET =
      """
      select
        (select count(*) from liquidation_sale s
          where s.market = ?
            and (s.order_name is null or s.venue is not null or s.keeper is not null))
        + (select count(*) from batch_bid w
          where w.bought > 0
            and w.batch in (
              select s.order_name from liquidation_sale s
                where s.market = ? and s.venue is null and s.keeper is null))\
      """;

  private final JdbcTemplate jdbc;

  Purchases(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  List<PurchaseTotals> totals(MarketId market, KeeperId keeper) {
    return jdbc.query(TOTALS, (row, _) -> totals(row), arguments(market, keeper));
  }

  Optional<Duration> medianLatency(MarketId market, KeeperId keeper) {
    return Optional.ofNullable(
            jdbc.queryForObject(MEDIAN_LATENCY, BigDecimal.class, arguments(market, keeper)))
        .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()));
  }

  /** All sales of a market, the desk's own included. */
  long salesOf(MarketId market) {
    var all = jdbc.queryForObject(SALES_OF_MARKET, Long.class, market.text(), market.text());
    return all == null ? 0 : all;
  }

  private static Object[] arguments(MarketId market, KeeperId keeper) {
    return new Object[] {market.text(), keeper.text(), market.text(), keeper.text()};
  }

  private static PurchaseTotals totals(ResultSet row) throws SQLException {
    var kind = new Token(row.getString("collateral"), row.getInt("collateral_decimals"));
    var money = new Token(row.getString("debt"), row.getInt("debt_decimals"));
    return new PurchaseTotals(
        row.getLong("purchases"),
        amount(row, "bought", kind),
        amount(row, "paid", money),
        amount(row, "at_oracle", money));
  }

  private static Amount amount(ResultSet row, String column, Token token) throws SQLException {
    return token.units(row.getBigDecimal(column).toBigIntegerExact());
  }
}
