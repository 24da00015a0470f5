package io.plimsoll.adapter.web.rest.signed;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.plimsoll.adapter.web.rest.price.PriceRequest;
import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.adapter.web.rest.wire.StrictBodies;
import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PushSequences;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Particulars;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes prices from whoever signs them. */
@RestController
@RequestMapping("/api/v1/prices/signed")
@Tag(name = "Prices")
public class SignedPushController {

  private static final Duration WINDOW = Duration.ofSeconds(30);
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_QUOTATIONS = 1_000;
  private static final String PATH = "/api/v1/prices/signed";

  private final Map<String, Signer> signers = new TreeMap<>();
  private final PushSequences sequences;
  private final PriceDesk desk;
  private final DeskClock clock;
  private final Json json;

  public SignedPushController(
      SignedPushSettings settings,
      PushSequences sequences,
      PriceDesk desk,
      DeskClock clock,
      Json json) {
    settings.keys().forEach((name, key) -> signers.put(name, new Signer(name, key)));
    this.sequences = sequences;
    this.desk = desk;
    this.clock = clock;
    this.json = json;
  }

  /** A price somebody saw; in dollars or whatever its unit says. */
  public record SignedQuotation(
      AssetId asset,
      PriceRequest.Unit unit,
      Decimal price,
      Instant observedAt,
      Optional<PriceRequest.Said> particulars) {

    Quotation quotation() {
      return new Quotation(
          asset,
          unit.type(),
          price.value(),
          observedAt,
          particulars.map(PriceRequest.Said::particulars).orElse(Particulars.NONE));
    }
  }

  /** What is signed as a whole. */
  public record SignedPush(List<SignedQuotation> quotations) {}

  /**
   * @param quotations so many were handed to the desk, which judges each
   * @param markets those that act on other prices now
   */
  public record PushTaken(String source, long sequence, int quotations, List<MarketId> markets) {}

  @PostMapping(consumes = APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Push signed prices",
      description =
          "Signed is the text POST, path, key, timestamp, sequence and the SHA-256 of the body in"
              + " hexadecimal, each on a line of its own, by HMAC-SHA256 or Ed25519; the signature is"
              + " told in hexadecimal. The sequence only ever grows, and the timestamp is at most 30"
              + " seconds away from the desk's time.")
  PushTaken push(
      @RequestHeader("X-Plimsoll-Key") String key,
      @RequestHeader("X-Plimsoll-Timestamp") String timestamp,
      @RequestHeader("X-Plimsoll-Sequence") String sequence,
      @RequestHeader("X-Plimsoll-Signature") String signature,
      @RequestBody byte[] body) {
    if (signers.isEmpty())
      throw declined(
          HttpStatus.NOT_FOUND, "no-signed-push", "No key is configured for signed prices");
    if (body.length > MOST_BYTES)
      throw new Declined(
          Problem.of(
                  HttpStatus.CONTENT_TOO_LARGE,
                  "body-too-large",
                  "A push has %d bytes at most, not %d".formatted(MOST_BYTES, body.length))
              .with("bytes", body.length)
              .with("limit", MOST_BYTES));
    var signer = signer(key, said(key, timestamp, sequence, body), signature);
    onTime(timestamp);
    var number = number(sequence);
    var push = StrictBodies.read(json, body, SignedPush.class);
    check(signer, push);
    if (!sequences.advance(signer.name(), number))
      throw new Declined(
          Problem.of(
                  HttpStatus.CONFLICT,
                  "push-replayed",
                  "Key %s has pushed sequence %d, or a later one, already".formatted(key, number))
              .with("field", "X-Plimsoll-Sequence")
              .with("sequence", number));
    var examined =
        desk.takeAll(
            signer.source(), push.quotations().stream().map(SignedQuotation::quotation).toList());
    return new PushTaken(
        signer.source(), number, push.quotations().size(), List.copyOf(examined.keySet()));
  }

  private static String said(String key, String timestamp, String sequence, byte[] body) {
    return String.join("\n", "POST", PATH, key, timestamp, sequence, digest(body));
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This machine has no SHA-256", e);
    }
  }

  /** Who does not exist is refused like who has signed otherwise. */
  private Signer signer(String key, String said, String signature) {
    var signer = Optional.ofNullable(signers.get(key));
    if (signer.filter(one -> one.hasSigned(said, bytes(signature))).isEmpty())
      throw declined(
          HttpStatus.UNAUTHORIZED,
          "push-not-signed",
          "The signature is not that of a key that is known here");
    return signer.orElseThrow();
  }

  private static byte[] bytes(String signature) {
    try {
      return HexFormat.of().parseHex(signature);
    } catch (IllegalArgumentException _) {
      return new byte[0]; // nobody's signature
    }
  }

  private void onTime(String timestamp) {
    var now = clock.instant();
    var at = timestamp(timestamp);
    if (Duration.between(at, now).abs().compareTo(WINDOW) > 0)
      throw new Declined(
          Problem.of(
                  HttpStatus.UNAUTHORIZED,
                  "push-not-on-time",
                  "The push is of %s; it is %s".formatted(at, now))
              .with("field", "X-Plimsoll-Timestamp")
              .with("timestamp", at)
              .with("now", now)
              .with("tolerance", WINDOW));
  }

  private static Instant timestamp(String text) {
    try {
      return Json.instant(text);
    } catch (IllegalArgumentException e) {
      throw malformed("X-Plimsoll-Timestamp", e);
    }
  }

  private static long number(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw malformed("X-Plimsoll-Sequence", e);
    }
  }

  private static Declined malformed(String header, IllegalArgumentException e) {
    var declined =
        new Declined(Problem.malformed("malformed-header", header, header + ": " + e.getMessage()));
    declined.addSuppressed(e);
    return declined;
  }

  private static void check(Signer signer, SignedPush push) {
    if (push.quotations().isEmpty() || push.quotations().size() > MOST_QUOTATIONS)
      throw new Declined(
          Problem.malformed(
                  "quotations-out-of-range",
                  "quotations",
                  "A push has 1 to %d quotations, not %d"
                      .formatted(MOST_QUOTATIONS, push.quotations().size()))
              .with("value", push.quotations().size())
              .with("limit", MOST_QUOTATIONS));
    for (var quotation : push.quotations())
      if (!signer.maySpeakOf(quotation.asset()))
        throw new Declined(
            Problem.of(
                    HttpStatus.FORBIDDEN,
                    "push-beyond-key",
                    "Key %s does not speak of %s".formatted(signer.name(), quotation.asset()))
                .with("field", "asset")
                .with("asset", quotation.asset()));
  }

  private static Declined declined(HttpStatus status, String name, String detail) {
    return new Declined(Problem.of(status, name, detail));
  }
}
