package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can be bought of a case, or is being sold.
 *
 * @param way dutch-auction, batch-auction, direct-sale or call-with-bonus
 * @param id of the auction, the order or the invitation
 * @param lot left on sale, in a batch that of all cases; null in an invitation, where whoever calls
 *     says what
 * @param until when an invitation ends, or the bidding in a batch; null otherwise
 */
public record OnSale(
    String way,
    String id,
    @Nullable AssetId collateralAsset,
    @Nullable Amount lot,
    @Nullable Instant until) {

  static OnSale of(Book book, Offer offer) {
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
