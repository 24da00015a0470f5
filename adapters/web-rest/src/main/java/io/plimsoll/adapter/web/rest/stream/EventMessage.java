package io.plimsoll.adapter.web.rest.stream;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.history.EventType;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;

/**
 * An event as followers get it.
 *
 * @param position in the order of storing, over all streams; gaps are possible
 * @param version 1, 2, 3, … without gaps within its stream, but for what sealed bids set aside
 * @param data everything the event holds, as JSON
 */
public record EventMessage(
    long position,
    String type,
    StreamId stream,
    long version,
    Instant at,
    MarketId market,
    @JsonRawValue String data) {

  static EventMessage of(long position, Recorded recorded, Json json) {
    var event = recorded.event();
    return new EventMessage(
        position,
        EventType.of(event).storedName(),
        event.stream(),
        recorded.version() + 1,
        event.at(),
        event.stream().market(),
        json.history(event));
  }

  /** As the event stream's protocol writes it. */
  String frame(Json json) {
    return "id: %d\nevent: %s\ndata: %s\n\n".formatted(position, type, json.write(this));
  }
}
