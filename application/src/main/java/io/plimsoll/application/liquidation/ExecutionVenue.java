package io.plimsoll.application.liquidation;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import java.util.Optional;

/**
 * A place where the desk sells collateral itself; adding one is adding a module with a bean of this
 * type.
 */
public interface ExecutionVenue {

  VenueId id();

  /**
   * What the venue would do with a lot now: sell as much as brings {@link Lot#wanted()}, at most
   * {@link Lot#quantity()}, never for less than {@link Lot#bound()} on average.
   *
   * @return empty if it does not trade the pair or would sell nothing
   * @throws VenueUnavailable if it cannot be asked
   */
  Optional<SaleQuote> quote(Lot lot);

  /**
   * Sells under the rules of {@link #quote}, immediately or not at all.
   *
   * @param order our name for it: sent twice, it is filled once and the first fill is answered
   * @throws VenueUnavailable if nobody knows whether it was filled; ask again under the same name
   */
  Fill place(String order, Lot lot);
}
