package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.Optional;

/**
 * What a value is measured against before it is acted on; in the unit in which the asset's sources
 * quote it. What is left out is not measured.
 *
 * @param widest the two sides, or twice the confidence, as a share of the value
 * @param corridor within which the value has to be
 * @param floor at or below which the source cannot follow the market
 * @param jump from the moving average
 * @param growthCap to which the value is cut
 */
public record Checks(
    Optional<BasisPoints> widest,
    Optional<Corridor> corridor,
    Optional<Wad> floor,
    Optional<Jump> jump,
    Optional<GrowthCap> growthCap) {

  public static final Checks NONE =
      new Checks(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Both ends included. */
  public record Corridor(Wad lowest, Wad highest) {}

  /**
   * @param most distance from the average as a share of it
   * @param window over which it is taken
   */
  public record Jump(BasisPoints most, Duration window) {}
}
