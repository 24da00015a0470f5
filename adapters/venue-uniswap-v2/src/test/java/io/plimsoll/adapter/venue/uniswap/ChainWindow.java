package io.plimsoll.adapter.venue.uniswap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.adapter.spi.kit.HttpFault;
import io.plimsoll.adapter.spi.kit.Outside;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Stands between an adapter and its node, and spoils what goes through when told to. */
final class ChainWindow implements AutoCloseable {

  /** What becomes of the next transaction that is sent through it. */
  enum Spoiled {
    NEVER_SENT,
    UNANSWERED,
    CUT,
    REFUSED
  }

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private final URI node;
  private volatile boolean isShut;
  private Optional<Spoiled> next = Optional.empty();

  ChainWindow(URI node) {
    this.node = node;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  void shut(boolean isShut) {
    this.isShut = isShut;
  }

  synchronized void spoils(Spoiled how) {
    next = Optional.of(how);
  }

  private synchronized Optional<Spoiled> spoiled(String question) {
    if (!question.contains("eth_sendRawTransaction")) return Optional.empty();
    var how = next;
    next = Optional.empty();
    return how;
  }

  private void pass(HttpExchange exchange) throws IOException {
    if (isShut) {
      HttpFault.befall(exchange, Outside.Failure.SILENT);
      return;
    }
    try (exchange) {
      var question = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var how = spoiled(question);
      if (how.equals(Optional.of(Spoiled.NEVER_SENT))) return;
      if (how.equals(Optional.of(Spoiled.REFUSED))) {
        answer(
            exchange,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,"
                + "\"message\":\"insufficient funds for gas * price + value\"}}");
        return;
      }
      var said = passed(question);
      if (how.equals(Optional.of(Spoiled.UNANSWERED))) return;
      if (how.equals(Optional.of(Spoiled.CUT))) {
        exchange.sendResponseHeaders(200, said.length() + 100L);
        exchange.getResponseBody().write(said.substring(0, 10).getBytes(UTF_8));
        return;
      }
      answer(exchange, said);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    var body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private String passed(String question) throws IOException {
    try {
      return http.send(
              HttpRequest.newBuilder(node)
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(question))
                  .build(),
              BodyHandlers.ofString())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** The sandbox's own question, past the window. */
  JsonNode ask(String method, Object... parameters) {
    try {
      var answer =
          JSON.readTree(
              passed(
                  JSON.writeValueAsString(
                      Map.of(
                          "jsonrpc",
                          "2.0",
                          "id",
                          1,
                          "method",
                          method,
                          "params",
                          List.of(parameters)))));
      if (answer.has("error")) throw new IllegalStateException(answer.path("error").toString());
      return answer.path("result");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    http.shutdownNow();
  }
}
