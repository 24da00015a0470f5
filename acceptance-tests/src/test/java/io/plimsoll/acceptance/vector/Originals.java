package io.plimsoll.acceptance.vector;

import java.util.Optional;
import java.util.Set;

/** Which translation reads which recording. */
final class Originals {

  /** Recordings of what the desk does not do yet. */
  static final Set<String> NOT_YET =
      Set.of("aave-v4-hub-spoke/1", "maker-liquidations-2/1");

  private Originals() {}

  static Optional<Original> of(Scenario scenario) {
    return switch (scenario.schema()) {
      case "aave-v3-pool/1" -> Optional.of(new AaveOriginal(scenario.setup()));
      case "morpho-blue/1" -> Optional.of(new MorphoOriginal(scenario.setup()));
      case "compound-comet/1" -> Optional.of(new CometOriginal(scenario.setup()));
      default -> Optional.empty();
    };
  }
}
