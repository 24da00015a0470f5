package io.plimsoll.application.health;

import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.money.AssetId;
import java.util.Optional;

/**
 * One way in which an asset stands in loans. Whatever stands so counts the same in all of them: by
 * its price and, as the side has it, by threshold and index.
 *
 * @param category whose threshold may hold instead of the asset's own; of what is owed: empty
 */
record Leg(AssetId asset, Side side, Optional<CategoryId> category) {

  /** On which side of a loan. */
  enum Side {
    HELD,
    PLEDGED,
    OWED
  }

  /** Whether it holds a loan up; what does not draws it down. */
  boolean backs() {
    return side != Side.OWED;
  }
}
