package io.plimsoll.adapter.oracle.chainlink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A node that says what a test wants to hear, by JSON-RPC over a socket of this machine. */
final class ScriptedNode implements AutoCloseable {

  /** What it does with a request in place of answering it. */
  interface Fault {
    void befall(HttpExchange exchange) throws IOException;
  }

  static final String LATEST_ROUND_DATA = "0xfeaf968c";
  static final String DECIMALS = "0x313ce567";

  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final Map<String, String> results = new HashMap<>();
  private final Map<String, String> errors = new HashMap<>();
  private final List<JsonNode> batches = new CopyOnWriteArrayList<>();
  private volatile UnaryOperator<List<ObjectNode>> edit = UnaryOperator.identity();
  private volatile Fault fault = this::answer;

  ScriptedNode() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", exchange -> fault.befall(exchange));
    server.start();
    result("eth_chainId", "\"0x1\"");
    result("eth_getBlockByNumber", "{\"number\":\"0x10\"}");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v3/key");
  }

  /** The newest round of a proxy; updated in seconds. */
  ScriptedNode round(String proxy, int phase, long round, String answer, long updated) {
    return round(proxy, phase, round, answer, updated, round);
  }

  ScriptedNode round(
      String proxy, int phase, long round, String answer, long updated, long answeredIn) {
    var base = BigInteger.valueOf(phase).shiftLeft(64);
    return result(
        proxy + LATEST_ROUND_DATA,
        "\"0x%s%s%s%s%s\""
            .formatted(
                word(base.add(BigInteger.valueOf(round))),
                word(new BigInteger(answer)),
                word(BigInteger.ZERO),
                word(BigInteger.valueOf(updated)),
                word(base.add(BigInteger.valueOf(answeredIn)))));
  }

  ScriptedNode decimals(String proxy, int decimals) {
    return result(proxy + DECIMALS, "\"0x%s\"".formatted(word(BigInteger.valueOf(decimals))));
  }

  /**
   * @param call a method, or a proxy's address and a selector
   * @param json as it will be written
   */
  ScriptedNode result(String call, String json) {
    errors.remove(call);
    results.put(call, json);
    return this;
  }

  ScriptedNode error(String call, String json) {
    errors.put(call, json);
    return this;
  }

  /** Changes the entries of every answer. */
  void edit(UnaryOperator<List<ObjectNode>> edit) {
    this.edit = edit;
  }

  void fault(Fault fault) {
    this.fault = fault;
  }

  /** From now on it answers every request with this. */
  void say(int status, String body) {
    fault(exchange -> send(exchange, status, body.getBytes()));
  }

  void recover() {
    edit = UnaryOperator.identity();
    fault = this::answer;
  }

  /** What it was asked, one entry to an exchange. */
  List<JsonNode> batches() {
    return batches;
  }

  private void answer(HttpExchange exchange) throws IOException {
    var batch = JSON.readTree(exchange.getRequestBody().readAllBytes());
    batches.add(batch);
    var entries = new ArrayList<ObjectNode>();
    for (var question : batch) {
      var method = question.path("method").stringValue();
      var call =
          method.equals("eth_call")
              ? question.path("params").path(0).path("to").stringValue()
                  + question.path("params").path(0).path("data").stringValue()
              : method;
      var entry = JSON.createObjectNode().put("jsonrpc", "2.0");
      entry.set("id", question.path("id"));
      if (errors.containsKey(call)) entry.set("error", JSON.readTree(errors.get(call)));
      else entry.set("result", JSON.readTree(results.getOrDefault(call, "\"0x\"")));
      entries.add(entry);
    }
    send(exchange, 200, JSON.writeValueAsBytes(edit.apply(entries)));
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  static String word(BigInteger number) {
    return "%064x".formatted(number.mod(BigInteger.TWO.pow(256)));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
