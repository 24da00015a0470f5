package io.plimsoll.domain.chooser;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.util.Optional;

/**
 * What is known of the market for the collateral.
 *
 * @param volatility of the logarithm of the price, per square root of an hour; empty: not known,
 *     and then no way is taken that has to wait
 * @param fallPerHour expected fall by drift and jumps, a share of the price per hour, continuously
 * @param venues where the desk sells, and keepers too; empty: none is known
 * @param keepers empty: none is known
 */
public record Outlook(
    Optional<Wad> volatility, Wad fallPerHour, Optional<Venues> venues, Optional<Keepers> keepers) {

  /**
   * Who buys from the desk.
   *
   * @param takesPerHour how often one of them looks in and takes what pays, on average
   * @param margin profit for which they come, a share of the lot's value
   * @param hedged share of what they take that they sell at once on the desk's venues; the rest
   *     they keep, or sell where the desk cannot
   * @param funds what one of them can pay at once
   */
  public record Keepers(Wad takesPerHour, BasisPoints margin, BasisPoints hedged, Amount funds) {
    public Keepers {
      for (var share : new BasisPoints[] {margin, hedged})
        if (share.compareTo(BasisPoints.ONE) > 0)
          throw new IllegalArgumentException("A share is at most 1, not " + share.decimal());
    }
  }
}
