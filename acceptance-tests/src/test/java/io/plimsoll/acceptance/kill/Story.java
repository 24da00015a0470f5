package io.plimsoll.acceptance.kill;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What happened to a loan, as the desk tells it. */
record Story(String loan, List<JsonNode> events) {

  static Story of(String loan, DeskCalls desk) throws IOException {
    var path = "loans/" + loan + "/events?limit=200";
    var page = desk.get(path);
    var events = items(page);
    while (page.required("next").isString()) {
      page = desk.get(path + "&cursor=" + page.required("next").asString());
      events = Stream.concat(events, items(page));
    }
    return new Story(loan, events.toList());
  }

  /** How many of its events came of a request. */
  long of(Asked asked) {
    return events.stream()
        .filter(event -> event.required("idempotencyKey").isString())
        .filter(event -> event.required("idempotencyKey").asString().equals(asked.key()))
        .count();
  }

  /** The first version that is missing or told twice. */
  Optional<Long> gap() {
    return IntStream.range(0, events.size())
        .filter(i -> events.get(i).required("version").asLong() != i + 1L)
        .mapToObj(i -> i + 1L)
        .findFirst();
  }

  /** Whether what moved adds up to what the loan says it has and owes. */
  boolean addsUpTo(JsonNode view) {
    return sums("collateral").equals(parts(view, "collateral"))
        && sums("debt").equals(parts(view, "debt"));
  }

  private Map<String, BigDecimal> sums(String side) {
    var sums = new HashMap<String, BigDecimal>();
    for (var event : events)
      event
          .required("changes")
          .required(side)
          .properties()
          .forEach(
              change ->
                  sums.merge(
                      change.getKey(),
                      new BigDecimal(change.getValue().asString()),
                      BigDecimal::add));
    return plain(sums);
  }

  private static Map<String, BigDecimal> parts(JsonNode view, String side) {
    var parts = new HashMap<String, BigDecimal>();
    for (var part : view.required(side))
      parts.put(
          part.required("asset").asString(), new BigDecimal(part.required("amount").asString()));
    return plain(parts);
  }

  private static Map<String, BigDecimal> plain(Map<String, BigDecimal> amounts) {
    amounts.values().removeIf(amount -> amount.signum() == 0);
    amounts.replaceAll((_, amount) -> amount.stripTrailingZeros());
    return amounts;
  }

  private static Stream<JsonNode> items(JsonNode page) {
    return StreamSupport.stream(page.required("items").spliterator(), false);
  }
}
