package io.plimsoll.domain.market;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;

/**
 * On which conditions keepers are parties of a market.
 *
 * @param bondAsset the asset bonds are in; keepers can register once it is listed
 * @param minimumBond in whole tokens of it, for the market is opened before its decimals are known
 * @param paymentWindow how long a keeper may take to pay for what it claimed
 */
public record KeeperTerms(AssetId bondAsset, Wad minimumBond, Duration paymentWindow) {

  /** The smallest bond to register and to claim with; up to a unit of the asset. */
  public Amount leastBond(Token asset) {
    return asset.units(Rounding.UP.mulDiv(minimumBond.units(), asset.unit(), Wad.SCALE));
  }
}
