package io.plimsoll.application.history;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** Everything that ever happened, as stored. */
public interface Histories {

  /** A stream's events from a version on, oldest first. */
  List<Recorded> of(StreamId stream, long fromVersion, int limit);

  /** The stream whose name follows in an order of the store's own; the first of all without one. */
  Optional<StreamId> next(Optional<StreamId> stream);

  /** A market's book as it stood at an instant, that instant's events included. */
  Book asOf(MarketId market, Instant at);

  /**
   * Reads all streams in the order of storing and goes on as events arrive, until told to stop;
   * blocks its thread. An event that cannot be read is left out.
   *
   * @param after position of the last event already seen; empty: only what comes from now on
   * @param consumer gets each event with its position
   * @param goOn asked at least once a second
   */
  void follow(OptionalLong after, BiConsumer<Long, Recorded> consumer, BooleanSupplier goOn);
}
