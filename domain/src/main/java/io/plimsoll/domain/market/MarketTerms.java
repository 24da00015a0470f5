package io.plimsoll.domain.market;

import io.plimsoll.domain.money.Amount;

/**
 * What holds for all loans of a market.
 *
 * @param minimumLoan a draw must leave the loan with at least this debt value, in the base currency
 * @param liquidation how much may be sold in one step
 * @param profile by which conventions the market computes
 * @param selling how the desk sells
 */
public record MarketTerms(
    Amount minimumLoan, LiquidationPolicy liquidation, Profile profile, SellingTerms selling) {

  public MarketTerms(Amount minimumLoan, LiquidationPolicy liquidation) {
    this(minimumLoan, liquidation, Profile.STANDARD);
  }

  public MarketTerms(Amount minimumLoan, LiquidationPolicy liquidation, Profile profile) {
    this(minimumLoan, liquidation, profile, SellingTerms.DIRECT);
  }
}
