package io.plimsoll.domain.pacing;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Paced.Effect;
import java.util.List;
import java.util.Optional;

/**
 * Finds the sale of a case that breaks no other loan, or the fewest, and cuts it to what breaks
 * none as long as the case can wait for the rest.
 */
public record Pacer(
    Book book, Market.Open market, Facts facts, PacingTerms terms, Surroundings around) {

  /**
   * A lot and what a venue would do with it.
   *
   * @param quotes of all venues for it
   */
  public record Sale(Lot lot, SaleQuote quote, List<SaleQuote> quotes) {
    public Sale {
      quotes = List.copyOf(quotes);
    }

    /** With a part of the lot; the venue sells its part of what it would sell, down. */
    public Sale part(Amount some) {
      var sold = share(quote.sold(), some);
      return new Sale(
          lot.part(some),
          new SaleQuote(quote.venue(), sold, share(quote.received(), some)),
          quotes);
    }

    /** The part of the lot of which the venue would sell so much, down. */
    Amount selling(Amount sold) {
      return sold.token()
          .units(Rounding.DOWN.mulDiv(lot.quantity().units(), sold.units(), quote.sold().units()));
    }

    private Amount share(Amount whole, Amount some) {
      return whole
          .token()
          .units(Rounding.DOWN.mulDiv(whole.units(), some.units(), lot.quantity().units()));
    }
  }

  /**
   * What comes of it.
   *
   * @param part of the lot that is sold; empty: all of it
   * @param isHeld nothing is sold now, for even the smallest part would break a loan
   */
  public record Verdict(Sale sale, Optional<Amount> part, boolean isHeld, Paced reasons) {}

  /**
   * @param sales one or more, the one that would be made without pacing at the head
   */
  public Verdict judge(Liquidation.Open open, Loan.Open loan, List<Sale> sales) {
    var valuation = Assessment.of(book, market, facts).valuation(loan).orElseThrow();
    var candidates = sales.stream().map(sale -> candidate(loan.id(), valuation, sale)).toList();
    var exposures = exposures(loan.id());
    var choice = PacedSale.choose(candidates, exposures, 0).orElseThrow();
    var sale = sales.get(choice.picked());
    var picked = candidates.get(choice.picked());
    var before = picked.lot().minus(sale.quote().sold());
    var unpaced = Effect.of(choice.effects().getFirst());
    var hasTime = terms.canWait(valuation, open.openedAt(), facts.now());
    var room = picked.impact().most(before, sale.quote().sold(), exposures, terms.tolerance());
    if (!hasTime || room.equals(sale.quote().sold()))
      return new Verdict(
          sale, Optional.empty(), false, new Paced(unpaced, Effect.of(choice.effect()), hasTime));
    var isHeld = room.isZero() || valuation.leastLeftover(room.token().id()).exceeds(room);
    var effect = picked.impact().effect(before.plus(room), exposures);
    return new Verdict(
        sale, Optional.of(sale.selling(room)), isHeld, new Paced(unpaced, Effect.of(effect), true));
  }

  private Candidate candidate(LoanId id, Valuation loan, Sale sale) {
    var collateral = loan.position(sale.quote().sold().token().id());
    var debt = loan.position(sale.quote().received().token().id());
    var own = around.of(sale.quote().sold().token(), sale.quote().received().token());
    var impact =
        OwnImpact.of(
            own.map(OwnSale::quotes).orElse(sale.quotes()),
            collateral.price(),
            debt.price(),
            terms.visibleShare());
    var worth = debt.price().exchange(sale.quote().sold(), collateral.price(), Rounding.UP);
    var lost = worth.minusOrZero(sale.quote().received());
    var cost =
        worth.isZero()
            ? Wad.ZERO
            : new Wad(Rounding.UP.mulDiv(lost.units(), Wad.SCALE, worth.units()));
    return new Candidate(
        id,
        own.map(OwnSale::sold).map(sale.quote().sold()::plus).orElse(sale.quote().sold()),
        impact,
        HealingRate.of(loan, sale.quote().sold().token().id(), BasisPoints.ONE, cost));
  }

  /** Loans whose case is open are below 1 already. */
  private List<Exposure> exposures(LoanId own) {
    return around.near().stream()
        .filter(exposure -> !exposure.loan().equals(own))
        .filter(
            exposure ->
                book.loan(exposure.loan()) instanceof Loan.Open loan
                    && loan.liquidation().isEmpty())
        .toList();
  }
}
