package io.plimsoll.acceptance.paper;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Reading of lists. */
final class Numbers {

  private Numbers() {}

  static <T> List<T> each(JsonNode list, Function<JsonNode, T> reading) {
    return StreamSupport.stream(list.spliterator(), false).map(reading).toList();
  }

  static List<Double> numbers(JsonNode list) {
    return each(list, JsonNode::asDouble);
  }

  static List<Double> numbers(double[] numbers) {
    return DoubleStream.of(numbers).boxed().toList();
  }
}
