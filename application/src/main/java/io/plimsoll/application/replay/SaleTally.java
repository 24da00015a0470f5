package io.plimsoll.application.replay;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
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
import java.math.MathContext;
import java.math.RoundingMode;
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
final class SaleTally {

  /**
   * Sales of one collateral for one debt asset.
   *
   * @param atOracle what was sold at the oracle's prices, whole debt tokens
   * @param received what it brought, whole debt tokens
   * @param kept what of that went to the borrower: debt repaid and surplus
   */
  record PairSales(long sales, BigDecimal atOracle, BigDecimal received, BigDecimal kept) {

    static final PairSales NONE =
        new PairSales(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static PairSales of(LotSold lot) {
      return new PairSales(
          1, whole(lot.atOracle()), whole(lot.received()), whole(lot.repaid().plus(lot.surplus())));
    }

    static PairSales of(LotCleared lot) {
      return new PairSales(
          1, whole(lot.atOracle()), whole(lot.received()), whole(lot.repaid().plus(lot.surplus())));
    }

    static PairSales of(LotAuctioned lot) {
      return new PairSales(
          1, whole(lot.atOracle()), whole(lot.paid()), whole(lot.repaid().plus(lot.surplus())));
    }

    /** The treasury's part counts as received, at the price of the rest; crumbs buy nothing. */
    static PairSales of(CollateralCalled call) {
      var fee =
          call.taken().isZero()
              ? BigDecimal.ZERO
              : whole(call.atOracle())
                  .multiply(whole(call.fee()))
                  .divide(whole(call.taken()), MathContext.DECIMAL128);
      var repaid = whole(call.repaid());
      return new PairSales(1, whole(call.atOracle()), repaid.add(fee), repaid);
    }

    PairSales plus(PairSales other) {
      return new PairSales(
          sales + other.sales,
          atOracle.add(other.atOracle),
          received.add(other.received),
          kept.add(other.kept));
    }

    /** What the sale cost against the oracle's price, in basis points with two decimals. */
    BigDecimal haircut() {
      return shortOfOracle(received);
    }

    /** The same with the treasury's fee, which the borrower pays too. */
    BigDecimal haircutWithFee() {
      return shortOfOracle(kept);
    }

    private BigDecimal shortOfOracle(BigDecimal got) {
      return atOracle.signum() == 0
          ? BigDecimal.ZERO
          : atOracle
              .subtract(got)
              .movePointRight(4)
              .divide(atOracle, MathContext.DECIMAL128)
              .setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal whole(Amount amount) {
      return new BigDecimal(amount.units(), amount.token().decimals());
    }
  }

  private static final int STRETCH = 500;

  private final MarketId market;
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

  private SaleTally(MarketId market, Instant end) {
    this.market = market;
    this.end = end;
  }

  /**
   * @param end of the history: a case that is open still has taken until then
   */
  static SaleTally of(ReplayDesk desk, MarketId market, List<LoanId> planned, Instant end) {
    var tally = new SaleTally(market, end);
    for (var start = 0; start < planned.size(); start += STRETCH)
      for (var loan :
          tally.opened(desk, planned.subList(start, Math.min(start + STRETCH, planned.size())))) {
        tally.loans++;
        for (var number = 1; number <= loan.liquidations(); number++)
          tally.count(desk, LiquidationId.of(loan.id(), number));
      }
    return tally;
  }

  private List<Loan.Open> opened(ReplayDesk desk, List<LoanId> planned) {
    return desk.lanes()
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

  private void count(ReplayDesk desk, LiquidationId liquidation) {
    cases++;
    var openedAt = end;
    var closedAt = end;
    for (var event : events(desk, StreamId.of(market, liquidation))) {
      if (event.event() instanceof LiquidationEvent e) count(liquidation.loan(), e);
      if (event.event() instanceof LiquidationOpened e) openedAt = e.at();
      if (event.event() instanceof LiquidationClosed e) closedAt = e.at();
      if (event.event() instanceof AuctionOpened e) countTakes(desk, e.auction());
    }
    var took = Duration.between(openedAt, closedAt);
    inAll = inAll.plus(took);
    if (took.compareTo(worst) > 0) worst = took;
  }

  /** Takes below the floor that the auction had at its start, or when it was started again. */
  private void countTakes(ReplayDesk desk, AuctionId auction) {
    var floor = Optional.<Ray>empty();
    for (var event : events(desk, StreamId.of(market, auction)))
      switch (event.event()) {
        case AuctionStarted e -> floor = e.floor();
        case AuctionReset e -> floor = e.floor();
        case LotTaken(_, _, _, _, var price, _, _, _, _, _) -> {
          if (floor.isPresent() && price.compareTo(floor.get()) < 0) belowFloor++;
        }
        default -> {}
      }
  }

  private static List<Recorded> events(ReplayDesk desk, StreamId stream) {
    var events = new ArrayList<Recorded>();
    List<Recorded> more;
    do {
      more = desk.histories().of(stream, events.size(), STRETCH);
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
        takes++;
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
        if (e.end() == Offer.End.UNSOLD) givenUp++;
      }
      case AuctionRestarted _ -> resets++;
      case AuctionOpened _, LotBatched _ -> auctions++;
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
  static BigDecimal atPar(SortedMap<AssetId, Amount> amounts) {
    return amounts.values().stream().map(PairSales::whole).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Loans that were opened. */
  int loans() {
    return loans;
  }

  int loansSoldFrom() {
    return soldFrom.size();
  }

  /** Lots the desk sold. */
  long sales() {
    return sales;
  }

  /** Calls by keepers. */
  long calls() {
    return calls;
  }

  /** Takes by keepers at auctions. */
  long takes() {
    return takes;
  }

  /** Debts paid from collateral in the same asset. */
  long setOffs() {
    return setOffs;
  }

  /** Sales from loans that did not stand below 1. */
  long healthySold() {
    return healthySold;
  }

  SortedMap<AssetId, Amount> repaid() {
    return repaid;
  }

  SortedMap<AssetId, Amount> sold() {
    return sold;
  }

  SortedMap<AssetId, Amount> shortfall() {
    return shortfall;
  }

  /** By collateral and debt asset. */
  SortedMap<String, PairSales> pairs() {
    return pairs;
  }

  /** Of all pairs together. */
  PairSales all() {
    return pairs.values().stream().reduce(PairSales.NONE, PairSales::plus);
  }

  int cases() {
    return cases;
  }

  /** Auctions started, and lots put into batches. */
  long auctions() {
    return auctions;
  }

  /** Auctions started again. */
  long resets() {
    return resets;
  }

  /** Auctions that nobody took to their end. */
  long givenUp() {
    return givenUp;
  }

  /** Takes at less than an auction's floor. */
  long belowFloor() {
    return belowFloor;
  }

  /** Sales that were cut, or made of another lot, to break fewer other loans. */
  long paced() {
    return paced;
  }

  /** Loans that paced sales were expected to break as they were, and would have been unpaced. */
  long pacedBreaks() {
    return pacedBreaks;
  }

  long unpacedBreaks() {
    return unpacedBreaks;
  }

  /** The most each loan owed when it fell below 1, whole units of the base currency. */
  BigDecimal fell() {
    return fell.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** From a case's opening to its close. */
  Duration meanTime() {
    return cases == 0 ? Duration.ZERO : inAll.dividedBy(cases);
  }

  Duration worstTime() {
    return worst;
  }

  int closed(Outcome outcome) {
    return outcomes.getOrDefault(outcome, 0);
  }

  int stillOpen() {
    return cases - outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }
}
