package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.ladder.Approval;
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
import io.plimsoll.domain.liquidation.LiquidationRejection.CallHeld;
import io.plimsoll.domain.liquidation.LiquidationRejection.GracePeriod;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The case opened on a loan below its line of sale, from the evidence to the close. */
public sealed interface Liquidation extends StreamState {

  record Unopened() implements Liquidation {}

  /**
   * @param offer what is on sale; until it has sold or ended, nothing else is
   * @param offeredAt since when the newest offer has been on sale
   * @param offers how many there have been
   * @param sold whether anything has been sold
   * @param unsold ways that brought nothing since the last sale
   * @param approval of a loss
   * @param pausedUntil when the next slice of a lot may be ordered; empty: nothing waits
   */
  record Open(
      LiquidationId id,
      LoanId loan,
      Instant openedAt,
      Optional<Offer> offer,
      Optional<Instant> offeredAt,
      int offers,
      boolean sold,
      SortedSet<Mechanism> unsold,
      Optional<Approval> approval,
      Optional<Instant> pausedUntil)
      implements Liquidation {

    public Open {
      unsold = Collections.unmodifiableSortedSet(new TreeSet<>(unsold));
    }

    /** What may be tried next; once everything has brought nothing, everything again. */
    public Set<Mechanism> ways(SellingTerms selling) {
      var left = new TreeSet<>(selling.mechanisms());
      left.removeAll(unsold);
      return left.isEmpty() ? selling.mechanisms() : left;
    }

    /**
     * Until when the next slice waits; empty if it does not. A loan worth less than it owes does
     * not wait: what the price loses meanwhile is a lender's.
     */
    public Optional<Instant> waiting(Valuation valuation, Instant now) {
      return pausedUntil.filter(
          until ->
              now.isBefore(until) && !valuation.debtValue().exceeds(valuation.collateralValue()));
    }

    /** The name of the next offer: {@code L1.2-3}. */
    public String nextOffer() {
      return id.text() + "-" + (offers + 1);
    }

    /** An order given to a venue and not answered yet. */
    public Optional<SaleOrder> order() {
      return offer.filter(SaleOrder.class::isInstance).map(SaleOrder.class::cast);
    }

    public Optional<Offer.Auctioned> auction() {
      return offer.filter(Offer.Auctioned.class::isInstance).map(Offer.Auctioned.class::cast);
    }

    public Optional<Offer.Batched> batched() {
      return offer.filter(Offer.Batched.class::isInstance).map(Offer.Batched.class::cast);
    }

    private Open offering(Offer made, Instant at) {
      return new Open(
          id,
          loan,
          openedAt,
          Optional.of(made),
          Optional.of(at),
          offers + 1,
          sold,
          unsold,
          approval,
          Optional.empty());
    }

    private Open changing(Offer changed) {
      return new Open(
          id,
          loan,
          openedAt,
          Optional.of(changed),
          offeredAt,
          offers,
          sold,
          unsold,
          approval,
          pausedUntil);
    }

    private Open selling(Optional<Offer> left) {
      return new Open(
          id,
          loan,
          openedAt,
          left,
          offeredAt,
          offers,
          true,
          new TreeSet<>(),
          approval,
          pausedUntil);
    }

    /** Keepers who may call the loan. */
    public Optional<Offer.Called> called() {
      return offer.filter(Offer.Called.class::isInstance).map(Offer.Called.class::cast);
    }

    private Open ended(boolean isUnsold) {
      var failed = new TreeSet<>(unsold);
      if (isUnsold)
        failed.add(
            switch (offer.orElseThrow()) {
              case SaleOrder _ -> Mechanism.DIRECT_SALE;
              case Offer.Auctioned _ -> Mechanism.DUTCH_AUCTION;
              case Offer.Batched _ -> Mechanism.BATCH_AUCTION;
              case Offer.Called _ -> Mechanism.CALL_WITH_BONUS;
            });
      return new Open(
          id,
          loan,
          openedAt,
          Optional.empty(),
          offeredAt,
          offers,
          sold,
          failed,
          approval,
          Optional.empty());
    }

    private Open approved(Approval given) {
      return new Open(
          id,
          loan,
          openedAt,
          offer,
          offeredAt,
          offers,
          sold,
          unsold,
          Optional.of(given),
          pausedUntil);
    }

    private Open paused(Instant until) {
      return new Open(
          id, loan, openedAt, offer, offeredAt, offers, sold, unsold, approval, Optional.of(until));
    }
  }

  record Closed(LiquidationId id, LoanId loan, Outcome outcome) implements Liquidation {}

  static Decision decide(Book book, LiquidationCommand command, Facts facts) {
    return new Selling(book, facts).decide(command);
  }

  /** Why something of the loan may not be sold, or sold for, now. */
  public static Optional<Rejection> barred(Book book, Loan.Open loan, Facts facts) {
    return loan.assets().stream()
        .map(book::reserve)
        .flatMap(
            state ->
                state instanceof Reserve.Listed reserve
                    ? reserve.standstill().or(() -> grace(reserve, facts)).stream()
                    : Stream.empty())
        .findFirst();
  }

  static Optional<Rejection> grace(Reserve.Listed reserve, Facts facts) {
    var status = reserve.terms().status();
    return status.isGrace(facts.now())
        ? status.graceUntil().map(until -> new GracePeriod(reserve.asset().id(), until))
        : Optional.empty();
  }

  /** A loan's case, while it is open. */
  static Optional<Open> open(Book book, Loan.Open loan) {
    return loan.liquidation()
        .map(book::liquidation)
        .filter(Open.class::isInstance)
        .map(Open.class::cast);
  }

  /** Why a loan cannot be sold from in another way now: something of it is on sale. */
  public static Optional<Rejection> underWay(Book book, Loan.Open loan) {
    return open(book, loan)
        .flatMap(
            open ->
                open.offer()
                    .filter(offer -> !(offer instanceof Offer.Called))
                    .map(offer -> new SaleUnderWay(open.id(), offer.id())));
  }

  /**
   * Why keepers cannot call a loan now: something of it is on sale, or the desk, whose own sale is
   * paced, has it for itself.
   */
  static Optional<Rejection> uncallable(
      Book book, Loan.Open loan, Valuation valuation, Facts facts) {
    return underWay(book, loan).or(() -> held(book, loan, valuation, facts));
  }

  private static Optional<Rejection> held(
      Book book, Loan.Open loan, Valuation valuation, Facts facts) {
    var selling = valuation.market().terms().selling();
    if (!selling.offers(Mechanism.DIRECT_SALE)) return Optional.empty();
    return open(book, loan)
        .filter(open -> open.offer().isEmpty())
        .flatMap(
            open ->
                selling
                    .guards()
                    .heldUntil(valuation, open.openedAt(), facts.now())
                    .map(until -> new CallHeld(open.id(), until)));
  }

  /**
   * What would be sold next, the lot to try first at the head; empty if the loan's prices are
   * missing, or nothing of it is owed or held that may be sold now.
   */
  static List<Lot> nextLots(Book book, LoanId id, Facts facts) {
    return book.loan(id) instanceof Loan.Open loan && book.market() instanceof Market.Open market
        ? Assessment.of(book, market, facts)
            .valuation(loan)
            .map(valuation -> lots(valuation, facts))
            .orElse(List.of())
        : List.of();
  }

  /** The same for a loan that is valued already. */
  static List<Lot> lots(Valuation loan, Facts facts) {
    return DirectSale.lots(loan, facts.now());
  }

  static Liquidation evolve(Liquidation liquidation, LiquidationEvent event) {
    if (event instanceof LiquidationOpened e)
      return new Open(
          e.liquidation(),
          e.loan(),
          e.at(),
          Optional.empty(),
          Optional.empty(),
          0,
          false,
          Collections.emptySortedSet(),
          Optional.empty(),
          Optional.empty());
    if (!(liquidation instanceof Open open))
      throw new IllegalStateException(event + " cannot follow " + liquidation);
    return switch (event) {
      case LiquidationOpened _ ->
          throw new IllegalStateException(event + " cannot follow " + liquidation);
      case SaleOrdered e -> open.offering(e.order(), e.at());
      case LotSold _ -> open.selling(Optional.empty());
      case DebtSetOff _ -> open.selling(open.offer);
      case OrderUnfilled _ -> open.ended(true);
      case CollateralCalled _ -> open.selling(open.offer);
      case LoanAbsorbed _ -> open.selling(open.offer);
      case WayChosen _, SalePaced _ -> open;
      case SlicePaused e -> open.paused(e.until());
      case CallInvited e -> open.offering(new Offer.Called(e.offer(), e.until()), e.at());
      case AuctionOpened e -> {
        var reward = new Offer.Reward(e.keeper(), e.reward());
        var rewards = e.reward().isZero() ? List.<Offer.Reward>of() : List.of(reward);
        yield open.offering(new Offer.Auctioned(e.auction(), e.due(), rewards, 0), e.at());
      }
      case AuctionRestarted e ->
          open.changing(auctioned(open, e).restarted(new Offer.Reward(e.keeper(), e.reward())));
      case LotAuctioned e ->
          open.selling(Optional.of(auctioned(open, e).taken(e.repaid(), e.rewardsLeft())));
      case LotBatched e -> open.offering(new Offer.Batched(e.batch(), e.due()), e.at());
      case LotCleared _ -> open.selling(open.offer);
      case OfferEnded e -> open.ended(e.end() == Offer.End.UNSOLD);
      case SecondPriceAgreed _ -> open;
      case LossApproved e ->
          open.approved(Approval.of(e.approver(), e.collateralValue(), e.debtValue()));
      case ShortfallBooked _ -> open;
      case LiquidationClosed e -> new Closed(open.id, open.loan, e.outcome());
    };
  }

  private static Offer.Auctioned auctioned(Open open, LiquidationEvent event) {
    return open.auction()
        .orElseThrow(() -> new IllegalStateException(event + " cannot follow " + open));
  }
}
