package io.plimsoll.application.replay;

import io.plimsoll.application.replay.keepers.KeeperSettings;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.pacing.Guards;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is replayed, and how.
 *
 * @param scenario name of a price history
 * @param market opened by the replay
 * @param loans how many are opened in all
 * @param seed the same seed makes the same loans
 * @param speed seconds of history in a second; 0: as fast as it goes
 * @param mechanisms by which the market may sell
 * @param keepers come where a market leaves something to them: where the desk does not sell all
 *     itself
 * @param guards what the market's sales must not do
 * @param feedback empty: history's prices do not know what is sold here
 */
public record ReplaySettings(
    String scenario,
    MarketId market,
    int loans,
    long seed,
    long speed,
    SortedSet<Mechanism> mechanisms,
    KeeperSettings keepers,
    Guards guards,
    Optional<FeedbackSettings> feedback) {

  public ReplaySettings {
    if (loans < 1) throw new IllegalArgumentException("A replay needs a loan, not " + loans);
    if (speed < 0) throw new IllegalArgumentException("Time does not run backwards: " + speed);
    mechanisms = Collections.unmodifiableSortedSet(new TreeSet<>(mechanisms));
  }

  /** The desk sells directly. */
  public ReplaySettings(String scenario, MarketId market, int loans, long seed, long speed) {
    this(
        scenario,
        market,
        loans,
        seed,
        speed,
        SellingTerms.DIRECT.mechanisms(),
        KeeperSettings.NONE,
        Guards.NONE,
        Optional.empty());
  }

  /** Whether the desk sells all itself, and at once, so that a loan below 1 waits for nobody. */
  boolean isDirect() {
    return mechanisms.equals(Set.of(Mechanism.DIRECT_SALE)) && guards.pacing().isEmpty();
  }

  /** By what the market sells, in words. */
  public String way() {
    return mechanisms.stream()
            .map(mechanism -> mechanism.name().toLowerCase(Locale.ROOT).replace('_', ' '))
            .collect(Collectors.joining(", "))
        + (guards.pacing().isPresent() ? ", paced" : "");
  }
}
