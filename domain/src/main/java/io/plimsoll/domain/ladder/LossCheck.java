package io.plimsoll.domain.ladder;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.LossApproved;
import io.plimsoll.domain.liquidation.LiquidationEvent.SecondPriceAgreed;
import io.plimsoll.domain.liquidation.LiquidationRejection.LossAlreadyApproved;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoLossToApprove;
import io.plimsoll.domain.liquidation.LiquidationRejection.NoSecondLook;
import io.plimsoll.domain.liquidation.LiquidationRejection.SecondLookNeeded;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.policy.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks twice before the desk puts a loan on sale that is worth less than its debt: for each of its
 * assets another source has to agree with the price acted on, or a named approver answers for the
 * loss. Nobody looks where the market does not ask for it, or where the sale makes no loss.
 */
public record LossCheck(Book book, Market.Open market, Facts facts) {

  /** What a second look came to. */
  public sealed interface Verdict {

    /** Nothing stands against the sale; with the other prices if they were needed. */
    record Clear(Optional<SecondPriceAgreed> agreed) implements Verdict {

      private static final Clear UNASKED = new Clear(Optional.empty());

      /** Keeps what the sale rests on. */
      public void note(Draft draft) {
        agreed.ifPresent(draft::note);
      }

      /** The same in front of what was decided. */
      public Decision with(Decision decision) {
        if (agreed.isEmpty() || !(decision instanceof Decision.Accepted(var events)))
          return decision;
        var all = new ArrayList<Event>(List.of(agreed.get()));
        all.addAll(events);
        return new Decision.Accepted(all);
      }
    }

    record Doubtful(SecondLookNeeded reason) implements Verdict {}
  }

  /**
   * @param loan whose case is open, or about to be
   */
  public Verdict of(Loan.Open loan, Valuation valuation) {
    var terms = market.terms().ladder().secondLook();
    if (terms.isEmpty() || !isLoss(valuation)) return Verdict.Clear.UNASKED;
    var look = terms.get();
    if (approval(loan).filter(given -> holds(given, valuation, look)).isPresent())
      return Verdict.Clear.UNASKED;
    var agreements = new ArrayList<Agreement>();
    for (var position : valuation.positions().values()) {
      var other = agreeing(look, position);
      if (other.isEmpty()) return new Verdict.Doubtful(needed(loan, valuation, position, look));
      agreements.add(Agreement.of(position.price(), other.get()));
    }
    return new Verdict.Clear(
        Optional.of(
            new SecondPriceAgreed(
                market.id(),
                loan.liquidation().orElseGet(loan::nextLiquidation),
                valuation.collateralValue(),
                valuation.debtValue(),
                agreements,
                facts.now())));
  }

  /** At the prices of now, which all have to be there. */
  public Verdict of(Loan.Open loan) {
    return of(loan, Assessment.of(book, market, facts).valuation(loan).orElseThrow());
  }

  /** Why a loan's sale waits for a second look now; empty if it does not. */
  public Optional<SecondLookNeeded> waiting(Loan.Open loan) {
    return Assessment.of(book, market, facts)
        .valuation(loan)
        .flatMap(
            valuation ->
                of(loan, valuation) instanceof Verdict.Doubtful(var reason)
                    ? Optional.of(reason)
                    : Optional.empty());
  }

  /** Somebody answers for the loss of a case. */
  public Decision approve(Liquidation.Open open, ApproverId approver, String reason) {
    var look = market.terms().ladder().secondLook();
    if (look.isEmpty()) return Decision.reject(new NoSecondLook(market.id()));
    var loan = (Loan.Open) book.loan(open.loan());
    var assessment = Assessment.of(book, market, facts);
    var doubt = assessment.objection(loan, Action.LIQUIDATE);
    if (doubt.isPresent()) return Decision.reject(doubt.get());
    var valuation = assessment.valuation(loan).orElseThrow();
    if (!isLoss(valuation))
      return Decision.reject(
          new NoLossToApprove(open.id(), valuation.collateralValue(), valuation.debtValue()));
    var given = open.approval().filter(one -> holds(one, valuation, look.get()));
    return given.isPresent()
        ? Decision.reject(new LossAlreadyApproved(open.id(), given.get().approver()))
        : Decision.accept(
            new LossApproved(
                market.id(),
                open.id(),
                approver,
                reason,
                valuation.collateralValue(),
                valuation.debtValue(),
                assessment.evidence(loan, loan),
                facts.now()));
  }

  private static boolean isLoss(Valuation valuation) {
    return valuation.debtValue().exceeds(valuation.collateralValue());
  }

  private Optional<Approval> approval(Loan.Open loan) {
    return Liquidation.open(book, loan).flatMap(Liquidation.Open::approval);
  }

  private static boolean holds(Approval given, Valuation valuation, SecondLook look) {
    return given.holds(valuation.collateralValue(), valuation.debtValue(), look.tolerance());
  }

  private Optional<Price> agreeing(SecondLook look, Position position) {
    return fresh(position).stream()
        .filter(other -> look.agree(position.price(), other))
        .findFirst();
  }

  /** What other sources say that is no older than a sale may bear. */
  private List<Price> fresh(Position position) {
    var age = position.reserve().maxPriceAgeForSale();
    return facts.prices().others(position.reserve().asset().id()).stream()
        .filter(other -> !other.isOlderThan(age, facts.now()))
        .toList();
  }

  private SecondLookNeeded needed(
      Loan.Open loan, Valuation valuation, Position position, SecondLook look) {
    return new SecondLookNeeded(
        loan.id(),
        valuation.collateralValue(),
        valuation.debtValue(),
        position.reserve().asset().id(),
        position.price().perWhole(),
        fresh(position).stream().findFirst().map(Price::perWhole),
        look.tolerance());
  }
}
