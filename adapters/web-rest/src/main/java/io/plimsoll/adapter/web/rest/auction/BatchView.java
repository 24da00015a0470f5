package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.application.loanbook.BatchSheet;
import io.plimsoll.application.loanbook.BatchSheet.BatchPart;
import io.plimsoll.application.loanbook.BatchSheet.OpenedBid;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only a batch has. Prices are debt tokens per whole collateral token.
 *
 * @param minimum least price
 * @param endsAt bids are taken before it
 * @param lotCount how many lots there are, or were at the end
 * @param bidCount how many bids have come in
 * @param price what every winner paid; null while it runs, and where nobody bid
 * @param lots by case; null in lists
 * @param bids as they came in, once they are no longer sealed; null in lists
 */
public record BatchView(
    Wad minimum,
    Instant endsAt,
    int lotCount,
    int bidCount,
    @Nullable Wad price,
    @Nullable List<BatchLotView> lots,
    @Nullable List<OpenedBidView> bids) {

  /**
   * @param removed whether it was taken out before the end
   * @param proceeds its part of what the winners paid
   */
  public record BatchLotView(
      LiquidationId liquidation, Amount amount, boolean removed, Amount sold, Amount proceeds) {

    static BatchLotView of(BatchPart part) {
      return new BatchLotView(
          part.liquidation(), part.quantity(), part.removed(), part.sold(), part.proceeds());
    }
  }

  /**
   * @param refund what was set aside and given back
   */
  public record OpenedBidView(
      KeeperId keeper, Amount amount, Wad limit, Amount bought, Amount paid, Amount refund) {

    static OpenedBidView of(OpenedBid bid) {
      return new OpenedBidView(
          bid.keeper(), bid.quantity(), bid.limit(), bid.bought(), bid.paid(), bid.refund());
    }
  }

  static BatchView of(BatchSummary summary) {
    return view(summary, null, null);
  }

  static BatchView of(BatchSheet sheet) {
    return view(
        sheet.summary(),
        sheet.lots().stream().map(BatchLotView::of).toList(),
        sheet.bids().stream().map(OpenedBidView::of).toList());
  }

  private static BatchView view(
      BatchSummary summary, @Nullable List<BatchLotView> lots, @Nullable List<OpenedBidView> bids) {
    return new BatchView(
        summary.minimum(),
        summary.endsAt(),
        summary.lots(),
        summary.bids(),
        summary.price().orElse(null),
        lots,
        bids);
  }
}
