package io.plimsoll.adapter.web.rest.keeper;

import io.plimsoll.adapter.web.rest.keeper.KeeperView.KeeperFunds;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperDeparted;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;
import java.util.List;

/**
 * A keeper that left.
 *
 * @param paidOut bond and funds together, by asset
 */
public record DepartureView(
    MarketId market, KeeperId keeper, Instant at, List<KeeperFunds> paidOut) {

  static DepartureView of(List<Event> events) {
    var departed =
        events.stream()
            .filter(KeeperDeparted.class::isInstance)
            .map(KeeperDeparted.class::cast)
            .findFirst()
            .orElseThrow();
    return new DepartureView(
        departed.market(),
        departed.keeper(),
        departed.at(),
        departed.paidOut().stream().map(KeeperFunds::of).toList());
  }
}
