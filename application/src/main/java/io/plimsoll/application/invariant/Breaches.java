package io.plimsoll.application.invariant;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The breaches that stand. A breach found by a round is gone when the round finds it no more; one
 * found with a commit stands until the desk is started anew, because what was committed stays.
 */
public final class Breaches {

  private static final System.Logger LOG = System.getLogger(Breaches.class.getName());

  private record Key(Breach.Rule rule, String market, String subject) {}

  private final Map<Key, Breach> standing = new LinkedHashMap<>();
  private long found;

  synchronized void found(Breach breach) {
    if (standing.put(key(breach), breach) == null) {
      found++;
      LOG.log(
          Level.ERROR,
          "Invariant {0} broken in market {1}, {2}: {3}",
          breach.rule(),
          breach.market(),
          breach.subject(),
          breach.explanation());
    }
  }

  synchronized void gone(Breach.Rule rule, String market, String subject) {
    if (standing.remove(new Key(rule, market, subject)) != null)
      LOG.log(Level.INFO, "Invariant {0} holds again in market {1}, {2}", rule, market, subject);
  }

  public synchronized List<Breach> standing() {
    return List.copyOf(new ArrayList<>(standing.values()));
  }

  /** How many were found since the start. */
  public synchronized long found() {
    return found;
  }

  private static Key key(Breach breach) {
    return new Key(breach.rule(), breach.market().text(), breach.subject());
  }
}
