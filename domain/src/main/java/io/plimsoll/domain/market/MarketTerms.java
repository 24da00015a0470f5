package io.plimsoll.domain.market;

import io.plimsoll.domain.batch.BatchRejection.BatchNeedsKeepers;
import io.plimsoll.domain.batch.BatchRejection.BatchPlanMissing;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.money.Amount;
import java.util.Optional;

/**
 * What holds for all loans of a market, and for its keepers.
 *
 * @param minimumLoan a draw must leave the loan with at least this debt value, in the base currency
 * @param liquidation how much may be sold in one step
 * @param profile by which conventions the market computes
 * @param selling how the desk sells
 * @param keepers on which conditions keepers can register; empty: nobody can
 * @param ladder what comes before a forced sale and when it ends
 */
public record MarketTerms(
    Amount minimumLoan,
    LiquidationPolicy liquidation,
    Profile profile,
    SellingTerms selling,
    Optional<KeeperTerms> keepers,
    Ladder ladder) {

  public MarketTerms(
      Amount minimumLoan,
      LiquidationPolicy liquidation,
      Profile profile,
      SellingTerms selling,
      Optional<KeeperTerms> keepers) {
    this(minimumLoan, liquidation, profile, selling, keepers, Ladder.NONE);
  }

  public MarketTerms(
      Amount minimumLoan, LiquidationPolicy liquidation, Profile profile, SellingTerms selling) {
    this(minimumLoan, liquidation, profile, selling, Optional.empty());
  }

  public MarketTerms(Amount minimumLoan, LiquidationPolicy liquidation) {
    this(minimumLoan, liquidation, Profile.STANDARD);
  }

  public MarketTerms(Amount minimumLoan, LiquidationPolicy liquidation, Profile profile) {
    this(minimumLoan, liquidation, profile, SellingTerms.DIRECT);
  }

  public MarketTerms on(Ladder steps) {
    return new MarketTerms(minimumLoan, liquidation, profile, selling, keepers, steps);
  }

  /** Why a market cannot have these terms. */
  Optional<Rejection> objection(MarketId market) {
    return ladder
        .objection(liquidation, profile)
        .<Rejection>map(level -> level)
        .or(() -> unbatched(market));
  }

  private Optional<Rejection> unbatched(MarketId market) {
    if (!selling.offers(Mechanism.BATCH_AUCTION)) return Optional.empty();
    if (selling.batch().isEmpty()) return Optional.of(new BatchPlanMissing(market));
    return keepers.isEmpty() ? Optional.of(new BatchNeedsKeepers(market)) : Optional.empty();
  }
}
