package io.plimsoll.acceptance.keeper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a keeper needs of HTTP: a question, a request that is safe to send twice, and the stream.
 */
final class DeskApi implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String root;

  /**
   * @param root where the API's paths start
   */
  DeskApi(URI root) {
    this.root = root.toString();
  }

  /** An answer, whether it is a yes or a no. */
  record Reply(int status, JsonNode body) {

    boolean isYes() {
      return status / 100 == 2;
    }

    /**
     * @throws IllegalStateException if the desk said no
     */
    JsonNode yes() {
      if (isYes()) return body;
      throw new IllegalStateException("The desk says " + body);
    }
  }

  Reply get(String path) {
    return send(request(path).GET());
  }

  Reply post(String path, Map<String, String> body) {
    var text = body.isEmpty() ? "" : JSON.writeValueAsString(body);
    return send(
        request(path)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(text)));
  }

  /** Tells of every event of a market, its type and what it holds, until this is closed. */
  void follow(String market, BiConsumer<String, JsonNode> listener) throws IOException {
    var path = root + "/events/stream?after=0&market=" + market;
    try (var lines =
        http.send(HttpRequest.newBuilder(URI.create(path)).build(), BodyHandlers.ofLines())
            .body()) {
      lines
          .filter(line -> line.startsWith("data: "))
          .map(line -> JSON.readTree(line.substring("data: ".length())))
          .forEach(
              event -> listener.accept(event.required("type").asString(), event.required("data")));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (IOException e) {
      throw new IllegalStateException("The desk does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
