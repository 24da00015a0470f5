package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.queue.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A loan below 1 in its place.
 *
 * @param liquidation its case; null if none has been opened yet
 * @param urgency how far its health factor is below 1
 * @param size what it owes, in the base currency
 * @param onSale null: nothing
 */
public record QueueView(
    LoanId loan,
    @Nullable LiquidationId liquidation,
    Wad urgency,
    Amount size,
    @Nullable OnSale onSale) {

  /**
   * What can be bought of it, or is being sold.
   *
   * @param way dutch-auction, batch-auction, direct-sale or call-with-bonus
   * @param id of the auction, the order or the invitation
   * @param lot left on sale, in a batch that of all cases; null in an invitation, where whoever
   *     calls says what
   * @param until when an invitation ends, or the bidding in a batch; null otherwise
   */
  public record OnSale(
      String way,
      String id,
      @Nullable AssetId collateralAsset,
      @Nullable Amount lot,
      @Nullable Instant until) {

    private static OnSale of(Book book, Offer offer) {
      return switch (offer) {
        case SaleOrder order -> lot("direct-sale", order.id(), order.lot().quantity());
        case Offer.Auctioned auctioned
            when book.auction(auctioned.auction()) instanceof Auction.Running running ->
            lot("dutch-auction", auctioned.id(), running.lot());
        case Offer.Auctioned auctioned ->
            new OnSale("dutch-auction", auctioned.id(), null, null, null);
        case Offer.Batched batched
            when book.batches(batched.batch()) instanceof Batches.Running running ->
            new OnSale(
                "batch-auction",
                batched.id(),
                running.auction().terms().collateral().id(),
                running.auction().quantity(),
                running.auction().terms().endsAt());
        case Offer.Batched batched -> new OnSale("batch-auction", batched.id(), null, null, null);
        case Offer.Called called ->
            new OnSale("call-with-bonus", called.id(), null, null, called.until());
      };
    }

    private static OnSale lot(String way, String id, Amount lot) {
      return new OnSale(way, id, lot.token().id(), lot, null);
    }
  }

  static QueueView of(Book book, Place place) {
    var liquidation = ((Loan.Open) book.loan(place.loan())).liquidation();
    return new QueueView(
        place.loan(),
        liquidation.orElse(null),
        place.urgency(),
        place.size(),
        liquidation
            .map(book::liquidation)
            .filter(Liquidation.Open.class::isInstance)
            .flatMap(open -> ((Liquidation.Open) open).offer())
            .map(offer -> OnSale.of(book, offer))
            .orElse(null));
  }
}
