package io.plimsoll.adapter.venue.uniswap;

import io.plimsoll.adapter.spi.http.BoundedHttp;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an Ethereum node, one question at a time. */
final class Node implements AutoCloseable {

  /** The node understood and refused; nothing has happened. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }
  }

  /** A block's number and time. */
  record Block(BigInteger number, Instant time) {}

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_REASON = 200;

  private final BoundedHttp http;
  private final URI url;

  Node(BoundedHttp http, URI url) {
    this.http = http;
    this.url = url;
  }

  /** May be JSON's null. */
  JsonNode ask(String method, Object... parameters) throws IOException {
    var question =
        JSON.writeValueAsString(
            Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
    var answer = parsed(http.postJson(url, question, Map.of()));
    var error = answer.path("error");
    if (!error.isMissingNode() && !error.isNull()) throw new Refused(method + ": " + cut(error));
    var result = answer.path("result");
    if (result.isMissingNode()) throw new IOException(method + " was answered with nothing");
    return result;
  }

  private static JsonNode parsed(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IOException("The node's answer is no JSON", e);
    }
  }

  private static String cut(JsonNode error) {
    var text = error.path("message").asString(error.toString());
    return text.substring(0, Math.min(text.length(), LONGEST_REASON)).replaceAll("\\p{Cntrl}", " ");
  }

  BigInteger number(String method, Object... parameters) throws IOException {
    return number(ask(method, parameters));
  }

  static BigInteger number(JsonNode hex) throws IOException {
    var text = hex.asString("");
    if (!text.matches("0x[0-9a-fA-F]{1,64}")) throw new IOException("No number: " + cut(hex));
    return new BigInteger(text.substring(2), 16);
  }

  /** What a contract answers without a transaction, in hexadecimal. */
  String call(String to, String data) throws IOException {
    return ask("eth_call", Map.of("to", to, "data", data), "latest").asString("");
  }

  Block block(BigInteger number) throws IOException {
    return block(hex(number));
  }

  Block newest() throws IOException {
    return block("latest");
  }

  private Block block(String which) throws IOException {
    var block = ask("eth_getBlockByNumber", which, false);
    if (block.isNull()) throw new IOException("There is no block " + which);
    return new Block(
        number(block.path("number")),
        Instant.ofEpochSecond(number(block.path("timestamp")).longValue()));
  }

  /** The last block that is not after a moment, or the first; looked for from the newest back. */
  BigInteger lastUntil(Instant moment, Block newest) throws IOException {
    if (!newest.time().isAfter(moment)) return newest.number();
    var after = newest.number();
    var until = after;
    for (var step = BigInteger.ONE; until.equals(after); step = step.shiftLeft(1)) {
      var earlier = newest.number().subtract(step).max(BigInteger.ZERO);
      if (earlier.signum() == 0 || !block(earlier).time().isAfter(moment)) until = earlier;
      else after = until = earlier;
    }
    while (after.subtract(until).compareTo(BigInteger.ONE) > 0) {
      var middle = until.add(after).shiftRight(1);
      if (block(middle).time().isAfter(moment)) after = middle;
      else until = middle;
    }
    return until;
  }

  static String hex(BigInteger number) {
    return "0x" + number.toString(16);
  }

  @Override
  public void close() {
    http.close();
  }
}
