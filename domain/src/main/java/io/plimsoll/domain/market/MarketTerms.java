package io.plimsoll.domain.market;

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

  /** Why no market can have these terms. */
  Optional<MarketRejection> objection() {
    return ladder.objection(liquidation, profile);
  }
}
