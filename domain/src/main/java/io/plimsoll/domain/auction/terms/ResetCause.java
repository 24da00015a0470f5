package io.plimsoll.domain.auction.terms;

import io.plimsoll.domain.money.Ray;
import java.time.Duration;

/** Why nothing can be taken from an auction until it is started again. */
public sealed interface ResetCause {

  /** It has run for longer than it may. */
  record Expired(Duration age, Duration tail) implements ResetCause {}

  /**
   * Its price has fallen too far.
   *
   * @param share what is left of the start price, down
   */
  record PriceFallen(Ray share, Ray cusp) implements ResetCause {}

  /** Under the floor nothing is sold. */
  record BelowFloor(Ray price, Ray floor) implements ResetCause {}
}
