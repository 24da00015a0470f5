package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.adapter.web.rest.call.Looking.Sight;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.Approval;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.ladder.LossCheck;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.LiquidationRejection.SecondLookNeeded;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import org.jspecify.annotations.Nullable;

/**
 * What keeps an open case from being sold at a loss.
 *
 * @param waiting whether it waits now; the numbers of it are null if it does not
 * @param collateralValue in the base currency
 * @param debtValue in the base currency
 * @param asset on which no other source agrees
 * @param price acted on
 * @param otherPrice what another source says; null too if none has said anything lately
 * @param approver who answered for the loss last; null: nobody
 */
public record SecondLookView(
    boolean waiting,
    @Nullable Amount collateralValue,
    @Nullable Amount debtValue,
    @Nullable AssetId asset,
    @Nullable Wad price,
    @Nullable Wad otherPrice,
    @Nullable ApproverId approver) {

  /** Null where the market asks for no second look, or the case is over. */
  static @Nullable SecondLookView of(Sight sight, LiquidationId id) {
    return of(sight.market(), sight.book(), sight.facts(), id);
  }

  static @Nullable SecondLookView of(Market.Open market, Book book, Facts facts, LiquidationId id) {
    if (market.terms().ladder().secondLook().isEmpty()
        || !(book.liquidation(id) instanceof Liquidation.Open open
            && book.loan(open.loan()) instanceof Loan.Open loan)) return null;
    var needed = new LossCheck(book, market, facts).waiting(loan);
    return new SecondLookView(
        needed.isPresent(),
        needed.map(SecondLookNeeded::collateralValue).orElse(null),
        needed.map(SecondLookNeeded::debtValue).orElse(null),
        needed.map(SecondLookNeeded::asset).orElse(null),
        needed.map(SecondLookNeeded::price).orElse(null),
        needed.flatMap(SecondLookNeeded::otherPrice).orElse(null),
        open.approval().map(Approval::approver).orElse(null));
  }
}
