package io.plimsoll.adapter.spi.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks over HTTP within a time that counts for all of it, from the connection to the last byte of
 * the body. A body that is too long, a redirect, or a status that is not 2xx is a failure like no
 * answer at all.
 */
public final class BoundedHttp implements AutoCloseable {

  private static final int SHOWN = 200;

  private final HttpClient client;
  private final Duration patience;
  private final long largestBody;

  /**
   * @param patience for one exchange
   * @param largestBody in bytes
   */
  public BoundedHttp(Duration patience, long largestBody) {
    this.patience = patience;
    this.largestBody = largestBody;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /**
   * @return the body
   * @throws HttpRefused if the status is not 2xx
   * @throws IOException if there is none within bounds
   */
  public String get(URI address, Map<String, String> headers) throws IOException {
    return send(request(address, headers).GET().build());
  }

  /**
   * @return the body
   * @throws IOException if there is none within bounds
   */
  public String postJson(URI address, String json, Map<String, String> headers) throws IOException {
    return post(address, "application/json", json, headers);
  }

  /**
   * @param form encoded already
   * @return the body
   * @throws IOException if there is none within bounds; whether the request arrived is unknown then
   */
  public String postForm(URI address, String form, Map<String, String> headers) throws IOException {
    return post(address, "application/x-www-form-urlencoded", form, headers);
  }

  private String post(URI address, String type, String body, Map<String, String> headers)
      throws IOException {
    return send(
        request(address, headers)
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(URI address, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(address).timeout(patience);
    headers.forEach(request::header);
    return request;
  }

  private String send(HttpRequest request) throws IOException {
    var under =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), largestBody));
    try {
      return body(request, under.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      under.cancel(true);
      throw new IOException(
          "%s has not answered within %s".formatted(request.uri().getHost(), patience), e);
    } catch (ExecutionException e) {
      throw new IOException("%s: %s".formatted(request.uri().getHost(), e.getCause()), e);
    } catch (InterruptedException e) {
      under.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("Nobody waits for %s any more".formatted(request.uri().getHost()), e);
    }
  }

  private static String body(HttpRequest request, HttpResponse<String> response)
      throws IOException {
    if (response.statusCode() / 100 == 2) return response.body();
    throw new HttpRefused(
        request.uri().getHost(),
        response.statusCode(),
        response.body().substring(0, Math.min(SHOWN, response.body().length())));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
