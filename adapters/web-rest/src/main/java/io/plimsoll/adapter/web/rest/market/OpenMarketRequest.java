package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens a market.
 *
 * @param baseCurrencyDecimals 8 if left out
 * @param minimumLoan in the base currency; 0 if left out
 * @param profile by which conventions it computes; standard if left out, and never changed
 * @param liquidation the standard policy for whatever is left out
 * @param selling how it sells; on venues if left out
 * @param keepers on which conditions keepers can register; nobody can if left out
 * @param ladder what comes before a forced sale and when it ends; nothing, and at 1, if left out
 */
public record OpenMarketRequest(
    MarketId id,
    AssetId baseCurrency,
    Optional<Integer> baseCurrencyDecimals,
    Optional<Decimal> minimumLoan,
    Optional<String> profile,
    Optional<PolicyRequest> liquidation,
    Optional<SellingForm> selling,
    Optional<KeepersRequest> keepers,
    Optional<LadderForm> ladder) {

  /**
   * On which conditions keepers can register.
   *
   * @param bondAsset has to be listed before anybody can register
   * @param minimumBond in whole tokens of it
   * @param paymentWindow how long a keeper may take to pay for what it claimed
   */
  public record KeepersRequest(AssetId bondAsset, Decimal minimumBond, Duration paymentWindow) {}

  /**
   * How much may be sold in one step, and for which bonus.
   *
   * @param targetHealth a step repays no more than restores this health factor, above 1; instead of
   *     the close factor
   * @param slidingBonus a bonus that grows as health falls; instead of the same at every health
   */
  public record PolicyRequest(
      Optional<Decimal> closeFactor,
      Optional<Decimal> fullCloseHealth,
      Optional<Decimal> smallPosition,
      Optional<Decimal> minimumLeftover,
      Optional<Decimal> targetHealth,
      Optional<SlideRequest> slidingBonus) {

    static final PolicyRequest STANDARD =
        new PolicyRequest(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }

  /**
   * @param healthForMost at this health factor and below, the asset's whole bonus; below 1
   * @param factor share of the whole bonus just below 1
   */
  public record SlideRequest(Decimal healthForMost, Decimal factor) {}
}
