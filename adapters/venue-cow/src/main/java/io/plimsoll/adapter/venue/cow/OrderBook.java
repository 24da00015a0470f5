package io.plimsoll.adapter.venue.cow;

import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.adapter.spi.http.HttpRefused;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The order book's HTTP face. */
final class OrderBook implements AutoCloseable {

  /** An order as the book has it. */
  record Listed(String uid, String status, String appDataHash) {}

  /**
   * A settled sale.
   *
   * @param name of block and log entry
   */
  record Trade(String name, BigInteger sold, BigInteger bought) {}

  private static final Logger LOG = System.getLogger(OrderBook.class.getName());
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NOT_FOUND = 404;
  private static final int PAGE = 100;
  private static final int MOST_PAGES = 20;

  /** There is no market, which is an answer. */
  private static final Set<String> NO_MARKET =
      Set.of("NoLiquidity", "UnsupportedToken", "SellAmountDoesNotCoverFee");

  private static final Pattern ERROR_TYPE = Pattern.compile("\"errorType\"\\s*:\\s*\"(\\w+)\"");

  private final BoundedHttp http;
  private final String base;

  OrderBook(BoundedHttp http, URI url) {
    this.http = http;
    this.base = url.toString().replaceAll("/$", "") + "/api/v1";
  }

  /** What a quantity would bring, network costs taken; empty if nobody would buy it. */
  Optional<BigInteger> quote(String sell, String buy, String owner, BigInteger quantity)
      throws IOException {
    var question = new TreeMap<String, Object>();
    question.put("sellToken", sell);
    question.put("buyToken", buy);
    question.put("from", owner);
    question.put("receiver", owner);
    question.put("kind", CowOrder.KIND);
    question.put("sellAmountBeforeFee", quantity.toString());
    question.put("signingScheme", "eip712");
    try {
      return Optional.of(number(post("/quote", question).path("quote").path("buyAmount")));
    } catch (HttpRefused e) {
      if (NO_MARKET.contains(errorType(e))) return Optional.empty();
      throw e;
    }
  }

  /** Looked for in the text, of which only the beginning is there. */
  private static String errorType(HttpRefused refused) {
    var found = ERROR_TYPE.matcher(refused.body());
    return found.find() ? found.group(1) : "";
  }

  /**
   * @throws HttpRefused if it was not taken
   * @throws IOException if nobody knows
   */
  void lay(CowOrder order, String signature) throws IOException {
    try {
      post("/orders", order.form(signature));
    } catch (HttpRefused e) {
      if (!errorType(e).equals("DuplicatedOrder")) throw e;
      LOG.log(Level.INFO, "It is there already", e);
    }
  }

  Optional<Listed> order(String uid) throws IOException {
    try {
      return Optional.of(listed(get("/orders/" + uid)));
    } catch (HttpRefused e) {
      if (e.status() == NOT_FOUND) return Optional.empty();
      throw e;
    }
  }

  /** The newest of an owner's orders that carries a text of this hash. */
  Optional<Listed> order(String owner, String appDataHash) throws IOException {
    for (var page = 0; page < MOST_PAGES; page++) {
      var orders = get("/account/%s/orders?offset=%d&limit=%d".formatted(owner, page * PAGE, PAGE));
      for (var order : orders) {
        var listed = listed(order);
        if (listed.appDataHash().equals(appDataHash)) return Optional.of(listed);
      }
      if (orders.size() < PAGE) return Optional.empty();
    }
    throw new IOException("It is not among the newest %d orders".formatted(PAGE * MOST_PAGES));
  }

  private static Listed listed(JsonNode order) throws IOException {
    var uid = order.path("uid").asString("");
    if (uid.isEmpty()) throw new IOException("An order without a name");
    return new Listed(uid, order.path("status").asString(""), order.path("appData").asString(""));
  }

  List<Trade> trades(String uid) throws IOException {
    var trades = new ArrayList<Trade>();
    for (var trade : get("/trades?orderUid=" + uid))
      trades.add(
          new Trade(
              trade.path("blockNumber").asString() + "-" + trade.path("logIndex").asString(),
              number(trade.path("sellAmount")),
              number(trade.path("buyAmount"))));
    return trades;
  }

  private static BigInteger number(JsonNode text) throws IOException {
    if (!text.asString("").matches("[0-9]{1,78}")) throw new IOException("No amount: " + text);
    return new BigInteger(text.asString());
  }

  private JsonNode get(String path) throws IOException {
    return parsed(http.get(URI.create(base + path), Map.of("Accept", "application/json")));
  }

  private JsonNode post(String path, Map<String, Object> form) throws IOException {
    return parsed(
        http.postJson(
            URI.create(base + path),
            JSON.writeValueAsString(form),
            Map.of("Accept", "application/json")));
  }

  private static JsonNode parsed(String body) throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IOException("The order book's answer is no JSON", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
