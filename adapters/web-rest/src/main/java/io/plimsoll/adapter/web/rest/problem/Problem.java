package io.plimsoll.adapter.web.rest.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;

/**
 * A refusal as RFC 9457 wants it.
 *
 * @param name last part of its type, in lower case with dashes; never changes
 * @param detail a sentence with the numbers of this case
 * @param members the same numbers by name, and the field they stood in
 */
public record Problem(HttpStatus status, String name, String detail, Map<String, Object> members) {

  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPE = "urn:plimsoll:problem:";

  public static Problem of(HttpStatus status, String name, String detail) {
    return new Problem(status, name, detail, Map.of());
  }

  /** A field or parameter that cannot be understood. */
  public static Problem malformed(String name, String field, String detail) {
    return of(HttpStatus.BAD_REQUEST, name, detail).with("field", field);
  }

  /** One more number, or name, that explains it; written as its text. */
  public Problem with(String member, Object value) {
    var more = new LinkedHashMap<>(members);
    more.put(member, value instanceof Number number ? number : value.toString());
    return new Problem(status, name, detail, more);
  }

  /** The same, told of the field that stood for the amount in this request. */
  public Problem inField(String field) {
    return "amount".equals(members.get("field")) ? with("field", field) : this;
  }

  public String type() {
    return TYPE + name;
  }

  /** Its name as a heading: {@code Borrow limit exceeded}. */
  public String title() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1).replace('-', ' ');
  }

  /** Its members in the order in which they are written. */
  public Map<String, Object> body() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", type());
    body.put("title", title());
    body.put("status", status.value());
    body.put("detail", detail);
    body.putAll(members);
    return body;
  }
}
