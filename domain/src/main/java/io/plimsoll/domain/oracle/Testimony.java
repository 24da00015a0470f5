package io.plimsoll.domain.oracle;

import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one source has said of one asset.
 *
 * @param said oldest first, as far back as anybody looks, thinned; never empty
 * @param refused why the source's last word was not taken, if it was not
 */
public record Testimony(String source, List<Sighting> said, Optional<Finding> refused) {

  /** So many words of a stretch of time tell how it went. */
  private static final int POINTS = 500;

  public Testimony {
    if (said.isEmpty()) throw new IllegalArgumentException(source + " has said nothing");
    said = List.copyOf(said);
  }

  public static Testimony of(String source, Sighting first) {
    return new Testimony(source, List.of(first), Optional.empty());
  }

  public Sighting newest() {
    return said.getLast();
  }

  /** The newest word of a moment; the first one if nothing was said by then. */
  public Sighting at(Instant moment) {
    for (var i = said.size() - 1; i > 0; i--)
      if (!said.get(i).observedAt().isAfter(moment)) return said.get(i);
    return said.getFirst();
  }

  /** Whether it has been heard from a moment on. */
  public boolean hasSpokenSince(Instant moment) {
    return !said.getFirst().observedAt().isAfter(moment);
  }

  /** Nothing else the source said counts before it is heard again. */
  public Testimony refused(Finding why) {
    return new Testimony(source, said, Optional.of(why));
  }

  /**
   * @param lookback how far back anybody looks; what was said before is left out but for the last
   *     of it
   */
  public Testimony then(Sighting next, Duration lookback) {
    var words = new ArrayList<>(said);
    var grain = lookback.dividedBy(POINTS);
    if (words.size() > 1
        && words.get(words.size() - 2).observedAt().plus(grain).isAfter(next.observedAt()))
      words.removeLast();
    words.add(next);
    var since = next.observedAt().minus(lookback);
    while (words.size() > 1 && !words.get(1).observedAt().isAfter(since)) words.removeFirst();
    return new Testimony(source, words, Optional.empty());
  }

  /** Over a stretch of time, each value weighted by how long it stood; down. */
  public Wad average(Duration window, Instant until) {
    var since = until.minus(window);
    var sum = BigInteger.ZERO;
    var time = 0L;
    for (var i = 0; i < said.size(); i++) {
      var from = later(said.get(i).observedAt(), since);
      var to = i + 1 < said.size() ? later(said.get(i + 1).observedAt(), since) : until;
      var stood = Duration.between(from, earlier(to, until)).toMillis();
      if (stood <= 0) continue;
      sum = sum.add(said.get(i).value().units().multiply(BigInteger.valueOf(stood)));
      time += stood;
    }
    return time == 0 ? at(until).value() : new Wad(sum.divide(BigInteger.valueOf(time)));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
