package io.plimsoll.adapter.venue.cow;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.adapter.spi.kit.HttpFault;
import io.plimsoll.adapter.spi.kit.Outside;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SignatureException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.Keys;
import org.web3j.crypto.Sign;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order book on this machine that settles a batch whenever time passes; it checks signatures.
 */
final class CowSandbox implements VenueOutside {

  static final String SETTLEMENT = "0x9008d19f58aabd9ed0d60971565aa8510560ab41";

  private static final String SECRET = "3".repeat(64);
  private static final String WETH_ADDRESS = "0x" + "a1".repeat(20);
  private static final String USDC_ADDRESS = "0x" + "b2".repeat(20);
  private static final Duration LATER = Duration.ofSeconds(10);
  private static final JsonMapper JSON = new JsonMapper();

  private static final class Laid {
    private final CowOrder order;
    private final Optional<Mishap> befalls;
    private final Instant from;
    private BigInteger bought = BigInteger.ZERO;
    private BigInteger shown = BigInteger.ZERO;

    Laid(CowOrder order, Optional<Mishap> befalls, Instant from) {
      this.order = order;
      this.befalls = befalls;
      this.from = from;
    }

    boolean isSettled() {
      return bought.signum() > 0;
    }
  }

  private final BatchBook book = new BatchBook();
  private final Eip712 typed = new Eip712(1, SETTLEMENT);
  private final String owner = Credentials.create(SECRET).getAddress();
  private final Map<String, Laid> orders = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private Optional<Mishap> next = Optional.empty();
  private Instant now = Instant.parse("2021-01-11T00:00:00Z");
  private boolean isDown;

  CowSandbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/api/v1/quote", exchange -> answer(exchange, this::quote));
    server.createContext("/api/v1/orders", exchange -> answer(exchange, this::orders));
    server.createContext("/api/v1/account", exchange -> answer(exchange, this::account));
    server.createContext("/api/v1/trades", exchange -> answer(exchange, this::trades));
    server.start();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "url", "http://localhost:" + server.getAddress().getPort(),
        "private-key", SECRET,
        "chain-id", "1",
        "tokens.WETH", WETH_ADDRESS,
        "tokens.USDC", USDC_ADDRESS);
  }

  @Override
  public Token collateral() {
    return WETH;
  }

  @Override
  public Token debt() {
    return USDC;
  }

  @Override
  public String price() {
    return "1990";
  }

  @Override
  public synchronized Instant now() {
    return now;
  }

  /** Every order that is there by then, is not late and finds its limit is in the batch. */
  @Override
  public synchronized void passes(Duration time) {
    now = now.plus(time);
    for (var laid : orders.values())
      if (!laid.isSettled()
          && !laid.from.isAfter(now)
          && now.getEpochSecond() <= laid.order.validTo()) settle(laid);
  }

  private void settle(Laid laid) {
    var sold = laid.order.sellAmount();
    if (book.brings(sold).compareTo(laid.order.buyAmount()) < 0) return;
    laid.bought = book.sell(sold);
    if (laid.befalls.equals(Optional.of(Mishap.BELOW_LIMIT)))
      laid.bought = laid.bought.divide(BigInteger.TEN);
    laid.shown =
        laid.befalls.equals(Optional.of(Mishap.FALSE_FILL))
            ? sold.add(WETH.unit().multiply(BigInteger.TEN))
            : sold;
  }

  @Override
  public Set<Mishap> mishaps() {
    return EnumSet.complementOf(EnumSet.of(Mishap.PARTIAL));
  }

  @Override
  public synchronized void next(Mishap mishap) {
    next = Optional.of(mishap);
  }

  @Override
  public synchronized void falls() {
    isDown = true;
  }

  @Override
  public synchronized void recovers() {
    isDown = false;
  }

  @Override
  public synchronized Map<String, Fill> sold() {
    var sold = new HashMap<String, Fill>();
    for (var laid : orders.values())
      if (laid.isSettled())
        sold.put(
            laid.order.appData(),
            new Fill(WETH.units(laid.order.sellAmount()), USDC.units(laid.bought)));
    return sold;
  }

  @Override
  public String named(String order) {
    return CowOrder.appData(order);
  }

  private String quote(String query, JsonNode asked) throws IOException {
    if (!asked.path("sellToken").asString().equals(WETH_ADDRESS)
        || !asked.path("buyToken").asString().equals(USDC_ADDRESS)) throw refusal("NoLiquidity");
    var quantity = new BigInteger(asked.path("sellAmountBeforeFee").asString());
    return "{\"quote\":{\"sellAmount\":\"%s\",\"buyAmount\":\"%s\",\"feeAmount\":\"0\"},\"id\":1}"
        .formatted(quantity, book.brings(quantity));
  }

  private String orders(String path, JsonNode asked) throws IOException {
    if (asked.isMissingNode()) {
      var laid = orders.get(path.substring(path.lastIndexOf('/') + 1));
      if (laid == null) throw new Status(404, "{\"errorType\":\"NotFound\"}");
      return shown(laid);
    }
    var order = order(asked);
    var befalls = next;
    next = Optional.empty();
    if (befalls.equals(Optional.of(Mishap.REJECTED))) throw refusal("InsufficientBalance");
    if (now.getEpochSecond() >= order.validTo()) throw refusal("InsufficientValidTo");
    var uid = typed.uid(order);
    if (orders.containsKey(uid)) throw refusal("DuplicatedOrder");
    var isLate = befalls.equals(Optional.of(Mishap.FILLED_LATER));
    if (!befalls.equals(Optional.of(Mishap.LOST)))
      orders.put(uid, new Laid(order, befalls, isLate ? now.plus(LATER) : now));
    if (befalls.isPresent())
      switch (befalls.get()) {
        case LOST, FILLED_UNANSWERED, FILLED_LATER -> throw new Unanswered(false);
        case CUT -> throw new Unanswered(true);
        default -> {}
      }
    return "\"" + uid + "\"";
  }

  /** What was asked for, if its owner signed it. */
  private CowOrder order(JsonNode asked) throws IOException {
    var order =
        new CowOrder(
            asked.path("sellToken").asString(),
            asked.path("buyToken").asString(),
            asked.path("receiver").asString(),
            new BigInteger(asked.path("sellAmount").asString()),
            new BigInteger(asked.path("buyAmount").asString()),
            asked.path("validTo").longValue(),
            asked.path("appData").asString());
    var said = HexFormat.of().parseHex(asked.path("signature").asString().substring(2));
    var signature =
        new Sign.SignatureData(
            said[64], Arrays.copyOfRange(said, 0, 32), Arrays.copyOfRange(said, 32, 64));
    try {
      var key = Sign.signedMessageHashToKey(typed.digest(order), signature);
      if (!owner.equals("0x" + Keys.getAddress(key)) || !owner.equals(order.receiver()))
        throw refusal("WrongOwner");
    } catch (SignatureException e) {
      throw refusal("InvalidSignature");
    }
    if (!asked.path("feeAmount").asString().equals("0")
        || !asked.path("kind").asString().equals("sell")) throw refusal("NonZeroFee");
    return order;
  }

  private String account(String path, JsonNode asked) {
    return orders.values().stream()
        .map(this::shown)
        .collect(Collectors.collectingAndThen(Collectors.toList(), all -> all.reversed()))
        .toString();
  }

  private String shown(Laid laid) {
    var status =
        laid.isSettled()
            ? "fulfilled"
            : now.getEpochSecond() > laid.order.validTo() ? "expired" : "open";
    return "{\"uid\":\"%s\",\"status\":\"%s\",\"appData\":\"0x%s\"}"
        .formatted(typed.uid(laid.order), status, Eip712.hex(Eip712.hash(laid.order.appData())));
  }

  private String trades(String path, JsonNode asked) {
    var laid = orders.get(path.substring(path.indexOf('=') + 1));
    if (laid == null || !laid.isSettled()) return "[]";
    var times = laid.befalls.equals(Optional.of(Mishap.TOLD_TWICE)) ? 2 : 1;
    return IntStream.range(0, times)
        .mapToObj(
            _ ->
                "{\"blockNumber\":17,\"logIndex\":3,\"sellAmount\":\"%s\",\"buyAmount\":\"%s\"}"
                    .formatted(laid.shown, laid.bought))
        .toList()
        .toString();
  }

  private static final class Status extends IOException {
    private static final long serialVersionUID = 1L;
    private final int code;

    Status(int code, String body) {
      super(body);
      this.code = code;
    }
  }

  private static Status refusal(String type) {
    return new Status(400, "{\"errorType\":\"%s\",\"description\":\"no\"}".formatted(type));
  }

  /** Nothing, or a beginning, is answered. */
  private static final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean isBegun;

    Unanswered(boolean isBegun) {
      this.isBegun = isBegun;
    }
  }

  @FunctionalInterface
  private interface Question {
    String answer(String path, JsonNode asked) throws IOException;
  }

  private void answer(HttpExchange exchange, Question question) throws IOException {
    if (isFallen()) {
      HttpFault.befall(exchange, Outside.Failure.SILENT);
      return;
    }
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var asked = body.isEmpty() ? JSON.missingNode() : JSON.readTree(body);
      try {
        say(exchange, 200, told(exchange, question, asked));
      } catch (Status refused) {
        say(exchange, refused.code, refused.getMessage());
      }
    } catch (Unanswered unanswered) {
      if (!unanswered.isBegun) return;
      exchange.sendResponseHeaders(201, 1_000);
      exchange.getResponseBody().write("\"0x".getBytes(UTF_8));
    }
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private synchronized boolean isFallen() {
    return isDown;
  }

  private synchronized String told(HttpExchange exchange, Question question, JsonNode asked)
      throws IOException {
    return question.answer(exchange.getRequestURI().toString(), asked);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
