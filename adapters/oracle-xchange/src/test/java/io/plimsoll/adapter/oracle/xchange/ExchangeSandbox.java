package io.plimsoll.adapter.oracle.xchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Kraken's and Bitstamp's tickers on this machine: what they say well, and what they say badly. */
final class ExchangeSandbox implements AutoCloseable {

  /** How a question about one pair is answered. */
  @FunctionalInterface
  interface Reply {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private static final String KRAKEN = "/0/public/Ticker";
  private static final String BITSTAMP = "/api/v2/ticker/";

  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<String> questions = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final CountDownLatch left = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private volatile Instant time = Instant.EPOCH;

  ExchangeSandbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext(KRAKEN, exchange -> answer(exchange, krakensPair(exchange)));
    server.createContext(BITSTAMP, exchange -> answer(exchange, bitstampsPair(exchange)));
    server.createContext("/elsewhere", exchange -> answer(exchange, "elsewhere"));
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** What the exchange's clock shows from now on. */
  void setTime(Instant time) {
    this.time = time;
  }

  /** From now on a pair, in small letters, is answered like this. */
  void says(String pair, Reply reply) {
    replies.put(pair, reply);
  }

  /** Paths and queries, in the order they came. */
  List<String> questions() {
    return List.copyOf(questions);
  }

  /** Counted down when somebody goes away in the middle of an answer. */
  CountDownLatch left() {
    return left;
  }

  Reply kraken(String bid, String ask) {
    return text(
        200,
        """
        {"error":[],"result":{"XETHZUSD":{"a":["%s","1","1.000"],"b":["%s","12","12.000"],
         "c":["1.00000","0.1"],"v":["1.5","2.5"],"p":["1","1"],"t":[10,20],"l":["1","1"],
         "h":["9","9"],"o":"1.00000"}}}
        """
            .formatted(ask, bid));
  }

  /** With the clock's time. */
  Reply bitstamp(String bid, String ask) {
    return exchange -> bitstamp(bid, ask, "\"" + time.getEpochSecond() + "\"").to(exchange);
  }

  Reply bitstamp(String bid, String ask, String timestamp) {
    return text(
        200,
        """
        {"timestamp":%s,"open":"1","high":"9","low":"1","last":"1","volume":"7","vwap":"1",
         "bid":%s,"ask":%s,"side":"0","open_24":"1","percent_change_24":"0.5","pair":"ETH/USD"}
        """
            .formatted(timestamp, bid, ask));
  }

  static Reply text(int status, String text) {
    return exchange -> {
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      if (body.length > 0) exchange.getResponseBody().write(body);
    };
  }

  static Reply redirect() {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** Says nothing before the end of the test. */
  Reply silence() {
    return exchange -> closed.await();
  }

  /** A space now and then, so that every single read is quick. */
  Reply drip() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      do pour(exchange, 1);
      while (!closed.await(10, TimeUnit.MILLISECONDS));
    };
  }

  /** As many spaces as anybody takes. */
  Reply flood() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (closed.getCount() > 0) pour(exchange, 1 << 13);
    };
  }

  /** Promises more than it says. */
  static Reply cut() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write("{\"error\":[".getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
    };
  }

  private void pour(HttpExchange exchange, int bytes) throws IOException {
    var spaces = new byte[bytes];
    Arrays.fill(spaces, (byte) ' ');
    try {
      exchange.getResponseBody().write(spaces);
      exchange.getResponseBody().flush();
    } catch (IOException e) {
      left.countDown();
      throw e;
    }
  }

  private static String krakensPair(HttpExchange exchange) {
    return exchange.getRequestURI().getQuery().replaceFirst("^pair=", "").toLowerCase();
  }

  private static String bitstampsPair(HttpExchange exchange) {
    return exchange.getRequestURI().getPath().substring(BITSTAMP.length()).replace("/", "");
  }

  private void answer(HttpExchange exchange, String pair) throws IOException {
    questions.add(exchange.getRequestURI().toString());
    var unknown =
        exchange.getRequestURI().getPath().equals(KRAKEN)
            ? text(200, "{\"error\":[\"EQuery:Unknown asset pair\"]}")
            : text(404, "");
    try (exchange) {
      replies.getOrDefault(pair, unknown).to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
