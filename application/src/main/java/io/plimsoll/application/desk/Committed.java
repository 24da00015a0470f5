package io.plimsoll.application.desk;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import java.util.List;

/** Told on the lane, right after its events became durable and before the next decision. */
@FunctionalInterface
public interface Committed {

  /**
   * @param book as it stands after the events
   */
  void committed(Book book, List<Event> events);
}
