package io.plimsoll.acceptance.vector;

import io.plimsoll.acceptance.vector.aave.AaveOriginal;
import io.plimsoll.acceptance.vector.aave.AaveV4Sales;
import io.plimsoll.acceptance.vector.comet.CometOriginal;
import io.plimsoll.acceptance.vector.maker.MakerOriginal;
import io.plimsoll.acceptance.vector.morpho.MorphoOriginal;
import java.util.Optional;

/** Which translation reads which recording. */
final class Originals {

  private Originals() {}

  /** Empty where nothing reads such a recording. */
  static Optional<Replay> replay(Scenario scenario) {
    return switch (scenario.schema()) {
      case "aave-v3-pool/1" -> Optional.of(Replay.of(scenario, new AaveOriginal(scenario.setup())));
      case "morpho-blue/1" ->
          Optional.of(Replay.of(scenario, new MorphoOriginal(scenario.setup())));
      case "compound-comet/1" ->
          Optional.of(Replay.of(scenario, new CometOriginal(scenario.setup())));
      case "maker-liquidations-2/1" ->
          Optional.of(Replay.of(scenario, new MakerOriginal(scenario.setup())));
      case "aave-v4-hub-spoke/1" -> Optional.of(AaveV4Sales.replay(scenario));
      default -> Optional.empty();
    };
  }
}
