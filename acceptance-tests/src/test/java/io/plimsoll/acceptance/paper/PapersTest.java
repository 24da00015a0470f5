package io.plimsoll.acceptance.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another folder is read with {@code -Dpapers.dir}. */
class PapersTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @MethodSource("files")
  void every_figure_of_a_paper_is_reached(Path file) {
    var written = JSON.readTree(file.toFile());
    var paper = Papers.reading(written.path("id").asString()).orElseThrow();
    var said = paper.figures(written.path("inputs"), written.path("expected"));
    var expected = leaves(written.path("expected"));
    var figures = leaves(JSON.<JsonNode>valueToTree(said));
    var wrong = new ArrayList<String>();
    var compared = 0;
    var furthest = 0.0;
    for (var path : expected.keySet()) {
      compared++;
      var right = expected.get(path);
      var figure = figures.get(path);
      if (right.isNull() && figure == null) continue;
      if (figure == null || !agrees(right, figure, paper.tolerance(path)))
        wrong.add("%s: expected %s, the desk says %s".formatted(path, right, figure));
      else furthest = Math.max(furthest, distance(right, figure));
    }
    report(
        "%s: %d figures, %d wrong, furthest by %.1e of itself",
        file.getFileName(), compared, wrong.size(), furthest);
    wrong.forEach(line -> report("  %s", line));
    assertThat(wrong).isEmpty();
    assertThat(compared).isPositive();
  }

  static Stream<Path> files() throws URISyntaxException, IOException {
    var elsewhere = System.getProperty("papers.dir", "");
    var folder =
        elsewhere.isEmpty()
            ? Path.of(Objects.requireNonNull(PapersTest.class.getResource("/papers")).toURI())
            : Path.of(elsewhere);
    try (var list = Files.list(folder)) {
      return list
          .filter(file -> file.toString().endsWith(".json"))
          .filter(file -> Papers.reading(idOf(file)).isPresent())
          .sorted()
          .toList()
          .stream();
    }
  }

  private static String idOf(Path file) {
    return JSON.readTree(file.toFile()).path("id").asString();
  }

  private static boolean agrees(JsonNode right, JsonNode figure, Tolerance tolerance) {
    if (right.isNumber() && figure.isNumber())
      return tolerance.admits(right.asDouble(), figure.asDouble());
    return right.asString().equals(figure.asString());
  }

  private static double distance(JsonNode right, JsonNode figure) {
    if (!right.isNumber() || right.asDouble() == 0) return 0;
    return Math.abs(figure.asDouble() / right.asDouble() - 1);
  }

  private static Map<String, JsonNode> leaves(JsonNode node) {
    var leaves = new TreeMap<String, JsonNode>();
    collect("", node, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, JsonNode> leaves) {
    if (node.isObject())
      node.properties().forEach(e -> collect(path + "/" + e.getKey(), e.getValue(), leaves));
    else if (node.isArray())
      for (var i = 0; i < node.size(); i++) collect(path + "/" + i, node.get(i), leaves);
    else leaves.put(path, node);
  }

  /** To whoever runs the papers. */
  @SuppressWarnings("SystemOut")
  private static void report(String line, Object... values) {
    System.out.printf(line + "%n", values);
  }
}
