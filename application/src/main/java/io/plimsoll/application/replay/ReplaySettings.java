package io.plimsoll.application.replay;

import io.plimsoll.domain.market.MarketId;

/**
 * What is replayed, and how.
 *
 * @param scenario name of a price history
 * @param market opened by the replay
 * @param loans how many are opened in all
 * @param seed the same seed makes the same loans
 * @param speed seconds of history in a second; 0: as fast as it goes
 */
public record ReplaySettings(String scenario, MarketId market, int loans, long seed, long speed) {

  public ReplaySettings {
    if (loans < 1) throw new IllegalArgumentException("A replay needs a loan, not " + loans);
    if (speed < 0) throw new IllegalArgumentException("Time does not run backwards: " + speed);
  }
}
