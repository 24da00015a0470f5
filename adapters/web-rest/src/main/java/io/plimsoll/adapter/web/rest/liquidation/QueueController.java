package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.adapter.web.rest.call.Looking;
import io.plimsoll.adapter.web.rest.wire.Cursors;
import io.plimsoll.adapter.web.rest.wire.Listing;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.queue.Place;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigInteger;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows keepers which loans the desk pursues first. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Liquidations")
public class QueueController {

  private static final String LIST = "liquidation-queue";

  private final HealthWatch watch;
  private final Looking looking;

  public QueueController(HealthWatch watch, Looking looking) {
    this.watch = watch;
    this.looking = looking;
  }

  /**
   * Where a page ended. Places move with every price, so the next page shows what then stands
   * behind.
   */
  private record LastPlace(BigInteger weight, LoanId loan) {

    static LastPlace of(String place) {
      var parts = place.split(" ", -1);
      try {
        return new LastPlace(new BigInteger(parts[0]), new LoanId(parts[parts.length - 1]));
      } catch (IllegalArgumentException e) {
        throw Cursors.bad(e);
      }
    }

    static String text(Place place) {
      return place.weight() + " " + place.loan();
    }

    boolean isBefore(Place place) {
      var order = weight.compareTo(place.weight());
      return order > 0 || (order == 0 && loan.compareTo(place.loan()) < 0);
    }
  }

  @GetMapping("/markets/{market}/liquidation-queue")
  @Operation(
      summary = "See which loans are pursued first",
      description =
          "Loans below 1 by urgency × size, which is what is missing for each to stand at the line;"
              + " with what is on sale of them.")
  Listing<QueueView> queue(
      @PathVariable MarketId market,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor) {
    Cursors.limit(limit);
    var after = Cursors.open(LIST, cursor).map(LastPlace::of);
    return looking.at(
        market,
        (_, sight) -> {
          var places =
              watch.queue(sight.book(), sight.facts()).stream()
                  .map(Standing::place)
                  .filter(place -> after.isEmpty() || after.get().isBefore(place))
                  .limit(limit + 1L)
                  .toList();
          return new Listing<>(
              places.stream().limit(limit).map(place -> QueueView.of(sight.book(), place)).toList(),
              places.size() > limit
                  ? Cursors.seal(LIST, LastPlace.text(places.get(limit - 1)))
                  : null);
        });
  }
}
