package io.plimsoll.benchmark;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a benchmark's table.
 *
 * @param against what it was held against in the same run, in the same unit
 * @param target the highest ratio, or without a comparison the highest value, that is good enough
 */
record Figure(
    String name, double value, String unit, Optional<Double> against, Optional<Double> target) {

  /** Over the rows. */
  static final String HEAD = row("", "value", "unit", "against", "ratio", "target", "");

  static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, Optional.empty(), Optional.empty());
  }

  Figure against(double other) {
    return new Figure(name, value, unit, Optional.of(other), target);
  }

  Figure atMost(double most) {
    return new Figure(name, value, unit, against, Optional.of(most));
  }

  Optional<Double> ratio() {
    return against.map(other -> value / other);
  }

  Optional<Boolean> isMet() {
    return target.map(most -> ratio().orElse(value) <= most);
  }

  String row() {
    return row(
        name,
        text(value),
        unit,
        against.map(Figure::text).orElse(""),
        ratio().map(Figure::text).orElse(""),
        target.map(Figure::text).orElse(""),
        isMet().map(met -> met ? "met" : "missed").orElse(""));
  }

  private static String row(Object... cells) {
    return "%-44s %12s %-5s %12s %7s %7s %s".formatted(cells);
  }

  /** As they are written; what a figure has not is null. */
  Map<String, @Nullable Object> fields() {
    var fields = new LinkedHashMap<String, @Nullable Object>();
    fields.put("name", name);
    fields.put("value", value);
    fields.put("unit", unit);
    fields.put("against", against.orElse(null));
    fields.put("ratio", ratio().orElse(null));
    fields.put("target", target.orElse(null));
    fields.put("met", isMet().orElse(null));
    return fields;
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }
}
