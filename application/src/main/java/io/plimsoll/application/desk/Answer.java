package io.plimsoll.application.desk;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import java.util.List;

/**
 * Words an accepted command's answer from the book as it stands after it; stored with the events
 * when the request has a key.
 */
@FunctionalInterface
public interface Answer {

  /** For callers that look at the events themselves. */
  Answer NONE = (_, _, _) -> "";

  String of(Book after, List<Event> events, Facts facts);
}
