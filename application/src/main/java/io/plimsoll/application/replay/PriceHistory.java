package io.plimsoll.application.replay;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A stretch of price history that can be walked through. */
public interface PriceHistory {

  /** The scenario's name; its prices have it as their source. */
  String name();

  /** Every moment at which something was quoted, oldest first; the first quotes every asset. */
  List<Tick> ticks();

  /** In which time a new price of an asset is due. */
  Duration heartbeat(AssetId asset);

  /**
   * What was quoted at one moment.
   *
   * @param at whole milliseconds
   */
  record Tick(Instant at, List<Quotation> quotations) {
    public Tick {
      quotations = List.copyOf(quotations);
    }
  }

  default Instant from() {
    return ticks().getFirst().at();
  }

  default Instant to() {
    return ticks().getLast().at();
  }
}
