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
 * @param target what the ratio, or without a comparison the value, is to be
 */
public record Figure(
    String name, double value, String unit, Optional<Double> against, Optional<Target> target) {

  /** How much is good enough: so much at most, or so much at least. */
  public record Target(double bound, boolean isFloor) {

    boolean isMet(double reached) {
      return isFloor ? reached >= bound : reached <= bound;
    }
  }

  /** Over the rows. */
  static final String HEAD = row("", "value", "unit", "against", "ratio", "target", "");

  public static Figure of(String name, double value, String unit) {
    return new Figure(name, value, unit, Optional.empty(), Optional.empty());
  }

  public Figure against(double other) {
    return new Figure(name, value, unit, Optional.of(other), target);
  }

  public Figure atMost(double most) {
    return new Figure(name, value, unit, against, Optional.of(new Target(most, false)));
  }

  public Figure atLeast(double least) {
    return new Figure(name, value, unit, against, Optional.of(new Target(least, true)));
  }

  Optional<Double> ratio() {
    return against.map(other -> value / other);
  }

  Optional<Boolean> isMet() {
    return target.map(wanted -> wanted.isMet(ratio().orElse(value)));
  }

  public String row() {
    return row(
        name,
        text(value),
        unit,
        against.map(Figure::text).orElse(""),
        ratio().map(Figure::text).orElse(""),
        target.map(Target::bound).map(Figure::text).orElse(""),
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
    fields.put("target", target.map(Target::bound).orElse(null));
    fields.put("met", isMet().orElse(null));
    return fields;
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.3f", number);
  }
}
