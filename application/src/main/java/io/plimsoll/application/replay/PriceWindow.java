package io.plimsoll.application.replay;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a price history. Its first moment quotes what was quoted last of every asset.
 *
 * @param name the whole history's
 */
public record PriceWindow(PriceHistory whole, String name, List<Tick> ticks)
    implements PriceHistory {

  public PriceWindow {
    ticks = List.copyOf(ticks);
  }

  /**
   * @throws IllegalArgumentException if nothing is quoted between the two moments, both included
   */
  public static PriceWindow of(PriceHistory whole, Instant from, Instant to) {
    var newest = new LinkedHashMap<AssetId, Quotation>();
    var inside = new ArrayList<Tick>();
    for (var tick : whole.ticks()) {
      if (tick.at().isAfter(to)) break;
      for (var seen : tick.quotations()) newest.put(seen.asset(), seen);
      if (!tick.at().isBefore(from)) inside.add(inside.isEmpty() ? first(tick, newest) : tick);
    }
    if (inside.isEmpty())
      throw new IllegalArgumentException(
          "%s quotes nothing from %s to %s".formatted(whole.name(), from, to));
    return new PriceWindow(whole, whole.name(), inside);
  }

  private static Tick first(Tick tick, Map<AssetId, Quotation> newest) {
    return new Tick(tick.at(), List.copyOf(newest.values()));
  }

  @Override
  public Duration heartbeat(AssetId asset) {
    return whole.heartbeat(asset);
  }
}
