package io.plimsoll.domain.oracle.policy;

import io.plimsoll.domain.money.BasisPoints;
import java.util.Optional;

/** Which of several sources is acted on. */
public sealed interface Combination {

  /** Whoever observed last. */
  record Newest() implements Combination {}

  /**
   * The middle one of those with a heartbeat; of two middle ones the lower, but a new debt counts
   * at the upper.
   *
   * @param quorum so many have to be within the band around it, itself included
   * @param band share of the middle value
   */
  record Median(int quorum, BasisPoints band) implements Combination {}

  /**
   * The main source while the pivot agrees with it; else the fallback while the pivot, or without
   * one the main source, agrees with that (the order of Venus' ResilientOracle). Who has no
   * heartbeat agrees with nobody.
   *
   * @param band share of the value to be agreed with
   */
  record Pivot(String main, String pivot, Optional<String> fallback, BasisPoints band)
      implements Combination {}
}
