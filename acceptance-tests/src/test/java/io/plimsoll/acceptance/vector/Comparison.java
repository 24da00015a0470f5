package io.plimsoll.acceptance.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compares what was recorded with what the desk says, field by field. A missing field, zero, an
 * empty text, list or object, and {@code false} are the same.
 *
 * @param fields how many recorded fields were compared
 * @param differences each with its path and both values
 */
public record Comparison(int fields, List<String> differences) {

  /**
   * @param leftOut names of fields that are not compared
   */
  public static Comparison of(JsonNode recorded, JsonNode said, Set<String> leftOut) {
    var expected = leaves(recorded, leftOut);
    var actual = leaves(said, leftOut);
    var paths = new TreeSet<>(expected.keySet());
    paths.addAll(actual.keySet());
    var differences = new ArrayList<String>();
    for (var path : paths) {
      var right = significant(expected.get(path));
      var got = significant(actual.get(path));
      if (!right.equals(got))
        differences.add("%s: recorded %s, the desk says %s".formatted(path, right, got));
    }
    return new Comparison(expected.size(), List.copyOf(differences));
  }

  private static String significant(@org.jspecify.annotations.Nullable String text) {
    return text == null || text.isEmpty() || text.equals("false") ? "0" : text;
  }

  private static Map<String, String> leaves(JsonNode node, Set<String> leftOut) {
    var leaves = new TreeMap<String, String>();
    collect("", node, leaves);
    leaves.keySet().removeIf(path -> leftOut.contains(path.substring(path.lastIndexOf('/') + 1)));
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, String> leaves) {
    if (node.isMissingNode()) return;
    if (node.isObject())
      node.properties().forEach(e -> collect(path + "/" + e.getKey(), e.getValue(), leaves));
    else if (node.isArray())
      for (var i = 0; i < node.size(); i++) collect(path + "/" + i, node.get(i), leaves);
    else leaves.put(path, node.isNull() ? "null" : node.asString());
  }
}
