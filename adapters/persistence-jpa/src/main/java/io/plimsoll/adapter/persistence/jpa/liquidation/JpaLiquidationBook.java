package io.plimsoll.adapter.persistence.jpa.liquidation;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import io.plimsoll.adapter.persistence.jpa.NewestFirst;
import io.plimsoll.adapter.persistence.jpa.RowDigest;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.loanbook.PurchaseTotals;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.application.loanbook.SaleTotals;
import io.plimsoll.application.loanbook.Scorecard;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Liquidations and their sales, newest first. */
public class JpaLiquidationBook implements LiquidationBook, Projection {

  private static final Sort NEWEST_FIRST =
      Sort.by(Sort.Order.desc("openedAt"), Sort.Order.asc("liquidation"));

  private final CaseRows cases;
  private final SaleRows sales;
  private final ShortfallRows shortfalls;
  private final ClaimRows claims;
  private final Purchases purchases;
  private final EntityManager entities;
  private final RowDigest digest;

  JpaLiquidationBook(
      CaseRows cases,
      SaleRows sales,
      ShortfallRows shortfalls,
      ClaimRows claims,
      JdbcTemplate jdbc,
      EntityManager entities,
      RowDigest digest) {
    this.cases = cases;
    this.sales = sales;
    this.shortfalls = shortfalls;
    this.claims = claims;
    this.purchases = new Purchases(jdbc);
    this.entities = entities;
    this.digest = digest;
  }

  @Override
  @Transactional(readOnly = true)
  public Page<LiquidationSummary> liquidations(
      Optional<MarketId> market,
      Optional<LoanId> loan,
      Optional<Boolean> open,
      Optional<String> cursor,
      int limit) {
    var after = cursor.map(NewestFirst::of);
    Specification<CaseRow> wanted =
        (row, _, is) -> {
          var conditions = new ArrayList<Predicate>();
          market.ifPresent(in -> conditions.add(is.equal(row.get("market"), in.text())));
          loan.ifPresent(of -> conditions.add(is.equal(row.get("loan"), of.text())));
          open.ifPresent(
              still ->
                  conditions.add(
                      still ? is.isNull(row.get("outcome")) : is.isNotNull(row.get("outcome"))));
          after.ifPresent(
              place -> conditions.add(place.before(row, is, "openedAt", "liquidation")));
          return is.and(conditions);
        };
    var more = Keyset.oneMoreThan(limit);
    // Within a market the order starts with it, or H2 would not see that its index is sorted so.
    var order = market.isPresent() ? Sort.by("market").and(NEWEST_FIRST) : NEWEST_FIRST;
    var found = cases.findBy(wanted, q -> q.sortBy(order).limit(more.max()).all());
    var missing = shortfalls(found);
    return Keyset.page(
        found,
        limit,
        row -> row.summary(missing.getOrDefault(row.getId(), List.of())),
        row -> row.place().cursor());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<LiquidationSummary> find(LiquidationId liquidation) {
    return cases
        .findById(liquidation.text())
        .map(row -> row.summary(shortfalls(List.of(row)).getOrDefault(row.getId(), List.of())));
  }

  @Override
  public List<SaleRecord> sales(LiquidationId liquidation) {
    return sales.findByLiquidationOrderByVersion(liquidation.text()).stream()
        .map(SaleRow::sale)
        .toList();
  }

  @Override
  public List<SaleTotals> totals(MarketId market) {
    return sales.sums(market.text()).stream().map(SaleSums::totals).toList();
  }

  @Override
  @Transactional(readOnly = true)
  public Scorecard scorecard(MarketId market, KeeperId keeper) {
    var pairs = purchases.totals(market, keeper);
    return new Scorecard(
        pairs.stream().mapToLong(PurchaseTotals::purchases).sum(),
        purchases.salesOf(market),
        purchases.medianLatency(market, keeper),
        claims.countByMarketAndKeeperAndHonoured(market.text(), keeper.text(), true),
        claims.countByMarketAndKeeperAndHonoured(market.text(), keeper.text(), false),
        pairs);
  }

  @Override
  public String name() {
    return "liquidation-book";
  }

  @Override
  @Transactional
  public void clear() {
    claims.deleteAllInBatch();
    shortfalls.deleteAllInBatch();
    sales.deleteAllInBatch();
    cases.deleteAllInBatch();
  }

  @Override
  public boolean isConcernedBy(Class<?> eventType) {
    return LiquidationEvent.class.isAssignableFrom(eventType)
        || AuctionEvent.class.isAssignableFrom(eventType);
  }

  @Override
  @Transactional(propagation = MANDATORY)
  public void apply(List<Recorded> events) {
    var touched = Cases.of(events, cases::findAllById);
    cases.saveAll(touched.opened());
    sales.saveAll(touched.sales());
    shortfalls.saveAll(touched.shortfalls());
    claims.saveAll(touched.claims());
    cases.flush();
    // A rebuild is one long transaction: what is written need not stay in memory.
    entities.clear();
  }

  @Override
  @Transactional(readOnly = true)
  public String digest() {
    return digest.of(
        """
        select liquidation, loan, market, health, base, base_decimals, collateral_value, debt_value,
          opened_at, closed_at, outcome, sales
        from liquidation_case order by liquidation\
        """,
        """
        select liquidation, version, market, loan, order_name, venue, keeper, collateral,
          collateral_decimals, debt, debt_decimals, sold, received, at_oracle, reward, repaid,
          fee_in_debt, fee_in_kind, surplus, health_before, health_after, sold_at
        from liquidation_sale order by liquidation, version\
        """,
        """
        select liquidation, version, asset, decimals, units
        from liquidation_shortfall order by liquidation, version\
        """,
        """
        select auction, claim, market, keeper, honoured, ended_at
        from liquidation_claim order by auction, claim\
        """);
  }

  /** By case, one amount an asset. */
  private Map<String, List<Amount>> shortfalls(List<CaseRow> rows) {
    if (rows.isEmpty()) return Map.of();
    var ids = rows.stream().map(CaseRow::getId).toList();
    return shortfalls.findByLiquidationInOrderByLiquidationAscAssetAscVersionAsc(ids).stream()
        .collect(
            Collectors.groupingBy(
                ShortfallRow::liquidation,
                Collectors.collectingAndThen(
                    Collectors.toMap(
                        row -> row.amount().token().id(),
                        ShortfallRow::amount,
                        Amount::plus,
                        TreeMap::new),
                    byAsset -> List.copyOf(byAsset.values()))));
  }
}
