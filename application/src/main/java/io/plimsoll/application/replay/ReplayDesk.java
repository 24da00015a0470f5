package io.plimsoll.application.replay;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.ledger.Ledger;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.application.venue.ExecutionVenue;
import java.util.List;

/**
 * The desk as a replay uses it: no other way in than everybody has.
 *
 * @param clock standing; the replay moves it
 */
public record ReplayDesk(
    Lanes lanes,
    PriceDesk prices,
    PriceRecords records,
    ForcedSales sales,
    HealthWatch watch,
    Histories histories,
    Ledger ledger,
    List<ExecutionVenue> venues,
    DeskClock clock) {

  public ReplayDesk {
    venues = List.copyOf(venues);
  }
}
