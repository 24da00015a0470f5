package io.plimsoll.domain.ladder;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;

/**
 * Two sources that agree on an asset.
 *
 * @param price number of the recorded observation acted on
 * @param value base currency per whole token, down
 * @param otherPrice number of the other source's
 */
public record Agreement(AssetId asset, long price, Wad value, long otherPrice, Wad otherValue) {

  static Agreement of(Price acted, Price other) {
    return new Agreement(
        acted.asset().id(), acted.id(), acted.perWhole(), other.id(), other.perWhole());
  }
}
