package io.plimsoll.adapter.web.rest.wire;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a value as a JSON string, or as null where it has no text. */
final class TextWriting<T> extends StdSerializer<T> {

  private final Function<T, String> writing;

  TextWriting(Class<T> type, Function<T, String> writing) {
    super(type);
    this.writing = writing;
  }

  @Override
  public void serialize(T value, JsonGenerator json, SerializationContext context) {
    json.writeString(writing.apply(value));
  }
}
