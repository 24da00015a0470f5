package io.plimsoll.acceptance.kill;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The desk over HTTP, at a port that it keeps over its restarts. */
final class DeskCalls {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String root;

  DeskCalls(int port) {
    root = "http://127.0.0.1:" + port;
  }

  HttpResponse<String> post(Asked asked) throws IOException {
    return send(
        request("/api/v1/" + asked.path())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", asked.key())
            .POST(BodyPublishers.ofString(asked.body())));
  }

  /** Sets something up, which has to work. */
  void set(String method, String path, String body) throws IOException {
    var answer =
        send(
            request("/api/v1/" + path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"'))));
    if (answer.statusCode() / 100 != 2) throw new IllegalStateException(path + answer.body());
  }

  /** What is asked of the API has to be answered. */
  JsonNode get(String path) throws IOException {
    var answer = look("/api/v1/" + path);
    if (answer.statusCode() != 200) throw new IllegalStateException(path + ": " + answer.body());
    return JSON.readTree(answer.body());
  }

  HttpResponse<String> look(String path) throws IOException {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted");
    }
  }
}
