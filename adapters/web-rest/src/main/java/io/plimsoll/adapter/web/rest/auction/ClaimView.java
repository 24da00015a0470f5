package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.domain.auction.Auction.Claim;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import java.time.Instant;

/**
 * A part of an auction whose price and quantity a keeper has fixed, and not paid for.
 *
 * @param claim 1, 2, 3, … within the auction
 * @param price debt tokens per whole collateral token
 * @param lot the part
 * @param due to be paid for it
 * @param until then it is overdue
 */
public record ClaimView(
    AuctionId auction,
    int claim,
    LoanId loan,
    KeeperId keeper,
    Ray price,
    AssetId collateralAsset,
    Amount lot,
    AssetId debtAsset,
    Amount due,
    Instant until) {

  static ClaimView of(Running auction, Claim claim) {
    return new ClaimView(
        auction.id(),
        claim.number(),
        auction.loan(),
        claim.keeper(),
        claim.price(),
        claim.lot().token().id(),
        claim.lot(),
        claim.due().token().id(),
        claim.due(),
        claim.until());
  }
}
