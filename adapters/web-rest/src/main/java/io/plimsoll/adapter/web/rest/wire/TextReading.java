package io.plimsoll.adapter.web.rest.wire;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads a value from a JSON string and from nothing else. */
final class TextReading<T> extends StdDeserializer<T> {

  private final Function<String, T> reading;

  TextReading(Class<T> type, Function<String, T> reading) {
    super(type);
    this.reading = reading;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) {
    if (!json.hasToken(JsonToken.VALUE_STRING))
      return context.reportInputMismatch(this, "Expected a string in quotes");
    return reading.apply(json.getString());
  }
}
