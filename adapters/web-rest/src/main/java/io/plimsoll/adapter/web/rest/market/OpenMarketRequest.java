package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.util.Optional;

/**
 * Opens a market.
 *
 * @param baseCurrencyDecimals 8 if left out
 * @param minimumLoan in the base currency; 0 if left out
 * @param liquidation the standard policy for whatever is left out
 */
public record OpenMarketRequest(
    MarketId id,
    AssetId baseCurrency,
    Optional<Integer> baseCurrencyDecimals,
    Optional<Decimal> minimumLoan,
    Optional<PolicyRequest> liquidation) {

  /** How much may be sold in one step. */
  public record PolicyRequest(
      Optional<Decimal> closeFactor,
      Optional<Decimal> fullCloseHealth,
      Optional<Decimal> smallPosition,
      Optional<Decimal> minimumLeftover) {}
}
