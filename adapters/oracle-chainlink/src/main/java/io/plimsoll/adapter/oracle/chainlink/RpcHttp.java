package io.plimsoll.adapter.oracle.chainlink;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One exchange with a node: bounded in time, from the connection to the last byte, and in size; it
 * goes nowhere else than it was told. Messages never name the address, which may hold a key.
 */
final class RpcHttp implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 1 << 20;
  private static final int OK = 200;

  private final URI url;
  private final Duration patience;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  RpcHttp(URI url) {
    this(url, PATIENCE);
  }

  RpcHttp(URI url, Duration patience) {
    this.url = url;
    this.patience = patience;
  }

  /**
   * @throws IOException if it does not answer, or otherwise than with 200, too late or too much
   */
  byte[] post(String json) throws IOException {
    var request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    var exchange =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
    try {
      var response = exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK)
        throw new IOException("The node answers HTTP " + response.statusCode());
      return response.body();
    } catch (TimeoutException _) {
      exchange.cancel(true);
      throw new HttpTimeoutException("The node does not answer within " + patience);
    } catch (ExecutionException e) {
      throw new IOException("The node cannot be asked", e.getCause());
    } catch (InterruptedException _) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while the node was asked");
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
