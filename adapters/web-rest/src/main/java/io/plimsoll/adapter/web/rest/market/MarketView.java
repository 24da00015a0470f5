package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.util.List;

/** A market's terms and what it lists. */
public record MarketView(
    MarketId id,
    String baseCurrency,
    int baseCurrencyDecimals,
    Amount minimumLoan,
    Policy liquidation,
    List<AssetId> assets) {

  /** How much may be sold in one step; values in the base currency. */
  public record Policy(
      BasisPoints closeFactor, Wad fullCloseHealth, Amount smallPosition, Amount minimumLeftover) {}

  static MarketView of(Market.Open market) {
    var policy = market.terms().liquidation();
    return new MarketView(
        market.id(),
        market.base().symbol(),
        market.base().decimals(),
        market.terms().minimumLoan(),
        new Policy(
            policy.closeFactor(),
            policy.fullCloseHealth(),
            policy.smallPosition(),
            policy.minimumLeftover()),
        List.copyOf(market.assets().keySet()));
  }
}
