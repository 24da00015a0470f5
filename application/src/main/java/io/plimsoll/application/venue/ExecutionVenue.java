package io.plimsoll.application.venue;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A place where the desk sells collateral itself; adding one is adding a module. An order is sent
 * once in its life: whoever does not know what became of it asks by its name, and nothing more is
 * sold of the loan until the venue has said its last word.
 */
public interface ExecutionVenue extends AutoCloseable {

  VenueId id();

  /**
   * What it can do besides; what is not declared here is refused with {@link CapabilityMissing}.
   */
  default Set<VenueCapability> capabilities() {
    return Set.of();
  }

  /** From its naming, an order is on its way for so long at most; then it lapses. */
  default Duration validity() {
    return Duration.ofSeconds(30);
  }

  /**
   * What the venue would do with a lot now: sell as much as brings {@link Lot#wanted()}, at most
   * {@link Lot#quantity()}, never for less than {@link Lot#bound()} on average.
   *
   * @return empty if it does not trade the pair or would sell nothing
   * @throws VenueUnavailable if it cannot be asked
   */
  Optional<SaleQuote> quote(Lot lot);

  /**
   * What it would buy of a collateral right now, best price first, fees taken; empty if it does not
   * trade the pair.
   *
   * @throws VenueUnavailable if it cannot be asked
   * @throws CapabilityMissing without {@link VenueCapability#DEPTH}
   */
  default List<DepthLevel> depth(Token collateral, Token debt) {
    throw new CapabilityMissing(id(), VenueCapability.DEPTH);
  }

  /**
   * Sells under the rules of {@link #quote} as of now; what cannot be sold at once is not left
   * standing for longer than the order's deadline. Sent twice under one name, it is filled once.
   *
   * @throws VenueUnavailable if nobody knows whether it arrived; {@link #status} will tell
   */
  OrderReport place(VenueOrder order, Instant now);

  /**
   * What became of an order, by its name; sends nothing. An order that the venue does not know is
   * {@link OrderReport.State#UNSEEN} while it might still arrive, and {@link
   * OrderReport.State#DONE} without executions once it cannot any more.
   *
   * @throws VenueUnavailable if it cannot be asked
   */
  OrderReport status(VenueOrder order, Instant now);

  /**
   * Takes back what is not sold yet of an order, and tells what became of it.
   *
   * @throws VenueUnavailable if nobody knows whether it was taken back
   * @throws CapabilityMissing without {@link VenueCapability#CANCEL}
   */
  default OrderReport cancel(VenueOrder order, Instant now) {
    throw new CapabilityMissing(id(), VenueCapability.CANCEL);
  }

  /**
   * Everything it executed for us since a moment, in its own order; a window into its books, for
   * comparing them with ours.
   *
   * @throws VenueUnavailable if it cannot be asked
   * @throws CapabilityMissing without {@link VenueCapability#HISTORY}
   */
  default List<OrderExecution> executions(Instant since) {
    throw new CapabilityMissing(id(), VenueCapability.HISTORY);
  }

  @Override
  default void close() {
    // Most hold nothing open.
  }
}
