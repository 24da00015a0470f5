package io.plimsoll.adapter.web.rest;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.desk.LaneFull;
import io.plimsoll.application.desk.Outages;
import io.plimsoll.application.desk.StoreUnavailable;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.venue.CapabilityMissing;
import io.plimsoll.application.venue.VenueUnavailable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Makes a problem detail of everything that ends a call without an answer. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  private final Json json;
  private final Outages outages;

  public ProblemAdvice(Json json, Outages outages) {
    this.json = json;
    this.outages = outages;
  }

  @ExceptionHandler
  ResponseEntity<Object> declined(Declined declined) {
    return answer(declined.problem(), new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Object> laneFull(LaneFull full) {
    LOG.warn("{}", full.getMessage());
    return answer(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "lane-full",
            "Too many commands of this market are waiting; try again in a second"),
        retryAfter("1"));
  }

  @ExceptionHandler
  ResponseEntity<Object> storeUnavailable(StoreUnavailable unavailable) {
    LOG.warn("{}", unavailable.getMessage());
    return noStore();
  }

  private ResponseEntity<Object> noStore() {
    return answer(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "store-unavailable",
            "The desk cannot store anything at the moment, and a request under way may have been"
                + " carried out; sent again with its Idempotency-Key it is carried out once"),
        retryAfter("5"));
  }

  private static HttpHeaders retryAfter(String seconds) {
    var headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, seconds);
    return headers;
  }

  @ExceptionHandler
  ResponseEntity<Object> oracleUnavailable(OracleUnavailable unavailable) {
    LOG.warn("No price can be asked for", unavailable);
    return answer(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "oracle-unavailable",
            "A price source cannot be asked at the moment"),
        new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Object> venueUnavailable(VenueUnavailable unavailable) {
    LOG.warn("Nothing can be sold", unavailable);
    return answer(
        Problem.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "venue-unavailable",
            "A venue cannot be asked at the moment"),
        new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Object> capabilityMissing(CapabilityMissing missing) {
    return answer(
        Problem.of(
            HttpStatus.NOT_FOUND, "capability-missing", String.valueOf(missing.getMessage())),
        new HttpHeaders());
  }

  @ExceptionHandler
  ResponseEntity<Object> unexpected(Exception unexpected) {
    if (outages.isBehind(unexpected)) {
      LOG.warn("The store cannot be reached", unexpected);
      return noStore();
    }
    LOG.error("A call failed", unexpected);
    return answer(internal(), new HttpHeaders());
  }

  static Problem internal() {
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "internal-error",
        "Something went wrong on our side; it is in the log");
  }

  /** What the web framework itself refuses. */
  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception refused,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var known = HttpStatus.resolve(status.value());
    if (known == null || known.is5xxServerError()) {
      LOG.error("A call failed", refused);
      return answer(internal(), headers);
    }
    return answer(problem(refused, known, request), headers);
  }

  private static Problem problem(Exception refused, HttpStatus status, WebRequest request) {
    return switch (refused) {
      case MethodArgumentTypeMismatchException wrong ->
          Problem.malformed(
              "malformed-parameter", wrong.getName(), wrong.getName() + ": " + sentence(wrong));
      case MissingServletRequestParameterException missing ->
          Problem.malformed(
              "missing-parameter",
              missing.getParameterName(),
              "The parameter %s is missing".formatted(missing.getParameterName()));
      case MissingRequestHeaderException missing ->
          Problem.malformed(
              "missing-header",
              missing.getHeaderName(),
              "The header %s is missing".formatted(missing.getHeaderName()));
      case HttpMessageNotReadableException _ ->
          Problem.of(status, "malformed-json", "A JSON object was expected in the body");
      default ->
          Problem.of(
              status,
              status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
              "%s (%s)".formatted(status.getReasonPhrase(), request.getDescription(false)));
    };
  }

  /** The domain's own words where it refused the text. */
  private static String sentence(Throwable wrong) {
    for (var cause = wrong.getCause(); cause != null; cause = cause.getCause())
      if (cause instanceof IllegalArgumentException
          && !(cause instanceof NumberFormatException)
          && cause.getMessage() != null) return cause.getMessage();
      else if (!(cause instanceof ConversionFailedException)) break;
    return "It cannot be read";
  }

  private ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(json.write(problem.body()).getBytes(StandardCharsets.UTF_8));
  }
}
