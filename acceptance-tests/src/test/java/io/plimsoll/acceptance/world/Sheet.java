package io.plimsoll.acceptance.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.cucumber.datatable.DataTable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Tables of fields and values: {@code liquidation.close factor | 50 %} is the field {@code
 * closeFactor} of {@code liquidation}, and 0.5.
 */
public final class Sheet {

  private static final String NONE = "none";

  private Sheet() {}

  /** The rows in their order; a later one replaces an earlier one of the same name. */
  public static Map<String, String> rows(DataTable table) {
    var rows = new LinkedHashMap<String, String>();
    for (var row : table.asLists()) rows.put(row.get(0), row.get(1));
    return rows;
  }

  /** A request's body. */
  public static Map<String, Object> request(DataTable table) {
    return request(rows(table));
  }

  /** The body that lists an asset; where nothing is said of interest, there is none. */
  public static Map<String, Object> listing(Map<String, String> rows) {
    var fields = new LinkedHashMap<>(rows);
    var interest = fields.remove("interest");
    var losses = fields.remove("losses");
    var body = request(fields);
    if (losses != null) body.put("losses", Map.of("order", List.of(losses.split(" ", -1))));
    body.put("interestRate", curve(interest == null ? "0 %" : interest));
    return body;
  }

  /** Every row of the table is what the answer shows there, to the letter. */
  public static void assertShows(JsonNode answer, DataTable expected) {
    rows(expected)
        .forEach(
            (name, value) -> {
              var shown = at(answer, name);
              assertThat(shown.isNull() || shown.isMissingNode() ? NONE : shown.asString())
                  .as("%s of %s", name, answer)
                  .isEqualTo(value(value));
            });
  }

  private static JsonNode at(JsonNode answer, String name) {
    var node = answer;
    for (var part : name.split("\\.", -1)) node = node.path(camel(part));
    return node;
  }

  private static Map<String, Object> request(Map<String, String> rows) {
    var body = new LinkedHashMap<String, Object>();
    rows.forEach(
        (name, value) -> {
          if (!value.equals(NONE)) put(body, name.split("\\.", -1), value);
        });
    return body;
  }

  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> body, String[] path, String value) {
    var last = camel(path[path.length - 1]);
    var into = body;
    for (var step : List.of(path).subList(0, path.length - 1))
      into =
          (Map<String, Object>)
              into.computeIfAbsent(camel(step), _ -> new LinkedHashMap<String, Object>());
    into.put(
        last,
        isCount(last)
            ? number(value)
            : isTruth(last, value) ? Boolean.valueOf(value) : value(value));
  }

  /** Of a category, what is borrowable is a list of assets. */
  private static boolean isTruth(String field, String value) {
    return field.equals("borrowable") && Set.of("true", "false").contains(value);
  }

  private static boolean isCount(String field) {
    return field.toLowerCase(Locale.ROOT).endsWith("decimals")
        || Set.of("resets", "most").contains(field);
  }

  /** What {@link #listing} reads as another model than a curve. */
  public static String model(String name, DataTable numbers) {
    var text = new StringBuilder("model=" + name);
    rows(numbers)
        .forEach((field, value) -> text.append(' ').append(camel(field)).append('=').append(value));
    return text.toString();
  }

  /** {@code 10 %} flat; or rate at rest, at the kink, where the kink is, rate when all is lent. */
  private static Map<String, String> curve(String interest) {
    if (interest.startsWith("model="))
      return Arrays.stream(interest.split(" ", -1))
          .map(part -> part.split("=", 2))
          .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    if (interest.endsWith("%"))
      return Map.of("baseRate", Words.fraction(interest), "slope1", "0", "slope2", "0");
    var parts = interest.split(" ", -1);
    return Map.of(
        "baseRate",
        parts[0],
        "slope1",
        less(parts[1], parts[0]),
        "optimalUtilization",
        parts[2],
        "slope2",
        less(parts[3], parts[1]));
  }

  private static String less(String one, String other) {
    return new BigDecimal(one).subtract(new BigDecimal(other)).toPlainString();
  }

  private static Object number(String value) {
    return Integer.valueOf(value);
  }

  private static String value(String cell) {
    if (cell.matches(Words.SPAN)) return Words.duration(cell).toString();
    return cell.endsWith(" %") ? Words.fraction(cell) : cell.replace(",", "");
  }

  private static String camel(String words) {
    var camel = new StringBuilder();
    for (var word : words.split(" ", -1))
      camel.append(
          camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    return camel.toString();
  }
}
