package io.plimsoll.application.replay.tally;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionRestarted;
import io.plimsoll.domain.liquidation.LiquidationEvent.CallInvited;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LoanAbsorbed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LossApproved;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotBatched;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.liquidation.LiquidationEvent.SecondPriceAgreed;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationEvent.SlicePaused;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Adds up, from the stored events of every case, what was sold from the planned loans; so it counts
 * what happened before a restart too.
 */
public final class SaleTally {

  private static final int STRETCH = 500;

  private final Histories histories;
  private final MarketId market;
  private final BatchTally batches = new BatchTally();
  private final Instant end;
  private final Set<LoanId> soldFrom = new HashSet<>();
  private final Map<LoanId, BigDecimal> fell = new HashMap<>();
  private final SortedMap<AssetId, Amount> repaid = new TreeMap<>();
  private final SortedMap<AssetId, Amount> sold = new TreeMap<>();
  private final SortedMap<AssetId, Amount> shortfall = new TreeMap<>();
  private final SortedMap<String, PairSales> pairs = new TreeMap<>();
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
  private int loans;
  private int cases;
  private long sales;
  private long calls;
  private long takes;
  private long setOffs;
  private long healthySold;
  private long auctions;
  private long resets;
  private long givenUp;
  private long belowFloor;
  private long paced;
  private long unpacedBreaks;
  private long pacedBreaks;
  private Duration inAll = Duration.ZERO;
  private Duration worst = Duration.ZERO;

  private SaleTally(Histories histories, MarketId market, Instant end) {
    this.histories = histories;
    this.market = market;
    this.end = end;
  }

  /**
   * @param end of the history: a case that is open still has taken until then
   */
  public static SaleTally of(
      Lanes lanes, Histories histories, MarketId market, List<LoanId> planned, Instant end) {
    var tally = new SaleTally(histories, market, end);
    for (var start = 0; start < planned.size(); start += STRETCH)
      for (var loan :
          tally.opened(lanes, planned.subList(start, Math.min(start + STRETCH, planned.size())))) {
        tally.loans++;
        for (var number = 1; number <= loan.liquidations(); number++)
          tally.count(LiquidationId.of(loan.id(), number));
      }
    for (var stream : tally.batches.streams(market))
      tally.belowFloor += BatchTally.belowMinimum(tally.events(stream));
    return tally;
  }

  private List<Loan.Open> opened(Lanes lanes, List<LoanId> planned) {
    return lanes
        .read(
            market,
            (book, _) ->
                planned.stream()
                    .flatMap(
                        id ->
                            book.loan(id) instanceof Loan.Open loan
                                ? Stream.of(loan)
                                : Stream.<Loan.Open>empty())
                    .toList())
        .join();
  }

  private void count(LiquidationId liquidation) {
    cases++;
    var openedAt = end;
    var closedAt = end;
    for (var event : events(StreamId.of(market, liquidation))) {
      if (event.event() instanceof LiquidationEvent e) count(liquidation.loan(), e);
      if (event.event() instanceof LiquidationOpened e) openedAt = e.at();
      if (event.event() instanceof LiquidationClosed e) closedAt = e.at();
      if (event.event() instanceof AuctionOpened e) countTakes(e.auction());
    }
    var took = Duration.between(openedAt, closedAt);
    inAll = inAll.plus(took);
    if (took.compareTo(worst) > 0) worst = took;
  }

  /** Takes below the floor that the auction had at its start, or when it was started again. */
  private void countTakes(AuctionId auction) {
    var floor = Optional.<Ray>empty();
    for (var event : events(StreamId.of(market, auction)))
      switch (event.event()) {
        case AuctionStarted e -> floor = e.floor();
        case AuctionReset e -> floor = e.floor();
        case LotTaken(_, _, _, _, var price, _, _, _, _, _) -> {
          if (floor.isPresent() && price.compareTo(floor.get()) < 0) belowFloor++;
        }
        default -> {}
      }
  }

  private List<Recorded> events(StreamId stream) {
    var events = new ArrayList<Recorded>();
    List<Recorded> more;
    do {
      more = histories.of(stream, events.size(), STRETCH);
      events.addAll(more);
    } while (!more.isEmpty());
    return events;
  }

  private void count(LoanId loan, LiquidationEvent event) {
    switch (event) {
      case SaleOrdered e -> {
        if (!SaleWatch.isBelowOne(e.evidence())) healthySold++;
      }
      case LotSold e -> {
        sales++;
        count(loan, e.sold(), e.repaid(), PairSales.of(e));
      }
      case CollateralCalled e -> {
        calls++;
        count(loan, e.taken(), e.repaid(), PairSales.of(e));
        if (!SaleWatch.isBelowOne(e.evidence())) healthySold++;
      }
      case LotAuctioned e -> {
        takes++;
        count(loan, e.taken(), e.repaid(), PairSales.of(e));
        if (!SaleWatch.isBelowOne(e.evidence())) healthySold++;
      }
      case LotCleared e -> {
        batches.sold();
        count(loan, e.sold(), e.repaid(), PairSales.of(e));
        if (!SaleWatch.isBelowOne(e.evidence())) healthySold++;
      }
      case DebtSetOff e -> {
        setOffs++;
        add(repaid, e.amount());
        if (!SaleWatch.isBelowOne(e.evidence())) healthySold++;
      }
      case LoanAbsorbed e -> {
        soldFrom.add(loan);
        e.seized().forEach(amount -> add(sold, amount));
        e.absorbed().forEach(amount -> add(repaid, amount));
        if (!SaleWatch.isBelowOne(e.evidence())) healthySold++;
      }
      case ShortfallBooked e -> add(shortfall, e.shortfall());
      case LiquidationClosed e -> outcomes.merge(e.outcome(), 1, Integer::sum);
      case OfferEnded e -> {
        if (e.end() == Offer.End.UNSOLD) unsold(e.offer());
      }
      case AuctionRestarted _ -> resets++;
      case AuctionOpened _ -> auctions++;
      case LotBatched e -> batches.entered(e.batch());
      case LiquidationOpened e -> fell.merge(loan, PairSales.whole(e.debtValue()), BigDecimal::max);
      case SalePaced e -> {
        unpacedBreaks += e.reasons().unpaced().broken();
        pacedBreaks += e.reasons().picked().broken();
        if (!e.reasons().picked().equals(e.reasons().unpaced())) paced++;
      }
      case OrderUnfilled _,
          WayChosen _,
          SlicePaused _,
          CallInvited _,
          SecondPriceAgreed _,
          LossApproved _ -> {}
    }
  }

  private void unsold(String offer) {
    if (BatchId.isOne(offer)) batches.unsold();
    else givenUp++;
  }

  private void count(LoanId loan, Amount given, Amount paid, PairSales sale) {
    soldFrom.add(loan);
    add(sold, given);
    add(repaid, paid);
    pairs.merge(
        "%s for %s".formatted(given.token().symbol(), paid.token().symbol()),
        sale,
        PairSales::plus);
  }

  private static void add(SortedMap<AssetId, Amount> sums, Amount amount) {
    sums.merge(amount.token().id(), amount, Amount::plus);
  }

  /** Whole tokens of all assets together. */
  public static BigDecimal atPar(SortedMap<AssetId, Amount> amounts) {
    return amounts.values().stream().map(PairSales::whole).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Loans that were opened. */
  public int loans() {
    return loans;
  }

  public int loansSoldFrom() {
    return soldFrom.size();
  }

  /** Lots the desk sold. */
  public long sales() {
    return sales;
  }

  /** Calls by keepers. */
  public long calls() {
    return calls;
  }

  /** Takes by keepers at auctions. */
  public long takes() {
    return takes;
  }

  /** Debts paid from collateral in the same asset. */
  public long setOffs() {
    return setOffs;
  }

  /** Sales from loans that did not stand below 1. */
  public long healthySold() {
    return healthySold;
  }

  public SortedMap<AssetId, Amount> repaid() {
    return repaid;
  }

  public SortedMap<AssetId, Amount> sold() {
    return sold;
  }

  public SortedMap<AssetId, Amount> shortfall() {
    return shortfall;
  }

  /** By collateral and debt asset. */
  public SortedMap<String, PairSales> pairs() {
    return pairs;
  }

  /** Of all pairs together. */
  public PairSales all() {
    return pairs.values().stream().reduce(PairSales.NONE, PairSales::plus);
  }

  public int cases() {
    return cases;
  }

  public BatchTally batches() {
    return batches;
  }

  /** Auctions started. */
  public long auctions() {
    return auctions;
  }

  /** Auctions started again. */
  public long resets() {
    return resets;
  }

  /** Auctions that nobody took to their end. */
  public long givenUp() {
    return givenUp;
  }

  /** Takes at less than an auction's floor, and batches cleared at less than their minimum. */
  public long belowFloor() {
    return belowFloor;
  }

  /** Sales that were cut, or made of another lot, to break fewer other loans. */
  public long paced() {
    return paced;
  }

  /** Loans that paced sales were expected to break as they were, and would have been unpaced. */
  public long pacedBreaks() {
    return pacedBreaks;
  }

  public long unpacedBreaks() {
    return unpacedBreaks;
  }

  /** The most each loan owed when it fell below 1, whole units of the base currency. */
  public BigDecimal fell() {
    return fell.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** From a case's opening to its close. */
  public Duration meanTime() {
    return cases == 0 ? Duration.ZERO : inAll.dividedBy(cases);
  }

  public Duration worstTime() {
    return worst;
  }

  public int closed(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  public int stillOpen() {
    return cases - outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
