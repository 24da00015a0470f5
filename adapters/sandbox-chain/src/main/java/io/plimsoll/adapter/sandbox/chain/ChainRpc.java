package io.plimsoll.adapter.sandbox.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells the sandbox's own chain what to do; whatever it refuses is a mistake of the test. */
final class ChainRpc implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI url;
  private final HttpClient http = HttpClient.newHttpClient();

  ChainRpc(URI url) {
    this.url = url;
  }

  JsonNode ask(String method, Object... parameters) {
    var question =
        JSON.writeValueAsString(
            Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
    var answer =
        JSON.readTree(
            post(
                HttpRequest.newBuilder(url)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(question))
                    .build()));
    if (answer.has("error"))
      throw new IllegalStateException("%s: %s".formatted(method, answer.path("error")));
    return answer.path("result");
  }

  private String post(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the chain was asked", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
