package io.plimsoll.acceptance.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One recorded run of an original: its starting configuration and its steps. */
public record Scenario(String name, String schema, JsonNode setup, List<Step> steps) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * What was asked at a moment, and what the contracts reported.
   *
   * @param second Unix time
   */
  public record Step(
      int number,
      long second,
      JsonNode action,
      boolean accepted,
      Optional<String> error,
      JsonNode result,
      JsonNode before,
      JsonNode state) {

    public String type() {
      return action.get("type").asString();
    }
  }

  public static Scenario read(Path file) {
    try (var text = Files.newBufferedReader(file)) {
      var root = JSON.readTree(text);
      return new Scenario(
          root.get("name").asString(),
          root.get("schema").asString(),
          root.get("setup"),
          StreamSupport.stream(root.get("steps").spliterator(), false)
              .map(Scenario::step)
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Step step(JsonNode step) {
    return new Step(
        step.get("i").asInt(),
        Long.parseLong(step.get("t").asString()),
        step.get("action"),
        step.get("ok").asBoolean(),
        Optional.ofNullable(step.get("error")).map(JsonNode::asString),
        step.path("result"),
        step.path("before"),
        step.get("state"));
  }
}
