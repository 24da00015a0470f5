package io.plimsoll.adapter.web.rest.call;

import io.plimsoll.domain.decision.Event;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What a call that changes something is answered.
 *
 * @param body JSON, word for word as the first time
 * @param replayed whether the same request had been carried out before
 * @param events what it brought about; empty when replayed
 */
public record Answered(String body, boolean replayed, List<Event> events) {

  private static final String REPLAYED = "Idempotent-Replayed";

  public Answered {
    events = List.copyOf(events);
  }

  public ResponseEntity<String> ok() {
    return with(ResponseEntity.ok());
  }

  public ResponseEntity<String> created(URI location) {
    return with(ResponseEntity.created(location));
  }

  public ResponseEntity<String> status(HttpStatus status) {
    return with(ResponseEntity.status(status));
  }

  private ResponseEntity<String> with(ResponseEntity.BodyBuilder answer) {
    if (replayed) answer.header(REPLAYED, "true");
    return answer.contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
