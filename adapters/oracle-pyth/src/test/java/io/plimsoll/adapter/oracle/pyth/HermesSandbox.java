package io.plimsoll.adapter.oracle.pyth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A Hermes server on a socket of this machine that a test tells what to say, and when. */
final class HermesSandbox implements AutoCloseable {

  /** What it does with a request in place of answering it. */
  interface Fault {
    void befall(HttpExchange exchange) throws IOException;
  }

  static final String ETH = "ff61491a931112ddf1bd8147cd1b641375f79f5825126d665480874634fd0ace";
  static final String BTC = "e62df6c8b4a85fe1a67db44dc12de5db330f7ac66b72dc658afedf0f4a415b43";

  private static final String LATEST = "/hermes/v2/updates/price/latest";
  private static final String STREAM = "/hermes/v2/updates/price/stream";

  private final HttpServer server;
  private final Map<String, String> newest = new ConcurrentSkipListMap<>();
  private final List<HttpExchange> open = new CopyOnWriteArrayList<>();
  private final List<URI> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private volatile Optional<String> key = Optional.empty();
  private volatile Fault onLatest = this::answer;
  private volatile Fault onStream = this::stream;

  HermesSandbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(LATEST, exchange -> guarded(exchange, asked, onLatest));
    server.createContext(STREAM, exchange -> guarded(exchange, opened, onStream));
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/hermes/".formatted(server.getAddress().getPort()));
  }

  /** As the server writes it, with the parts that nobody here reads. */
  static String entry(String id, String price, String confidence, int exponent, long published) {
    return """
    {"id":"%s","price":{"price":"%s","conf":"%s","expo":%d,"publish_time":%d},\
    "ema_price":{"price":"1","conf":"2","expo":-8,"publish_time":3},\
    "metadata":{"slot":138881186,"proof_available_time":%d,"prev_publish_time":%d}}"""
        .formatted(id, price, confidence, exponent, published, published + 1, published - 1);
  }

  static String update(String... entries) {
    return "{\"binary\":{\"encoding\":\"hex\",\"data\":[\"504e4155\"]},\"parsed\":[%s]}"
        .formatted(String.join(",", entries));
  }

  /** What it answers from now on to whoever asks. */
  void newest(String id, String entry) {
    newest.put(id, entry);
  }

  void onLatest(Fault fault) {
    onLatest = fault;
  }

  void onStream(Fault fault) {
    onStream = fault;
  }

  void recover() {
    onLatest = this::answer;
    onStream = this::stream;
  }

  /** From now on it answers 401 to whoever comes without this key. */
  void locked(String secret) {
    key = Optional.of(secret);
  }

  /** How often it was asked for the newest prices. */
  int asked() {
    return asked.get();
  }

  /** How often a stream was asked for. */
  int opened() {
    return opened.get();
  }

  List<URI> requests() {
    return requests;
  }

  /** Streams that are listened to. */
  int listeners() {
    return open.size();
  }

  /** Sends one price down every stream. */
  void push(String... entries) {
    pushRaw("data:" + update(entries) + "\n\n");
  }

  void pushRaw(String text) {
    for (var exchange : open)
      try {
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
      } catch (IOException _) {
        open.remove(exchange);
        exchange.close();
      }
  }

  /** Ends every stream. */
  void cut() {
    for (var exchange : open) {
      open.remove(exchange);
      exchange.close();
    }
  }

  private void guarded(HttpExchange exchange, AtomicInteger count, Fault response)
      throws IOException {
    requests.add(exchange.getRequestURI());
    count.incrementAndGet();
    var shown = exchange.getRequestHeaders().getFirst("Authorization");
    if (key.isPresent() && !("Bearer " + key.get()).equals(shown)) send(exchange, 401, "");
    else response.befall(exchange);
  }

  private void answer(HttpExchange exchange) throws IOException {
    send(exchange, 200, update(newest.values().toArray(String[]::new)));
  }

  private void stream(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(":\n\n".getBytes(StandardCharsets.UTF_8));
    exchange.getResponseBody().flush();
    open.add(exchange);
  }

  static void send(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    cut();
    server.stop(0);
  }
}
