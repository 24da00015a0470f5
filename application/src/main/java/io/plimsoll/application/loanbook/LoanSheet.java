package io.plimsoll.application.loanbook;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loan with everything that can be said of it at one moment. The same book and facts give the
 * same sheet, so that a past one can be made again from events.
 *
 * @param debt by asset, with interest up to the moment, up
 * @param valuation empty while an asset of the loan has no price
 * @param availableToBorrow in the base currency
 * @param drawable by asset, the most that could be drawn of it alone; only assets with a price
 */
public record LoanSheet(
    Loan.Open loan,
    Token base,
    Instant asOf,
    SortedMap<AssetId, Amount> debt,
    Optional<Valuation> valuation,
    Optional<Amount> availableToBorrow,
    SortedMap<AssetId, Amount> drawable) {

  /** Empty if the loan is unknown at that moment. */
  public static Optional<LoanSheet> of(Book book, LoanId id, Facts facts) {
    if (!(book.loan(id) instanceof Loan.Open loan && book.market() instanceof Market.Open market))
      return Optional.empty();
    var debt = new TreeMap<AssetId, Amount>();
    for (var asset : loan.scaledDebt().keySet())
      if (book.reserve(asset) instanceof Reserve.Listed reserve)
        debt.put(asset, loan.debtOf(reserve, facts.now()));
    var assessment = Assessment.of(book, market, facts);
    var cautious = assessment.cautious(loan, Action.BORROW);
    var drawable = new TreeMap<AssetId, Amount>();
    for (var asset : market.assets().keySet())
      if (book.reserve(asset) instanceof Reserve.Listed reserve)
        cautious.ifPresent(
            value ->
                facts
                    .prices()
                    .quoted(asset)
                    .map(quoted -> assessment.upper(quoted, Action.BORROW))
                    .ifPresent(
                        price -> drawable.put(asset, value.drawable(reserve, price, facts))));
    return Optional.of(
        new LoanSheet(
            loan,
            market.base(),
            facts.now(),
            debt,
            assessment.valuation(loan),
            cautious.map(Valuation::availableToBorrow),
            drawable));
  }
}
