package io.plimsoll.domain.chooser;

import static io.plimsoll.domain.decision.Decision.reject;

import io.plimsoll.domain.auction.AuctionRejection.AuctionTooSmall;
import io.plimsoll.domain.auction.AuctionRejection.LimitReached;
import io.plimsoll.domain.auction.Auctioning;
import io.plimsoll.domain.batch.Batching;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Decision.Rejected;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationEvent.CallInvited;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.liquidation.LiquidationEvent.SlicePaused;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoVenueWithinBound;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoWayOpen;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleHeld;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.pacing.Pacer;
import io.plimsoll.domain.pacing.PacingTerms;
import io.plimsoll.domain.routing.LotRoute;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the next lot of a case on sale: in the market's only way, or in the one that is expected to
 * recover most, with the reasons beside it.
 */
public record Offering(Book book, Market.Open market, Facts facts) {

  /** How long keepers are invited to call a loan. */
  private static final Duration INVITATION = Duration.ofMinutes(30);

  private static final Set<Mechanism> ONLY_VENUES = Set.of(Mechanism.DIRECT_SALE);

  private static final Set<Mechanism> CAPPED =
      Set.of(Mechanism.DUTCH_AUCTION, Mechanism.BATCH_AUCTION);

  private static final List<Mechanism> ASKING_KEEPERS =
      List.of(Mechanism.DUTCH_AUCTION, Mechanism.BATCH_AUCTION, Mechanism.CALL_WITH_BONUS);

  /**
   * @param lots what may be sold next, the one to try first at the head
   */
  public Decision offer(Liquidation.Open open, Loan.Open loan, List<Lot> lots, OrderSale c) {
    if (!market.terms().selling().isChoice())
      return new Course(new Draft(book), open, loan, lots, c)
          .by(market.terms().selling().mechanisms().first(), Optional.empty());
    var ways = open.ways(market.terms().selling());
    var decision = offer(open, loan, lots, ways, c);
    if (!isFull(decision)) return decision;
    var others = new TreeSet<>(ways);
    others.removeAll(CAPPED);
    return !others.isEmpty() && offer(open, loan, lots, others, c) instanceof Accepted accepted
        ? accepted
        : decision;
  }

  /** Whether the way that was chosen has no room under its caps, so that another is looked for. */
  private static boolean isFull(Decision decision) {
    return decision instanceof Rejected(var reason)
        && (reason instanceof LimitReached || reason instanceof AuctionTooSmall);
  }

  private Decision offer(
      Liquidation.Open open, Loan.Open loan, List<Lot> lots, Set<Mechanism> ways, OrderSale c) {
    var valuation = Assessment.of(book, market, facts).valuation(loan).orElseThrow();
    var choices = new ArrayList<Choice>();
    for (var lot : lots) {
      var choice = choose(open, valuation, lot, ways, c);
      if (!choice.isEmpty()) return offer(open, loan, lot, choice, c);
      choices.add(choice);
    }
    return unchosen(open, loan, ways, lots, choices, c);
  }

  /**
   * Where too little is known for the model to open a way, keepers are asked all the same: at
   * auction, in a batch, or by leaving the loan to them. The desk does not stand still before a
   * loan below 1. Where venues are the market's only way, it sells on them at once.
   */
  private Decision unchosen(
      Liquidation.Open open,
      Loan.Open loan,
      Set<Mechanism> ways,
      List<Lot> lots,
      List<Choice> choices,
      OrderSale c) {
    var desk = new Auctioning(book, market, facts);
    for (var way : ASKING_KEEPERS)
      for (var i = 0; i < lots.size(); i++)
        if (ways.contains(way)
            && (way != Mechanism.DUTCH_AUCTION
                || desk.isOffered(lots.get(i).quantity().token().id()))) {
          var draft = new Draft(book);
          draft.note(new WayChosen(market.id(), open.id(), choices.get(i), facts.now()));
          return new Course(draft, open, loan, List.of(lots.get(i)), c).by(way, Optional.empty());
        }
    if (market.terms().selling().mechanisms().equals(ONLY_VENUES)) {
      var draft = new Draft(book);
      draft.note(new WayChosen(market.id(), open.id(), choices.getFirst(), facts.now()));
      return new Course(draft, open, loan, lots, c).by(Mechanism.DIRECT_SALE, Optional.empty());
    }
    return reject(new NoWayOpen(open.id(), lots.getFirst(), choices.getFirst().scores()));
  }

  private Choice choose(
      Liquidation.Open open, Valuation valuation, Lot lot, Set<Mechanism> allowed, OrderSale c) {
    var collateral = valuation.position(lot.quantity().token().id());
    var debt = valuation.position(lot.debtToCover().token().id());
    var assumed = market.terms().selling().assumptions().orElseThrow();
    var fitting =
        SaleQuote.largest(c.quotes().stream().filter(quote -> isOpen(quote, lot)).toList());
    var bonus = valuation.incentive(collateral).value() - BasisPoints.ONE.value();
    var offered = worth(lot, collateral.price(), debt.price());
    var offer =
        new Offer(
            offered,
            new Wad(
                Rounding.DOWN.mulDiv(
                    collateral.price().perWhole().units(),
                    Wad.SCALE,
                    debt.price().perWhole().units())),
            toRecover(lot, offered, collateral, debt, valuation),
            new BasisPoints(bonus),
            collateral.reserve().terms().liquidationFee(),
            Duration.between(open.openedAt(), facts.now()),
            assumed.horizon());
    var ways = new ArrayList<Way>();
    for (var mechanism : allowed) way(mechanism, lot, valuation).ifPresent(ways::add);
    var volatility = volatility(c, lot);
    return Chooser.choose(
        new Inputs(
            offer,
            assumed.outlook(volatility, fitting, debt.price()),
            ways,
            valuation.leastLeftover(lot.quantity().token().id())));
  }

  /** What of a lot would bring all that is wanted at the oracle's prices, up. */
  private static Amount worth(Lot lot, Price collateral, Price debt) {
    return collateral.exchange(lot.wanted(), debt, Rounding.UP).min(lot.quantity());
  }

  private boolean isOpen(SaleQuote quote, Lot lot) {
    return !market.suspended().contains(quote.venue()) && lot.fits(quote);
  }

  /**
   * What the lot has to bring. As much more of the collateral as stands for the debt, as much less
   * may each token of it bring; up.
   */
  private static Amount toRecover(
      Lot lot, Amount offered, Position collateral, Position debt, Valuation loan) {
    var part =
        Auctioning.part(
            collateral, debt.price().value(lot.debtToCover(), Rounding.DOWN), loan.debtValue());
    return part.exceeds(offered)
        ? lot.debtToCover()
            .token()
            .units(Rounding.UP.mulDiv(lot.debtToCover().units(), offered.units(), part.units()))
        : lot.debtToCover();
  }

  private Optional<Way> way(Mechanism mechanism, Lot lot, Valuation loan) {
    return switch (mechanism) {
      case CALL_WITH_BONUS -> Optional.of(new Way.Call());
      case DIRECT_SALE -> Optional.of(direct(lot, loan));
      case DUTCH_AUCTION ->
          new Auctioning(book, market, facts)
              .terms(lot.quantity().token().id(), lot.debtToCover().token())
              .map(terms -> Way.Dutch.of(terms, lot.debtToCover()));
      case BATCH_AUCTION ->
          market
              .terms()
              .selling()
              .batch()
              .map(
                  plan ->
                      new Way.Batch(
                          plan.window(), plan.minimumFactor(), lot.debtToCover().token().zero()));
    };
  }

  /** A loan worth less than it owes does not wait for the next slice. */
  private Way.Direct direct(Lot lot, Valuation loan) {
    return market
        .terms()
        .selling()
        .slicing()
        .filter(_ -> !loan.debtValue().exceeds(loan.collateralValue()))
        .map(plan -> new Way.Direct(lot.bound(), plan.most(), plan.pause()))
        .orElseGet(() -> new Way.Direct(lot.bound(), 1, Duration.ZERO));
  }

  /** Of the price in the debt's asset, as if the two prices moved by themselves; down. */
  private static Optional<Wad> volatility(OrderSale c, Lot lot) {
    var of = Optional.ofNullable(c.volatility().get(lot.quantity().token().id()));
    var in = c.volatility().getOrDefault(lot.debtToCover().token().id(), Wad.ZERO).units();
    return of.map(own -> new Wad(own.units().pow(2).add(in.pow(2)).sqrt()));
  }

  /**
   * Of a split lot the part for the venues goes first, and of that the first slice; the rest is
   * chosen for when it is sold. At the edge of the bound a part of what a venue quoted may round to
   * a unit below it; then the venue gets the lot that it quoted for.
   */
  private Decision offer(
      Liquidation.Open open, Loan.Open loan, Lot lot, Choice choice, OrderSale c) {
    var direct =
        choice.picked().stream()
            .filter(part -> part.mechanism() == Mechanism.DIRECT_SALE)
            .findFirst();
    var part = direct.orElse(choice.picked().getFirst());
    var quantity = part.slice(choice.inputs().smallestPart());
    var decision = offer(open, loan, lot, choice, part, quantity, c);
    var all = choice.inputs().offer().lot();
    return decision instanceof Rejected(NoVenueWithinBound _) && !quantity.equals(all)
        ? offer(open, loan, lot, choice, part, all, c)
        : decision;
  }

  private Decision offer(
      Liquidation.Open open,
      Loan.Open loan,
      Lot lot,
      Choice choice,
      Choice.Part part,
      Amount quantity,
      OrderSale c) {
    var draft = new Draft(book).note(new WayChosen(market.id(), open.id(), choice, facts.now()));
    var share = share(lot, quantity, choice.inputs().offer().lot());
    var ordered = new Course(draft, open, loan, List.of(lot), c).by(part.mechanism(), share);
    if (!(ordered instanceof Accepted) || quantity.compareTo(part.quantity()) >= 0) return ordered;
    var slice = share.orElse(lot.quantity());
    return draft.note(pause(draft, open.id(), part.slices(), slice)).accepted();
  }

  /**
   * Where a slice is spread over venues, or paced, its first part waits for as much of the pause as
   * it is of the slice, up to a millisecond.
   */
  private SlicePaused pause(Draft draft, LiquidationId id, int slices, Amount slice) {
    var pause = market.terms().selling().slicing().orElseThrow().pause();
    var ordered =
        ((Liquidation.Open) draft.liquidation(id)).order().orElseThrow().lot().quantity().units();
    var millis = Rounding.UP.mulDiv(BigInteger.valueOf(pause.toMillis()), ordered, slice.units());
    var until = facts.now().plusMillis(millis.longValueExact());
    return new SlicePaused(market.id(), id, slices, until, facts.now());
  }

  /** As much of a lot as a part is of what was offered, down; empty if it is all. */
  private static Optional<Amount> share(Lot lot, Amount part, Amount offered) {
    return part.equals(offered)
        ? Optional.empty()
        : Optional.of(
            part.token()
                .units(
                    Rounding.DOWN.mulDiv(lot.quantity().units(), part.units(), offered.units())));
  }

  /** Putting one of some lots on sale. */
  private final class Course {
    private final Draft draft;
    private final Liquidation.Open open;
    private final Loan.Open loan;
    private final List<Lot> lots;
    private final OrderSale command;

    Course(Draft draft, Liquidation.Open open, Loan.Open loan, List<Lot> lots, OrderSale command) {
      this.draft = draft;
      this.open = open;
      this.loan = loan;
      this.lots = lots;
      this.command = command;
    }

    /**
     * @param part of the lot that goes to a venue; empty: all of it
     */
    Decision by(Mechanism way, Optional<Amount> part) {
      return switch (way) {
        case DIRECT_SALE -> order(part);
        case DUTCH_AUCTION -> auction();
        case CALL_WITH_BONUS -> invite();
        case BATCH_AUCTION -> batch(part);
      };
    }

    /**
     * The first lot that a quote fits, unless the market's pacing prefers another.
     *
     * @param part of it that is sold at most; empty: all of it
     */
    private Decision order(Optional<Amount> part) {
      var sales = lots.stream().flatMap(lot -> sale(lot, part).stream()).toList();
      if (sales.isEmpty()) return reject(new NoVenueWithinBound(open.id(), lots.getFirst()));
      return market
          .terms()
          .selling()
          .guards()
          .pacing()
          .map(terms -> paced(terms, sales))
          .orElseGet(() -> order(sales.getFirst()));
    }

    private Decision paced(PacingTerms terms, List<Pacer.Sale> sales) {
      var verdict =
          new Pacer(book, market, facts, terms, command.around()).judge(open, loan, sales);
      if (verdict.isHeld()) return reject(new SaleHeld(open.id(), verdict.reasons()));
      var sale = verdict.sale();
      draft.note(new SalePaced(market.id(), open.id(), verdict.reasons(), facts.now()));
      return order(verdict.part().map(sale::part).orElse(sale));
    }

    private Decision order(Pacer.Sale sale) {
      var order =
          new SaleOrder(open.nextOffer(), sale.quote().venue(), sale.lot(), command.quotes());
      return draft
          .note(new SaleOrdered(market.id(), open.id(), order, evidence(), facts.now()))
          .accepted();
    }

    /** The largest part of the best split over venues. */
    private Optional<Pacer.Sale> sale(Lot lot, Optional<Amount> part) {
      var fitting = command.quotes().stream().filter(quote -> isOpen(quote, lot)).toList();
      return LotRoute.of(part.map(lot::part).orElse(lot), fitting)
          .map(route -> new Pacer.Sale(route.lot(route.largest()), route.largest(), fitting));
    }

    private Decision auction() {
      var desk = new Auctioning(book, market, facts);
      var lot =
          lots.stream()
              .filter(one -> desk.isOffered(one.quantity().token().id()))
              .findFirst()
              .orElse(lots.getFirst());
      return desk.consign(
          draft,
          loan.id(),
          lot.debtToCover().token().id(),
          lot.quantity().token().id(),
          KeeperId.DESK);
    }

    private Decision batch(Optional<Amount> part) {
      var lot = part.map(lots.getFirst()::part).orElse(lots.getFirst());
      return new Batching(book, market, facts).enter(draft, open, loan, lot);
    }

    private Decision invite() {
      return draft
          .note(
              new CallInvited(
                  market.id(),
                  open.id(),
                  open.nextOffer(),
                  facts.now().plus(INVITATION),
                  evidence(),
                  facts.now()))
          .accepted();
    }

    private Evidence evidence() {
      return Assessment.of(book, market, facts).evidence(loan, loan);
    }
  }
}
