package io.plimsoll.acceptance.vector;

import io.plimsoll.acceptance.vector.Original.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What came of replaying one scenario.
 *
 * @param fields how many recorded fields were compared
 * @param leftOut recorded fields that were not compared, by name
 * @param differences in order; after the first step that differs nothing more is compared
 */
public record Replay(
    String scenario, int steps, int fields, List<String> differences, Set<String> leftOut) {

  public static Replay of(Scenario scenario, Original original) {
    var fields = 0;
    var steps = 0;
    for (var step : scenario.steps()) {
      var before = Comparison.of(step.before(), original.before(step), original.leftOut());
      var differences = new ArrayList<>(before.differences());
      var answer = original.take(step);
      var expected =
          step.accepted() ? "accepted" : "refused: " + step.error().orElse("without a reason");
      var got =
          switch (answer) {
            case Answer.Done _ -> "accepted";
            case Answer.Refused(var error) -> "refused: " + error;
          };
      if (!got.equals(expected))
        differences.add("recorded %s, the desk says %s".formatted(expected, got));
      fields += before.fields() + 2;
      steps++;
      if (answer instanceof Answer.Done(var result)) {
        var results = Comparison.of(step.result(), result, original.leftOut());
        fields += results.fields();
        differences.addAll(results.differences());
      }
      var states = Comparison.of(step.state(), original.state(step.second()), original.leftOut());
      fields += states.fields();
      differences.addAll(states.differences());
      if (!differences.isEmpty())
        return new Replay(
            scenario.name(),
            steps,
            fields,
            differences.stream()
                .map(d -> "step %d %s %s".formatted(step.number(), step.action(), d))
                .toList(),
            original.leftOut());
    }
    return new Replay(scenario.name(), steps, fields, List.of(), original.leftOut());
  }

  public Optional<String> firstDifference() {
    return differences.stream().findFirst().map(first -> scenario + " " + first);
  }
}
