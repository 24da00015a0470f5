package io.plimsoll.acceptance.world;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The running desk as its callers see it: JSON over HTTP. */
public class Desk {

  public static final String API = "/api/v1";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.builder().build();
  private final Environment environment;

  public Desk(Environment environment) {
    this.environment = environment;
  }

  public Answer get(String path) {
    return send("GET", path, "", Map.of());
  }

  public Answer post(String path, Map<String, ?> body) {
    return post(path, body, Map.of());
  }

  public Answer post(String path, Map<String, ?> body, Map<String, String> headers) {
    return post(path, json.writeValueAsString(body), headers);
  }

  /** Sends a body as it is, JSON or not. */
  public Answer post(String path, String body, Map<String, String> headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, Map<String, ?> body) {
    return send("PUT", path, json.writeValueAsString(body), Map.of());
  }

  public Instant now() {
    return Instant.parse(get("/simulation/clock").accepted().required("now").asString());
  }

  public void advance(Duration step) {
    post("/simulation/clock", Map.of("advance", step.toString())).accepted();
  }

  public URI uri(String path) {
    var port = environment.getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + API + path);
  }

  private Answer send(String method, String path, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(uri(path))
            .timeout(PATIENCE)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    headers.forEach(request::header);
    try {
      var response = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          method + " " + path + " " + body,
          response.statusCode(),
          response.headers(),
          read(response.body()));
    } catch (IOException e) {
      throw new AssertionError("%s %s got no answer".formatted(method, path), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("%s %s was interrupted".formatted(method, path), e);
    }
  }

  private JsonNode read(String body) {
    return body.isEmpty() ? json.createObjectNode() : json.readTree(body);
  }
}
