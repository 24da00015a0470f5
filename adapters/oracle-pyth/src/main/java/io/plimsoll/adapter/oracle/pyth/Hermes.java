package io.plimsoll.adapter.oracle.pyth;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * A Hermes server. It goes nowhere else than it was told, so that the key does not either, and
 * leaves the server alone for as long as that asks to be.
 */
final class Hermes implements AutoCloseable {

  static final int MOST_BYTES = 1 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;
  private static final int TOO_MANY_REQUESTS = 429;

  /** How long Hermes refuses whoever asked too often. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final URI latest;
  private final URI stream;
  private final Optional<String> key;
  private final LongSupplier nanos;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private volatile OptionalLong quietUntil = OptionalLong.empty();

  /**
   * @param nanos time that only goes forward, from any start
   */
  Hermes(URI base, Optional<String> key, Collection<String> ids, LongSupplier nanos) {
    var root = base.toString().replaceAll("/+$", "") + "/v2/updates/price/";
    // an id that Hermes does not know must not hide the others
    var query =
        ids.stream()
            .map(id -> "&ids%5B%5D=" + id)
            .collect(
                Collectors.joining(
                    "", "?parsed=true&encoding=hex&ignore_invalid_price_ids=true", ""));
    this.latest = URI.create(root + "latest" + query);
    this.stream = URI.create(root + "stream" + query);
    this.key = key;
    this.nanos = nanos;
  }

  /** The newest price of each id, within {@link #PATIENCE} from the connection to the last byte. */
  byte[] latest() throws IOException {
    return ask(
        latest, "application/json", BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
  }

  /** Opened within {@link #PATIENCE}; it is then as endless as the server makes it. */
  InputStream stream() throws IOException {
    return ask(stream, "text/event-stream", BodyHandlers.ofInputStream());
  }

  private <T> T ask(URI url, String accepted, BodyHandler<T> body) throws IOException {
    var quiet = quietUntil;
    if (quiet.isPresent() && nanos.getAsLong() - quiet.getAsLong() < 0)
      throw new IOException("Hermes has been asked too often, and asks to be left alone");
    var request = HttpRequest.newBuilder(url).header("Accept", accepted).GET();
    key.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    var exchange = http.sendAsync(request.build(), body);
    try {
      return accepted(exchange.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      exchange.cancel(true);
      throw new HttpTimeoutException("Hermes does not answer within " + PATIENCE);
    } catch (ExecutionException e) {
      throw new IOException("Hermes cannot be asked", e.getCause());
    } catch (InterruptedException _) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while Hermes was asked");
    }
  }

  private <T> T accepted(HttpResponse<T> response) throws IOException {
    if (response.statusCode() == OK) return response.body();
    if (response.body() instanceof Closeable open) open.close();
    if (response.statusCode() == TOO_MANY_REQUESTS) {
      var pause =
          response.headers().firstValue("Retry-After").flatMap(Hermes::seconds).orElse(PAUSE);
      quietUntil = OptionalLong.of(nanos.getAsLong() + pause.toNanos());
    }
    throw new IOException("Hermes answers HTTP " + response.statusCode());
  }

  private static Optional<Duration> seconds(String text) {
    if (!text.matches("[0-9]{1,9}")) return Optional.empty();
    var asked = Duration.ofSeconds(Long.parseLong(text));
    return Optional.of(asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
