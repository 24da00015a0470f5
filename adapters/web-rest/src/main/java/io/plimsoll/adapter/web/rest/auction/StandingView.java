package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An auction right after it was started, started again or cancelled; what is not there any more is
 * null.
 *
 * @param state running or ended
 */
public record StandingView(
    AuctionId id,
    String state,
    @Nullable LoanId loan,
    @Nullable AssetId collateralAsset,
    @Nullable Amount lot,
    @Nullable AssetId debtAsset,
    @Nullable Amount tab,
    @Nullable Ray startPrice,
    @Nullable Ray floor,
    @Nullable Instant startedAt) {

  static StandingView of(AuctionId id, Auction auction) {
    return auction instanceof Running running
        ? new StandingView(
            id,
            "running",
            running.loan(),
            running.lot().token().id(),
            running.lot(),
            running.tab().token().id(),
            running.tab(),
            running.startPrice(),
            running.floor().orElse(null),
            running.startedAt())
        : new StandingView(id, "ended", null, null, null, null, null, null, null, null);
  }
}
