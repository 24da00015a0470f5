package io.plimsoll.adapter.web.rest.call;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.desk.IdempotencyKey;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** The caller's name for a request, with the digest of what it asks. */
final class RequestKey {

  static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

  private RequestKey() {}

  /**
   * The digest is the SHA-256 of method, path and body; the body as it was understood, so that
   * spaces and the order of fields do not matter.
   */
  static Optional<IdempotencyKey> of(HttpServletRequest call, Object asked, Json json) {
    var keys = Collections.list(call.getHeaders(HEADER));
    if (keys.isEmpty()) return Optional.empty();
    if (keys.size() > 1 || !FORM.matcher(keys.getFirst()).matches())
      throw new Declined(
          Problem.malformed(
              "malformed-idempotency-key",
              HEADER,
              "An Idempotency-Key is 1 to 200 visible ASCII characters, once"));
    var text = call.getMethod() + "\n" + call.getRequestURI() + "\n" + json.write(asked);
    return Optional.of(new IdempotencyKey(keys.getFirst(), sha256(text)));
  }

  static Declined taken(String key) {
    return new Declined(
        Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "The Idempotency-Key %s belongs to another request".formatted(key))
            .with("field", HEADER)
            .with("key", key));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
