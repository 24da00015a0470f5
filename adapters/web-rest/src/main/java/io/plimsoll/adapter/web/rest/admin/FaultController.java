package io.plimsoll.adapter.web.rest.admin;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.problem.Problems;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.simulation.SimulatedFaults;
import io.plimsoll.application.simulation.SimulatedFaults.Shares;
import io.plimsoll.domain.money.BasisPoints;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How unreliable the simulated venue is; only in the sandbox. */
@RestController
@Profile("sandbox")
@Tag(name = "Simulation")
public class FaultController {

  /**
   * Shares of the orders placed from now on, 0 if left out and 1 at most together.
   *
   * @param lost never arrive, of which nobody hears
   * @param unanswered are filled without an answer
   * @param late arrive only when they are asked about for the second time
   * @param twice are filled, which is told twice
   * @param partial of them a third is taken
   */
  public record FaultsForm(
      Optional<Decimal> lost,
      Optional<Decimal> unanswered,
      Optional<Decimal> late,
      Optional<Decimal> twice,
      Optional<Decimal> partial) {}

  private final ObjectProvider<SimulatedFaults> venue;

  public FaultController(ObjectProvider<SimulatedFaults> venue) {
    this.venue = venue;
  }

  @PutMapping(path = "/api/v1/simulation/faults", consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Make the venue unreliable",
      description = "What befalls orders at the simulated venue, as shares of all that are placed.")
  FaultsForm set(@RequestBody FaultsForm asked) {
    var shares = shares(asked);
    Optional.ofNullable(venue.getIfAvailable())
        .orElseThrow(
            () ->
                new Declined(
                    Problem.of(
                        HttpStatus.NOT_FOUND, "no-simulated-venue", "No venue is simulated here")))
        .setFaults(shares);
    return asked;
  }

  private static Shares shares(FaultsForm asked) {
    var all =
        Stream.of(asked.lost(), asked.unanswered(), asked.late(), asked.twice(), asked.partial())
            .flatMap(Optional::stream)
            .map(Decimal::value)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (all.compareTo(BigDecimal.ONE) > 0)
      throw new Declined(
          Problems.outOfRange(
                  "shares-out-of-range",
                  "lost",
                  all.toPlainString(),
                  "is with the others 1 at most")
              .with("limit", "1"));
    return new Shares(
        share("lost", asked.lost()),
        share("unanswered", asked.unanswered()),
        share("late", asked.late()),
        share("twice", asked.twice()),
        share("partial", asked.partial()));
  }

  private static BasisPoints share(String field, Optional<Decimal> asked) {
    var share = asked.map(Decimal::value).orElse(BigDecimal.ZERO);
    if (share.signum() < 0
        || share.compareTo(BigDecimal.ONE) > 0
        || share.stripTrailingZeros().scale() > 4)
      throw new Declined(
          Problems.outOfRange(
              "share-out-of-range",
              field,
              share.toPlainString(),
              "is from 0 to 1 with 4 decimals at most"));
    return BasisPoints.of(share.toPlainString());
  }
}
