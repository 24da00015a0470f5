package io.plimsoll.acceptance.vector;

/** Which translation reads which recording. */
final class Originals {

  private Originals() {}

  static Original of(Scenario scenario) {
    return switch (scenario.schema()) {
      case "aave-v3-pool/1" -> new AaveOriginal(scenario.setup());
      case "morpho-blue/1" -> new MorphoOriginal(scenario.setup());
      case "compound-comet/1" -> new CometOriginal(scenario.setup());
      default ->
          throw new IllegalArgumentException(
              scenario.name() + " is a recording of " + scenario.schema() + ", which nobody reads");
    };
  }
}
