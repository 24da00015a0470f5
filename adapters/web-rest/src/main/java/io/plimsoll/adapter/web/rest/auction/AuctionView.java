package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.adapter.web.rest.call.Looking.Sight;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSheet;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.Auctioning;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An auction or a batch. Prices are debt tokens per whole collateral token.
 *
 * @param kind dutch or batch
 * @param liquidation null for a batch, which may be of several
 * @param loan null for a batch
 * @param lot left on sale, without what is claimed
 * @param tab left to raise, penalty included, without what is due for claims; null for a batch
 * @param claimedLot claimed by keepers and not paid for; null for a batch
 * @param claimedTab due for it; null for a batch
 * @param sold in all takes, or when the batch was cleared
 * @param raised by that
 * @param takes null for a batch, as are resets
 * @param startedAt first
 * @param endedAt null while it runs
 * @param live how an auction stands now; null once it has ended
 * @param batch what only a batch has; null for an auction
 */
public record AuctionView(
    String id,
    String kind,
    @Nullable LiquidationId liquidation,
    @Nullable LoanId loan,
    MarketId market,
    AssetId collateralAsset,
    AssetId debtAsset,
    Amount lot,
    @Nullable Amount tab,
    @Nullable Amount claimedLot,
    @Nullable Amount claimedTab,
    Amount sold,
    Amount raised,
    @Nullable Integer takes,
    @Nullable Integer resets,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Live live,
    @Nullable BatchView batch) {

  /**
   * A running auction at a moment.
   *
   * @param price of this moment
   * @param startPrice from which it has fallen
   * @param floor under which nothing is sold; null: none
   * @param since it was started, or started again
   * @param needsReset why nothing can be taken until it is started again; null while it sells
   * @param claims open ones
   */
  public record Live(
      Instant asOf,
      Ray price,
      Ray startPrice,
      @Nullable Ray floor,
      Instant since,
      @Nullable String needsReset,
      List<ClaimView> claims) {

    static @Nullable Live of(Sight sight, AuctionId id) {
      if (!(sight.book().auction(id) instanceof Running running)) return null;
      var desk = new Auctioning(sight.book(), sight.market(), sight.facts());
      return new Live(
          sight.facts().now(),
          desk.price(id).orElseThrow(),
          running.startPrice(),
          running.floor().orElse(null),
          running.startedAt(),
          desk.resetCause(id).map(Live::word).orElse(null),
          running.claims().stream().map(claim -> ClaimView.of(running, claim)).toList());
    }

    private static String word(ResetCause cause) {
      return switch (cause) {
        case ResetCause.Expired _ -> "expired";
        case ResetCause.PriceFallen _ -> "price-fallen";
        case ResetCause.BelowFloor _ -> "below-floor";
      };
    }
  }

  static AuctionView of(AuctionSummary summary, @Nullable Live live) {
    return new AuctionView(
        summary.auction().text(),
        "dutch",
        summary.liquidation(),
        summary.loan(),
        summary.market(),
        summary.lot().token().id(),
        summary.tab().token().id(),
        summary.lot(),
        summary.tab(),
        summary.claimedLot(),
        summary.claimedTab(),
        summary.sold(),
        summary.raised(),
        summary.takes(),
        summary.resets(),
        summary.startedAt(),
        summary.endedAt().orElse(null),
        live,
        null);
  }

  static AuctionView of(BatchSummary summary) {
    return batch(summary, BatchView.of(summary));
  }

  static AuctionView of(BatchSheet sheet) {
    return batch(sheet.summary(), BatchView.of(sheet));
  }

  private static AuctionView batch(BatchSummary summary, BatchView batch) {
    return new AuctionView(
        summary.batch().text(),
        "batch",
        null,
        null,
        summary.market(),
        summary.lot().token().id(),
        summary.raised().token().id(),
        summary.lot(),
        null,
        null,
        null,
        summary.sold(),
        summary.raised(),
        null,
        null,
        summary.startedAt(),
        summary.endedAt().orElse(null),
        null,
        batch);
  }
}
