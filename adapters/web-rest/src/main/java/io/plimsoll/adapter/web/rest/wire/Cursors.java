package io.plimsoll.adapter.web.rest.wire;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.application.loanbook.Page;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/**
 * Where a list goes on, opaque to callers: base64url of the list's name and of the place in it. A
 * cursor of one list is refused by another.
 */
public final class Cursors {

  private Cursors() {}

  public static String seal(String list, String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((list + "\n" + place).getBytes(StandardCharsets.UTF_8));
  }

  /** The place a cursor stands for; a list without one starts at its beginning. */
  public static Optional<String> open(String list, Optional<String> cursor) {
    return cursor.map(text -> open(list, text));
  }

  /**
   * Asks for a page after a cursor; a place that the list does not understand is a bad cursor too.
   */
  public static <T> Page<T> page(
      String list, Optional<String> cursor, Function<Optional<String>, Page<T>> question) {
    var place = open(list, cursor);
    Page<T> page;
    try {
      page = question.apply(place);
    } catch (IllegalArgumentException e) {
      if (place.isEmpty()) throw e;
      throw bad(e);
    }
    return new Page<>(page.items(), page.next().map(next -> seal(list, next)));
  }

  public static Declined bad(Exception cause) {
    var declined =
        new Declined(
            Problem.malformed("malformed-cursor", "cursor", "The cursor is not one of this list"));
    declined.addSuppressed(cause);
    return declined;
  }

  /** At least 1, at most 500. */
  public static int limit(int limit) {
    if (limit < 1 || limit > 500)
      throw new Declined(
          Problem.of(
                  HttpStatus.BAD_REQUEST,
                  "limit-out-of-range",
                  "A list has 1 to 500 items a page, not %d".formatted(limit))
              .with("field", "limit")
              .with("value", limit)
              .with("limit", 500));
    return limit;
  }

  private static String open(String list, String cursor) {
    String text;
    try {
      text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor)))
              .toString();
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw bad(e);
    }
    if (!text.startsWith(list + "\n"))
      throw bad(new IllegalArgumentException("A cursor of another list"));
    return text.substring(list.length() + 1);
  }
}
