package io.plimsoll.adapter.oracle.pyth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prices on their way from the stream to the desk: in order however they came, each second's first
 * once. If nobody takes them the oldest make room.
 */
final class Arrivals {

  /** Some minutes of a price a second, for each id. */
  private static final int MOST_WAITING = 256;

  /** Further ahead of the desk's time than clocks differ, and than is worth waiting for. */
  private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(1);

  private static final class Lane {
    private final TreeMap<Instant, PythPrice> waiting = new TreeMap<>();
    private Instant told = Instant.EPOCH;
  }

  private final Map<String, Lane> lanes = new HashMap<>();

  /** Takes prices of these ids and of no other. */
  Arrivals(Collection<String> ids) {
    ids.forEach(id -> lanes.put(id, new Lane()));
  }

  /** Whether any of them is of an id that is asked for, be it new or not. */
  synchronized boolean add(Collection<PythPrice> prices) {
    var known = false;
    for (var price : prices) {
      var lane = lanes.get(price.id());
      if (lane == null) continue;
      known = true;
      if (!price.publishedAt().isAfter(lane.told)) continue;
      lane.waiting.putIfAbsent(price.publishedAt(), price);
      if (lane.waiting.size() > MOST_WAITING) lane.waiting.pollFirstEntry();
    }
    return known;
  }

  /** Everything up to a moment that has not been taken, oldest first. */
  synchronized List<PythPrice> take(Instant now) {
    var taken = new ArrayList<PythPrice>();
    for (var lane : lanes.values()) {
      var due = lane.waiting.headMap(now, true);
      if (!due.isEmpty()) lane.told = due.lastKey();
      taken.addAll(due.values());
      due.clear();
      lane.waiting.tailMap(now.plus(FURTHEST_AHEAD), false).clear();
    }
    taken.sort(Comparator.comparing(PythPrice::publishedAt));
    return List.copyOf(taken);
  }
}
