package io.plimsoll.adapter.spi;

import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.domain.liquidation.VenueId;
import java.util.Set;

/** Makes venues of one kind. */
public interface VenueFactory extends AdapterFactory {

  /** What its venues declare. */
  Set<VenueCapability> capabilities();

  /**
   * Makes a venue without asking the outside anything: whether that answers is seen at the first
   * quote.
   *
   * @param settings accepted under {@link #settings()}
   * @throws SettingRefused if values do not go together
   */
  ExecutionVenue venue(VenueId id, Settings settings);
}
