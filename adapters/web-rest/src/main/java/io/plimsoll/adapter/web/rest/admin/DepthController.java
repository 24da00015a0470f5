package io.plimsoll.adapter.web.rest.admin;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.simulation.SimulatedDepth;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How much the simulated venue takes; only in the sandbox. */
@RestController
@Profile("sandbox")
@Tag(name = "Simulation")
public class DepthController {

  private static final BigDecimal DEEPEST = BigDecimal.TEN.pow(15);

  /**
   * A pool between two assets.
   *
   * @param depth whole collateral tokens in the pool at the oracle's price; 0 closes it
   * @param fee the venue's share of what is sold; 0.003 if left out
   */
  public record Depth(
      AssetId collateralAsset, AssetId debtAsset, Decimal depth, Optional<Decimal> fee) {}

  private final ObjectProvider<SimulatedDepth> venue;

  public DepthController(ObjectProvider<SimulatedDepth> venue) {
    this.venue = venue;
  }

  @PutMapping(path = "/api/v1/simulation/depth", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Set the venue's depth",
      description = "How much collateral the simulated venue holds in a pool; 0 closes it.")
  Depth set(@RequestBody Depth asked) {
    var depth = asked.depth().value();
    if (depth.signum() < 0 || depth.compareTo(DEEPEST) > 0)
      throw new Declined(
          Problems.outOfRange(
                  "depth-out-of-range",
                  "depth",
                  asked.depth().text(),
                  "is never negative and %s at most".formatted(DEEPEST.toPlainString()))
              .with("limit", DEEPEST.toPlainString()));
    var fee = asked.fee().map(Decimal::value).orElse(new BigDecimal("0.003"));
    if (fee.signum() < 0 || fee.compareTo(BigDecimal.ONE) >= 0)
      throw new Declined(
          Problems.outOfRange(
                  "fee-out-of-range", "fee", fee.toPlainString(), "is never negative and below 1")
              .with("limit", "1"));
    if (fee.stripTrailingZeros().scale() > 4)
      throw new Declined(
          Problems.outOfRange(
                  "too-many-decimals", "fee", fee.toPlainString(), "has 4 decimals at most")
              .with("decimals", 4));
    Optional.ofNullable(venue.getIfAvailable())
        .orElseThrow(
            () ->
                new Declined(
                    Problem.of(
                        HttpStatus.NOT_FOUND, "no-simulated-venue", "No venue is simulated here")))
        .setDepth(
            asked.collateralAsset(), asked.debtAsset(), depth, BasisPoints.of(fee.toPlainString()));
    return new Depth(
        asked.collateralAsset(), asked.debtAsset(), asked.depth(), Optional.of(new Decimal(fee)));
  }
}
