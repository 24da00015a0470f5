package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.loanbook.AuctionBook;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSheet;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.application.loanbook.LiquidationBook;
import io.plimsoll.application.loanbook.LiquidationSummary;
import io.plimsoll.application.loanbook.LoanBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.application.loanbook.SaleRecord;
import io.plimsoll.application.loanbook.SaleSummary;
import io.plimsoll.application.loanbook.SaleTotals;
import io.plimsoll.application.loanbook.Scorecard;
import io.plimsoll.application.market.KeeperBook;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.application.projection.Parked;
import io.plimsoll.application.projection.Projections;
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
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperDeparted;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperRegistered;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketEvent.MarketOpened;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Read models that look through everything stored each time. */
public final class MemoryBooks
    implements LoanBook, MarketBook, KeeperBook, LiquidationBook, AuctionBook, Projections {

  private final MemoryLanes lanes;
  private volatile boolean behind;

  public MemoryBooks(MemoryLanes lanes) {
    this.lanes = lanes;
  }

  public void setBehind(boolean behind) {
    this.behind = behind;
  }

  @Override
  public List<MarketId> markets() {
    return events(MarketOpened.class).map(MarketOpened::market).sorted().toList();
  }

  @Override
  public boolean isOpen(MarketId market) {
    return markets().contains(market);
  }

  @Override
  public Optional<MarketId> marketOf(LoanId loan) {
    return events(LoanOpened.class)
        .filter(opened -> opened.loan().equals(loan))
        .map(LoanOpened::market)
        .findFirst();
  }

  @Override
  public Page<LoanSummary> loans(Optional<MarketId> market, Optional<String> cursor, int limit) {
    var loans =
        events(LoanOpened.class)
            .filter(one -> market.map(one.market()::equals).orElse(true))
            .sorted(Comparator.comparing(LoanOpened::loan))
            .filter(one -> cursor.map(last -> one.loan().text().compareTo(last) > 0).orElse(true))
            .map(one -> new LoanSummary(one.loan(), one.market(), one.borrower(), one.at()))
            .toList();
    return page(loans, limit, one -> one.loan().text());
  }

  @Override
  public Page<LiquidationSummary> liquidations(
      Optional<MarketId> market,
      Optional<LoanId> loan,
      Optional<Boolean> open,
      Optional<String> cursor,
      int limit) {
    var from = cursor.map(Integer::parseInt).orElse(0);
    var cases =
        events(LiquidationOpened.class)
            .filter(one -> market.map(one.market()::equals).orElse(true))
            .filter(one -> loan.map(one.loan()::equals).orElse(true))
            .map(this::summary)
            .filter(one -> open.map(wanted -> wanted == one.closedAt().isEmpty()).orElse(true))
            .sorted(Comparator.comparing(LiquidationSummary::openedAt).reversed())
            .toList();
    return new Page<>(
        cases.stream().skip(from).limit(limit).toList(),
        cases.size() > from + limit
            ? Optional.of(Integer.toString(from + limit))
            : Optional.empty());
  }

  @Override
  public Optional<LiquidationSummary> find(LiquidationId liquidation) {
    return events(LiquidationOpened.class)
        .filter(one -> one.liquidation().equals(liquidation))
        .map(this::summary)
        .findFirst();
  }

  private LiquidationSummary summary(LiquidationOpened opened) {
    var closed = of(opened.liquidation(), LiquidationClosed.class).findFirst();
    return new LiquidationSummary(
        opened.liquidation(),
        opened.loan(),
        opened.market(),
        MemorySales.health(opened.evidence().healthBefore()).orElseThrow(),
        opened.collateralValue(),
        opened.debtValue(),
        opened.at(),
        closed.map(LiquidationClosed::at),
        closed.map(LiquidationClosed::outcome),
        sales(opened.liquidation()).size(),
        of(opened.liquidation(), ShortfallBooked.class).map(ShortfallBooked::shortfall).toList());
  }

  @Override
  public List<SaleRecord> sales(LiquidationId liquidation) {
    return lanes.stored().stream()
        .filter(
            one -> one.event() instanceof LiquidationEvent e && e.liquidation().equals(liquidation))
        .flatMap(
            one ->
                switch (one.event()) {
                  case LotSold e -> Stream.of(MemorySales.sold(one, e));
                  case CollateralCalled e -> Stream.of(MemorySales.called(one, e));
                  case LotAuctioned e -> Stream.of(MemorySales.auctioned(one, e));
                  case LotCleared e -> Stream.of(MemorySales.cleared(one, e));
                  default -> Stream.empty();
                })
        .toList();
  }

  @Override
  public Page<SaleSummary> auctions(
      Optional<MarketId> market,
      Optional<LoanId> loan,
      Optional<Boolean> running,
      Optional<String> cursor,
      int limit) {
    var auctions =
        Stream.<SaleSummary>concat(
                events(AuctionStarted.class)
                    .filter(one -> loan.map(one.loan()::equals).orElse(true))
                    .map(this::summary),
                events(BatchOpened.class)
                    .map(this::sheet)
                    .filter(one -> loan.map(of -> isIn(of, one)).orElse(true))
                    .map(BatchSheet::summary))
            .filter(one -> market.map(one.market()::equals).orElse(true))
            .filter(one -> running.map(wanted -> wanted == one.endedAt().isEmpty()).orElse(true))
            .sorted(Comparator.comparing(MemoryBooks::name))
            .filter(one -> cursor.map(last -> name(one).compareTo(last) > 0).orElse(true))
            .toList();
    return page(auctions, limit, MemoryBooks::name);
  }

  private static String name(SaleSummary one) {
    return switch (one) {
      case AuctionSummary auction -> auction.auction().text();
      case BatchSummary batch -> batch.batch().text();
    };
  }

  private static boolean isIn(LoanId loan, BatchSheet batch) {
    return batch.lots().stream().anyMatch(lot -> lot.liquidation().loan().equals(loan));
  }

  @Override
  public Optional<BatchSheet> find(BatchId batch) {
    return events(BatchOpened.class)
        .filter(one -> one.batch().equals(batch))
        .map(this::sheet)
        .findFirst();
  }

  private BatchSheet sheet(BatchOpened opened) {
    return MemoryBatch.of(
        events(BatchEvent.class).filter(one -> one.batch().equals(opened.batch())).toList());
  }

  @Override
  public Optional<AuctionSummary> find(AuctionId auction) {
    return events(AuctionStarted.class)
        .filter(one -> one.auction().equals(auction))
        .map(this::summary)
        .findFirst();
  }

  private AuctionSummary summary(AuctionStarted started) {
    var takes = of(started, LotTaken.class).toList();
    var left = left(started);
    var ended =
        Stream.concat(
                of(started, AuctionEnded.class).map(AuctionEnded::at),
                of(started, AuctionCancelled.class).map(AuctionCancelled::at))
            .findFirst();
    return new AuctionSummary(
        started.auction(),
        started.auction().liquidation().orElseThrow(),
        started.loan(),
        started.market(),
        left.lotLeft(),
        left.tabLeft(),
        left.claimedLot(),
        left.claimedTab(),
        takes.stream().map(LotTaken::bought).reduce(started.lot().token().zero(), Amount::plus),
        takes.stream().map(LotTaken::paid).reduce(started.tab().token().zero(), Amount::plus),
        takes.size(),
        (int) of(started, AuctionReset.class).count(),
        started.at(),
        ended);
  }

  private record Left(Amount lotLeft, Amount tabLeft, Amount claimedLot, Amount claimedTab) {
    Left without(Amount lot, Amount due) {
      return new Left(lotLeft, tabLeft, claimedLot.minus(lot), claimedTab.minus(due));
    }

    Left leaving(Amount lot, Amount tab) {
      return new Left(lot, tab, claimedLot, claimedTab);
    }
  }

  private Left left(AuctionStarted started) {
    var left =
        new Left(
            started.lot(),
            started.tab(),
            started.lot().token().zero(),
            started.tab().token().zero());
    for (var event : of(started, AuctionEvent.class).toList())
      left =
          switch (event) {
            case LotTaken e -> left.leaving(e.lotLeft(), e.tabLeft());
            case LotClaimed e ->
                new Left(
                    e.lotLeft(),
                    e.tabLeft(),
                    left.claimedLot().plus(e.lot()),
                    left.claimedTab().plus(e.due()));
            case ClaimPaid e -> left.without(e.lot(), e.due());
            case ClaimLapsed e -> left.without(e.lot(), e.due()).leaving(e.lotLeft(), e.tabLeft());
            case ClaimFreed e -> left.without(e.lot(), e.due()).leaving(e.lotLeft(), e.tabLeft());
            case AuctionStarted _, AuctionReset _, AuctionEnded _, AuctionCancelled _ -> left;
          };
    return left;
  }

  private <E extends AuctionEvent> Stream<E> of(AuctionStarted started, Class<E> kind) {
    return events(kind).filter(event -> event.auction().equals(started.auction()));
  }

  @Override
  public List<SaleTotals> totals(MarketId market) {
    return List.of();
  }

  /** Latency and pairs are the database's business, and tested there. */
  @Override
  public Scorecard scorecard(MarketId market, KeeperId keeper) {
    var all = events(CollateralCalled.class).filter(one -> one.market().equals(market)).toList();
    var own = all.stream().filter(one -> one.keeper().equals(keeper)).toList();
    return new Scorecard(own.size(), all.size(), Optional.empty(), 0, 0, List.of());
  }

  @Override
  public Page<KeeperId> keepers(MarketId market, Optional<String> cursor, int limit) {
    var registered = new TreeSet<String>();
    for (var recorded : lanes.stored())
      switch (recorded.event()) {
        case KeeperRegistered e when e.market().equals(market) -> registered.add(e.keeper().text());
        case KeeperDeparted e when e.market().equals(market) ->
            registered.remove(e.keeper().text());
        default -> {}
      }
    return page(
        registered.tailSet(cursor.orElse(""), false).stream().map(KeeperId::new).toList(),
        limit,
        KeeperId::text);
  }

  @Override
  public SortedMap<String, String> digests() {
    var digests = new TreeMap<String, String>();
    digests.put("everything", Integer.toHexString(lanes.stored().size()));
    return digests;
  }

  @Override
  public SortedMap<String, Duration> rebuild() {
    return new TreeMap<>();
  }

  @Override
  public List<Parked> parked() {
    return List.of();
  }

  @Override
  public List<Parked> retryParked() {
    return parked();
  }

  @Override
  public boolean awaitCaughtUp(Duration patience) {
    return !behind;
  }

  private <E> Stream<E> events(Class<E> type) {
    return lanes.stored().stream().map(Recorded::event).filter(type::isInstance).map(type::cast);
  }

  private <E extends LiquidationEvent> Stream<E> of(LiquidationId liquidation, Class<E> type) {
    return events(type).filter(one -> one.liquidation().equals(liquidation));
  }

  static <T> Page<T> page(List<T> items, int limit, Function<T, String> place) {
    return new Page<>(
        items.stream().limit(limit).toList(),
        items.size() > limit ? Optional.of(place.apply(items.get(limit - 1))) : Optional.empty());
  }

  /** When the market's last event was. */
  public Instant last(MarketId market) {
    return lanes.stored().stream()
        .map(Recorded::event)
        .filter(event -> event.stream().market().equals(market))
        .reduce((_, later) -> later)
        .orElseThrow()
        .at();
  }
}
