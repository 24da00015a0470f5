package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.adapter.web.rest.call.Looking.Sight;
import io.plimsoll.application.loanbook.AuctionSummary;
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
 * An auction. Prices are debt tokens per whole collateral token.
 *
 * @param lot left on sale, without what is claimed
 * @param tab left to raise, penalty included, without what is due for claims
 * @param claimedLot claimed by keepers and not paid for
 * @param claimedTab due for it
 * @param sold in all takes
 * @param raised by them
 * @param startedAt first
 * @param endedAt null while it runs
 * @param live how it stands now; null once it has ended
 */
public record AuctionView(
    AuctionId id,
    LiquidationId liquidation,
    LoanId loan,
    MarketId market,
    AssetId collateralAsset,
    AssetId debtAsset,
    Amount lot,
    Amount tab,
    Amount claimedLot,
    Amount claimedTab,
    Amount sold,
    Amount raised,
    int takes,
    int resets,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Live live) {

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
        summary.auction(),
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
        live);
  }
}
