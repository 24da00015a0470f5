package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.oracle.policy.ActionMatrix;
import io.plimsoll.domain.oracle.policy.Canary;
import io.plimsoll.domain.oracle.policy.Checks;
import io.plimsoll.domain.oracle.policy.Combination;
import io.plimsoll.domain.oracle.policy.GrowthCap;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.oracle.policy.Stance;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What can be said about prices, with every optional part there. */
final class SamplePrices {

  static final ActionMatrix MATRIX =
      ActionMatrix.STANDARD
          .with(Action.LIQUIDATE, Finding.Kind.JUMPED, Stance.ALLOW)
          .with(Action.BORROW, Finding.Kind.TOO_WIDE, Stance.haircut(BasisPoints.of("0.02")));

  static final PricePolicy POLICY =
      new PricePolicy(
          new Combination.Pivot("chainlink", "pyth", Optional.of("kraken"), BasisPoints.of("0.02")),
          Duration.ofMinutes(10),
          new TreeMap<>(Map.of("chainlink", Duration.ofHours(1))),
          new Checks(
              Optional.of(BasisPoints.of("0.01")),
              Optional.of(new Checks.Corridor(Wad.ONE, Wad.of("1.3"))),
              Optional.of(Wad.of("0.1")),
              Optional.of(new Checks.Jump(BasisPoints.of("0.3"), Duration.ofMinutes(30))),
              Optional.of(
                  new GrowthCap(
                      Wad.of("1.12"),
                      Instant.parse("2021-01-01T00:00:00Z"),
                      BasisPoints.of("0.09")))),
          Optional.of(new AssetId("ETH")),
          Optional.of(Duration.ofHours(1)),
          Optional.of(Duration.ofHours(2)),
          Optional.of(new Canary(10, BasisPoints.of("0.01"), new TreeSet<>(Set.of("chainlink")))));

  private SamplePrices() {}
}
