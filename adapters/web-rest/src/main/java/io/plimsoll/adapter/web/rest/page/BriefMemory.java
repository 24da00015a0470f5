package io.plimsoll.adapter.web.rest.page;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps what was just drawn, so that many viewers cost no more than one. */
final class BriefMemory {

  private record Kept(Object picture, long until) {}

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final long nanos;

  BriefMemory(Duration span) {
    this.nanos = span.toNanos();
  }

  /**
   * @param key of a known market's picture: as many are kept as there are
   */
  <T> T picture(String key, Class<T> type, Supplier<T> drawing) {
    var now = System.nanoTime();
    return type.cast(
        kept.compute(
                key,
                (_, had) ->
                    had != null && had.until() - now > 0
                        ? had
                        : new Kept(drawing.get(), System.nanoTime() + nanos))
            .picture());
  }
}
