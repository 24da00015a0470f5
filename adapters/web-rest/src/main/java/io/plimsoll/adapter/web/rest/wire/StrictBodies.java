package io.plimsoll.adapter.web.rest.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.domain.money.Quantity;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Reads request bodies into this adapter's records and writes its records as answers. A request's
 * field that is not {@code Optional} has to be there; a body has 16 KiB at most.
 */
public final class StrictBodies extends AbstractHttpMessageConverter<Record> {

  static final int LARGEST = 16 * 1024;
  private static final String OURS = "io.plimsoll.adapter.web.rest.";

  private final Json json;

  public StrictBodies(Json json) {
    super(StandardCharsets.UTF_8, MediaType.APPLICATION_JSON);
    this.json = json;
  }

  @Override
  protected boolean supports(Class<?> type) {
    return type.isRecord() && type.getName().startsWith(OURS);
  }

  @Override
  protected Record readInternal(Class<? extends Record> type, HttpInputMessage message)
      throws IOException {
    var text = message.getBody().readNBytes(LARGEST + 1);
    if (text.length > LARGEST)
      throw new Declined(
          Problem.of(
                  HttpStatus.CONTENT_TOO_LARGE,
                  "body-too-large",
                  "A body has %d bytes at most".formatted(LARGEST))
              .with("limit", LARGEST));
    return read(json, text, type);
  }

  /**
   * For a body whose bytes are wanted too.
   *
   * @throws Declined if the text is not exactly one such record with all its fields
   */
  public static <T extends Record> T read(Json json, byte[] text, Class<T> type) {
    T read;
    try {
      read = json.read(text, type);
    } catch (JacksonException e) {
      throw new Declined(problem(e));
    }
    if (read == null) throw new Declined(malformed("A JSON object was expected, null was sent"));
    requireComplete(read, "");
    return read;
  }

  @Override
  protected void writeInternal(Record answer, HttpOutputMessage message) throws IOException {
    message.getBody().write(json.write(answer).getBytes(StandardCharsets.UTF_8));
  }

  private static Problem problem(JacksonException e) {
    var field = field(e.getPath());
    if (e instanceof UnrecognizedPropertyException)
      return Problem.malformed("unknown-field", field, "There is no field %s".formatted(field));
    if (e instanceof InvalidTypeIdException unknown) return unknownForm(field, unknown);
    var unreadable = e instanceof StreamReadException && !(e instanceof InputCoercionException);
    if (unreadable || field.isEmpty())
      return malformed("The body is not the JSON that is expected: " + e.getOriginalMessage());
    if (e.getCause() instanceof Decimal.Malformed cause)
      return Problem.malformed(
          "malformed-amount", field, "%s: %s".formatted(field, sentence(cause)));
    if (e instanceof MismatchedInputException mismatch
        && (mismatch.getTargetType() == Decimal.class
            || mismatch.getTargetType() == Quantity.class))
      return Problem.malformed(
          "malformed-amount", field, "%s: Expected a decimal string in quotes".formatted(field));
    var why =
        e.getCause() instanceof IllegalArgumentException cause
            ? sentence(cause)
            : e.getOriginalMessage();
    return Problem.malformed("malformed-field", field, "%s: %s".formatted(field, why));
  }

  private static Problem unknownForm(String field, InvalidTypeIdException unknown) {
    var base = unknown.getBaseType().getRawClass();
    var names =
        Arrays.stream(base.getAnnotation(JsonSubTypes.class).value())
            .map(JsonSubTypes.Type::name)
            .collect(Collectors.joining(", "));
    var name = field + "." + base.getAnnotation(JsonTypeInfo.class).property();
    if (unknown.getTypeId() == null)
      return Problem.malformed(
          "missing-field", name, "The field %s is missing: one of %s".formatted(name, names));
    return Problem.malformed(
        "malformed-field",
        name,
        "%s: %s is none of %s".formatted(name, unknown.getTypeId(), names));
  }

  private static String sentence(IllegalArgumentException cause) {
    var message = cause.getMessage();
    return message == null ? "It cannot be read" : message;
  }

  private static Problem malformed(String detail) {
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed-json", detail);
  }

  /** {@code interestRate.slope1} */
  private static String field(List<JacksonException.Reference> path) {
    return path.stream()
        .map(step -> step.getPropertyName())
        .filter(name -> name != null)
        .collect(Collectors.joining("."));
  }

  private static void requireComplete(Record read, String prefix) {
    for (var component : read.getClass().getRecordComponents()) {
      var field = prefix + component.getName();
      var value = value(component, read);
      if (value == null)
        throw new Declined(
            Problem.malformed("missing-field", field, "The field %s is missing".formatted(field)));
      var inner = value instanceof Optional<?> optional ? optional.orElse(null) : value;
      if (inner instanceof List<?> items && items.contains(null))
        throw new Declined(
            Problem.malformed(
                "malformed-field", field, "%s: null is none of its values".formatted(field)));
      if (inner instanceof Record nested && nested.getClass().getName().startsWith(OURS))
        requireComplete(nested, field + ".");
    }
  }

  private static Object value(RecordComponent component, Record read) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(read);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }
}
