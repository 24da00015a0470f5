package io.plimsoll.adapter.spi;

import io.plimsoll.application.venue.VenueOrder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which orders were sent already, for a venue that would fill a second one of the same name. After
 * its deadline an order is not sent at all, and so it is forgotten.
 */
public final class SentOrders {

  private final Map<String, Instant> deadlines = new LinkedHashMap<>();

  /** Remembers an order that is about to be sent; false if it was sent before. */
  public synchronized boolean isFirst(VenueOrder order, Instant now) {
    var oldest = deadlines.values().iterator();
    while (oldest.hasNext() && oldest.next().isBefore(now)) oldest.remove();
    return deadlines.putIfAbsent(order.id(), order.deadline()) == null;
  }
}
