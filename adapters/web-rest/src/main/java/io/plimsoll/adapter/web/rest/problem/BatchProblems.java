package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.asset;
import static io.plimsoll.adapter.web.rest.problem.Wording.conflict;
import static io.plimsoll.adapter.web.rest.problem.Wording.refused;
import static io.plimsoll.adapter.web.rest.problem.Wording.unknown;

import io.plimsoll.domain.batch.BatchRejection;
import io.plimsoll.domain.batch.BatchRejection.BatchAwaitsClearing;
import io.plimsoll.domain.batch.BatchRejection.BatchEnded;
import io.plimsoll.domain.batch.BatchRejection.BatchNeedsKeepers;
import io.plimsoll.domain.batch.BatchRejection.BatchPlanMissing;
import io.plimsoll.domain.batch.BatchRejection.BatchStillOpen;
import io.plimsoll.domain.batch.BatchRejection.BatchUnknown;
import io.plimsoll.domain.batch.BatchRejection.BidAfterEnd;
import io.plimsoll.domain.batch.BatchRejection.BidBelowMinimum;
import io.plimsoll.domain.batch.BatchRejection.BidOfNothing;
import io.plimsoll.domain.batch.BatchRejection.BidOverBalance;
import io.plimsoll.domain.batch.BatchRejection.BidTwice;

/** Refusals around batches, and of terms for them. */
final class BatchProblems {

  private BatchProblems() {}

  static Problem of(BatchRejection rejection) {
    return switch (rejection) {
      case BatchUnknown(var batch) ->
          unknown("batch-unknown", "There is no batch %s".formatted(batch)).with("auction", batch);
      case BatchEnded(var batch) ->
          conflict("batch-ended", "Batch %s has ended".formatted(batch)).with("auction", batch);
      case BatchAwaitsClearing(var batch, var endsAt) ->
          conflict(
                  "batch-awaits-clearing",
                  "Batch %s took bids until %s, and is not cleared yet".formatted(batch, endsAt))
              .with("auction", batch)
              .with("endsAt", endsAt);
      case BatchStillOpen(var endsAt, var now) ->
          conflict("batch-still-open", "It is %s; bids are taken until %s".formatted(now, endsAt))
              .with("now", now)
              .with("endsAt", endsAt);
      case BatchPlanMissing(var market) ->
          refused(
                  "batch-plan-missing",
                  "Market %s would sell by batch; selling.batch has to say how".formatted(market))
              .with("field", "selling.batch")
              .with("market", market);
      case BatchNeedsKeepers(var market) ->
          refused(
                  "batch-needs-keepers",
                  "Bids are paid from keepers' funds, and market %s would admit no keepers"
                      .formatted(market))
              .with("field", "keepers")
              .with("market", market);
      case BidAfterEnd(var endsAt, var now) ->
          conflict("bid-after-end", "It is %s; bids were taken until %s".formatted(now, endsAt))
              .with("now", now)
              .with("endsAt", endsAt);
      case BidTwice(var keeper) ->
          conflict("bid-twice", "Keeper %s has bid, and that bid stands".formatted(keeper))
              .with("keeper", keeper);
      case BidOfNothing(var keeper) ->
          refused("bid-of-nothing", "Keeper %s bids for nothing".formatted(keeper))
              .with("field", "amount")
              .with("keeper", keeper)
              .with("limit", "0");
      case BidBelowMinimum(var limit, var minimum) ->
          refused(
                  "bid-below-minimum",
                  "A bid at %s is below the least price of %s"
                      .formatted(limit.decimal(), minimum.decimal()))
              .with("field", "limit")
              .with("value", limit.decimal())
              .with("limit", minimum.decimal());
      case BidOverBalance(var escrow, var balance) ->
          refused(
                  "bid-over-balance",
                  "At its limit the bid costs %s; the keeper has %s free"
                      .formatted(escrow, balance))
              .with("field", "amount")
              .with("asset", asset(escrow))
              .with("requested", escrow.decimal())
              .with("available", balance.decimal());
    };
  }
}
