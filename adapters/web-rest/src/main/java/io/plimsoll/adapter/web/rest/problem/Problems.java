package io.plimsoll.adapter.web.rest.problem;

import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.batch.BatchRejection;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.keeper.KeeperRejection;
import io.plimsoll.domain.lender.LenderRejection;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.loan.LoanRejection;
import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.oracle.PriceRejection;
import io.plimsoll.domain.reserve.ReserveRejection;
import java.time.Instant;

/**
 * The words for every rejection of the domain: 404 for what is not there, 409 for what stands in
 * the way now, 422 for a rule.
 */
public final class Problems {

  private Problems() {}

  /** One exhaustive switch, family by family. */
  public static Problem of(Rejection rejection) {
    return switch (rejection) {
      case MarketRejection reason -> MarketProblems.of(reason);
      case ReserveRejection reason -> ReserveProblems.of(reason);
      case LenderRejection reason -> ReserveProblems.of(reason);
      case LoanRejection reason -> LoanProblems.of(reason);
      case LiquidationRejection reason -> LiquidationProblems.of(reason);
      case AuctionRejection reason -> AuctionProblems.of(reason);
      case BatchRejection reason -> BatchProblems.of(reason);
      case KeeperRejection reason -> KeeperProblems.of(reason);
      case PriceRejection reason -> PriceProblems.of(reason);
    };
  }

  /** For a share too large to be one of the domain's. */
  public static Problem shareAboveOne(String field, String value) {
    return Wording.refused(
            "share-above-one", "%s is a share between 0 and 1, not %s".formatted(field, value))
        .with("field", field)
        .with("value", value)
        .with("limit", "1");
  }

  /** For an instant that nobody knows anything of yet. */
  public static Problem instantInFuture(String field, Instant moment, Instant now) {
    return Wording.refused(
            "instant-in-future",
            "It is %s; nobody knows yet how things will stand at %s".formatted(now, moment))
        .with("field", field)
        .with("value", moment)
        .with("limit", now);
  }

  /** For a number in a field that no asset's amount stands in. */
  public static Problem outOfRange(String name, String field, String value, String rule) {
    return Wording.refused(name, "%s %s, not %s".formatted(field, rule, value))
        .with("field", field)
        .with("value", value);
  }
}
