package io.plimsoll.adapter.web.rest.problem;

import static io.plimsoll.adapter.web.rest.problem.Wording.plain;

import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.oracle.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A finding in words and numbers.
 *
 * @param finding its name
 * @param detail half a sentence with its numbers
 * @param numbers the same by name
 */
public record FindingWords(String finding, String detail, Map<String, Object> numbers) {

  public static FindingWords of(Finding finding) {
    return switch (finding) {
      case Finding.Stale(var seen, var now, var maxAge) ->
          told(finding, "observed at %s; at %s it may be %s old".formatted(seen, now, maxAge))
              .with("observedAt", seen)
              .with("now", now)
              .with("maxAge", maxAge);
      case Finding.Outdated(var seen, var now, var maxAge) ->
          told(finding, "observed at %s; at %s it may be %s old".formatted(seen, now, maxAge))
              .with("observedAt", seen)
              .with("now", now)
              .with("maxAge", maxAge);
      case Finding.FromFuture(var source, var seen, var received) ->
          told(
                  finding,
                  "at %s %s has spoken of %s, which was still to come"
                      .formatted(received, source, seen))
              .with("source", source)
              .with("observedAt", seen)
              .with("receivedAt", received);
      case Finding.NotPositive(var source, var value) ->
          told(finding, "%s has since said %s".formatted(source, plain(value)))
              .with("source", source)
              .with("value", plain(value));
      case Finding.WrongUnit(var source, var said, var expected) ->
          told(finding, "%s has since spoken of %s instead of %s".formatted(source, said, expected))
              .with("source", source)
              .with("unit", said)
              .with("expected", expected);
      case Finding.TooWide(var width, var most) ->
          told(
                  finding,
                  "its sides leave %s of it between them, more than %s"
                      .formatted(width.decimal(), most.decimal()))
              .with("width", width.decimal())
              .with("limit", most.decimal());
      case Finding.OutOfBand(var value, var lowest, var highest) ->
          told(
                  finding,
                  "%s is not between %s and %s"
                      .formatted(value.decimal(), lowest.decimal(), highest.decimal()))
              .with("value", value.decimal())
              .with("lowest", lowest.decimal())
              .with("highest", highest.decimal());
      case Finding.Jumped(var value, var average, var moved, var most) ->
          told(
                  finding,
                  "%s is %s away from its average %s, more than %s"
                      .formatted(
                          value.decimal(), moved.decimal(), average.decimal(), most.decimal()))
              .with("value", value.decimal())
              .with("average", average.decimal())
              .with("moved", moved.decimal())
              .with("limit", most.decimal());
      case Finding.NoQuorum(var agreeing, var needed) ->
          told(finding, "%d sources agree, of %d needed".formatted(agreeing, needed))
              .with("agreeing", agreeing)
              .with("needed", needed);
      case Finding.AtFloor(var value, var floor) ->
          told(
                  finding,
                  "%s is where its source stops following the market, %s"
                      .formatted(value.decimal(), floor.decimal()))
              .with("value", value.decimal())
              .with("floor", floor.decimal());
      case Finding.CapHit(var value, var cap) ->
          told(
                  finding,
                  "%s is more than it can have grown to, %s"
                      .formatted(value.decimal(), cap.decimal()))
              .with("value", value.decimal())
              .with("cap", cap.decimal());
    };
  }

  private static FindingWords told(Finding finding, String detail) {
    return new FindingWords(Json.word(finding.kind()), detail, Map.of());
  }

  private FindingWords with(String name, Object value) {
    var more = new LinkedHashMap<>(numbers);
    more.put(name, value instanceof Number number ? number : value.toString());
    return new FindingWords(finding, detail, more);
  }

  Problem on(Problem problem) {
    var all = problem.with("finding", finding);
    for (var number : numbers.entrySet()) all = all.with(number.getKey(), number.getValue());
    return all;
  }
}
