package io.plimsoll.adapter.persistence.jpa.auction;

import static org.springframework.transaction.annotation.Propagation.MANDATORY;

import io.plimsoll.adapter.persistence.jpa.Keyset;
import io.plimsoll.adapter.persistence.jpa.NewestFirst;
import io.plimsoll.adapter.persistence.jpa.RowDigest;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.AuctionBook;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSheet;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.loanbook.SaleSummary;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CommonAbstractCriteria;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.transaction.annotation.Transactional;

/** Auctions and batches, newest first. */
public class JpaAuctionBook implements AuctionBook, Projection {

  private static final Sort NEWEST_FIRST =
      Sort.by(Sort.Order.desc("startedAt"), Sort.Order.asc("auction"));

  private final AuctionRows auctions;
  private final BatchLotRows lots;
  private final BatchBidRows bids;
  private final EntityManager entities;
  private final RowDigest digest;

  JpaAuctionBook(
      AuctionRows auctions,
      BatchLotRows lots,
      BatchBidRows bids,
      EntityManager entities,
      RowDigest digest) {
    this.auctions = auctions;
    this.lots = lots;
    this.bids = bids;
    this.entities = entities;
    this.digest = digest;
  }

  @Override
  @Transactional(readOnly = true)
  public Page<SaleSummary> auctions(
      Optional<MarketId> market,
      Optional<LoanId> loan,
      Optional<Boolean> running,
      Optional<String> cursor,
      int limit) {
    var after = cursor.map(NewestFirst::of);
    Specification<AuctionRow> wanted =
        (row, query, is) -> {
          var conditions = new ArrayList<Predicate>();
          market.ifPresent(in -> conditions.add(is.equal(row.get("market"), in.text())));
          loan.ifPresent(of -> conditions.add(isOf(of, row, query, is)));
          running.ifPresent(
              still ->
                  conditions.add(
                      still ? is.isNull(row.get("endedAt")) : is.isNotNull(row.get("endedAt"))));
          after.ifPresent(place -> conditions.add(place.before(row, is, "startedAt", "auction")));
          return is.and(conditions);
        };
    var more = Keyset.oneMoreThan(limit);
    // Within a market the order starts with it, or H2 would not see that its index is sorted so.
    var order = market.isPresent() ? Sort.by("market").and(NEWEST_FIRST) : NEWEST_FIRST;
    var found = auctions.findBy(wanted, q -> q.sortBy(order).limit(more.max()).all());
    return Keyset.page(found, limit, AuctionRow::summary, row -> row.place().cursor());
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<AuctionSummary> find(AuctionId auction) {
    return auctions
        .findById(auction.text())
        .map(AuctionRow::summary)
        .filter(AuctionSummary.class::isInstance)
        .map(AuctionSummary.class::cast);
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<BatchSheet> find(BatchId batch) {
    return auctions
        .findById(batch.text())
        .flatMap(
            row ->
                row.summary() instanceof BatchSummary summary
                    ? Optional.of(sheet(row, summary))
                    : Optional.empty());
  }

  private BatchSheet sheet(AuctionRow row, BatchSummary summary) {
    return new BatchSheet(
        summary,
        lots.findByBatchInOrderByLiquidation(List.of(row.getId())).stream()
            .map(lot -> lot.part(row.kind(), row.money()))
            .toList(),
        bids.findByBatchOrderByPlace(row.getId()).stream()
            .map(bid -> bid.bid(row.kind(), row.money()))
            .toList());
  }

  /** Of the loan itself, or a batch that one of its cases has given a lot into. */
  private static Predicate isOf(
      LoanId loan, Root<AuctionRow> row, CommonAbstractCriteria query, CriteriaBuilder is) {
    var batches = query.subquery(String.class);
    var lot = batches.from(BatchLotRow.class);
    batches.select(lot.get("batch")).where(is.equal(lot.get("loan"), loan.text()));
    return is.or(is.equal(row.get("loan"), loan.text()), is.in(row.get("auction")).value(batches));
  }

  @Override
  public String name() {
    return "auction-book";
  }

  @Override
  @Transactional
  public void clear() {
    bids.deleteAllInBatch();
    lots.deleteAllInBatch();
    auctions.deleteAllInBatch();
  }

  @Override
  public boolean isConcernedBy(Class<?> eventType) {
    return AuctionEvent.class.isAssignableFrom(eventType)
        || BatchEvent.class.isAssignableFrom(eventType);
  }

  @Override
  @Transactional(propagation = MANDATORY)
  public void apply(List<Recorded> events) {
    follow(events);
    followBatches(events);
    auctions.flush();
    // A rebuild is one long transaction: what is written need not stay in memory.
    entities.clear();
  }

  private void followBatches(List<Recorded> events) {
    var touched = some(events, BatchEvent.class);
    if (touched.isEmpty()) return;
    var batches =
        BatchFollower.of(touched, auctions::findAllById, lots::findByBatchInOrderByLiquidation);
    auctions.saveAll(batches.opened());
    lots.saveAll(batches.added());
    bids.saveAll(batches.revealed());
  }

  private static <E> List<E> some(List<Recorded> events, Class<E> kind) {
    return events.stream().map(Recorded::event).filter(kind::isInstance).map(kind::cast).toList();
  }

  private void follow(List<Recorded> events) {
    var touched = some(events, AuctionEvent.class);
    if (touched.isEmpty()) return;
    var names = touched.stream().map(event -> event.auction().text()).collect(Collectors.toSet());
    var rows = new HashMap<String, AuctionRow>();
    auctions.findAllById(names).forEach(row -> rows.put(row.getId(), row));
    var started = new ArrayList<AuctionRow>();
    for (var event : touched)
      switch (event) {
        case AuctionStarted e -> {
          var row = new AuctionRow(e);
          rows.put(row.getId(), row);
          started.add(row);
        }
        case LotTaken e -> known(rows, e.auction()).take(e);
        case LotClaimed e -> known(rows, e.auction()).claim(e);
        case ClaimPaid e -> known(rows, e.auction()).unclaim(e);
        case ClaimLapsed e -> known(rows, e.auction()).unclaim(e);
        case ClaimFreed e -> known(rows, e.auction()).unclaim(e);
        case AuctionReset e -> known(rows, e.auction()).reset();
        case AuctionEnded e -> known(rows, e.auction()).end(e.at());
        case AuctionCancelled e -> known(rows, e.auction()).end(e.at());
      }
    auctions.saveAll(started);
  }

  private static AuctionRow known(Map<String, AuctionRow> rows, AuctionId auction) {
    var row = rows.get(auction.text());
    if (row == null) throw new IllegalStateException(auction + " went on before it was started");
    return row;
  }

  @Override
  @Transactional(readOnly = true)
  public String digest() {
    return digest.of(
        """
        select auction, loan, market, collateral, collateral_decimals, debt, debt_decimals, lot, tab,
          claimed_lot, claimed_tab, sold, raised, takes, resets, minimum, lots, bids, price,
          started_at, ends_at, ended_at
        from auction order by auction\
        """,
        """
        select batch, liquidation, loan, quantity, removed, sold, proceeds
        from batch_lot order by batch, liquidation\
        """,
        """
        select batch, place, keeper, limit_price, quantity, bought, paid, refund
        from batch_bid order by batch, place\
        """);
  }
}
