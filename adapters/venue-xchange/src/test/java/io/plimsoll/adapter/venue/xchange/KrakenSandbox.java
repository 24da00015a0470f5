package io.plimsoll.adapter.venue.xchange;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plimsoll.adapter.spi.book.BidSide;
import io.plimsoll.adapter.spi.kit.HttpFault;
import io.plimsoll.adapter.spi.kit.MatchingEngine;
import io.plimsoll.adapter.spi.kit.MatchingEngine.Trade;
import io.plimsoll.adapter.spi.kit.Outside;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Kraken's REST on this machine, with a matching engine; it looks at signatures and nonces. */
final class KrakenSandbox implements VenueOutside {

  private static final String KEY = "sandbox-key";
  private static final byte[] SECRET = "a secret for a sandbox".getBytes(UTF_8);
  private static final BigDecimal FEE = new BigDecimal("0.004");
  private static final Duration LATER = Duration.ofSeconds(10);

  /** An order, and what became of it. */
  private static final class Order {
    private final String name;
    private final BigDecimal volume;
    private final BigDecimal limit;
    private final Instant deadline;
    private Trade trade = Trade.NONE;
    private Trade shown = Trade.NONE;
    private boolean isListedTwice;

    Order(Map<String, String> form) {
      name = form.get("cl_ord_id");
      volume = new BigDecimal(form.get("volume"));
      limit = new BigDecimal(form.get("price"));
      deadline = Instant.parse(form.get("deadline"));
    }
  }

  private final MatchingEngine engine = new MatchingEngine(2_000, 400, "5");
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<Order, Instant> arriving = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;
  private Optional<Mishap> next = Optional.empty();
  private Instant now = Instant.parse("2021-01-11T00:00:00Z");
  private boolean isDown;
  private long lastNonce;

  KrakenSandbox() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/0/public/Depth", exchange -> answer(exchange, _ -> depth()));
    server.createContext("/0/public/AssetPairs", exchange -> answer(exchange, _ -> pairs()));
    server.createContext("/0/private/AddOrder", exchange -> answer(exchange, this::add));
    server.createContext("/0/private/OpenOrders", exchange -> answer(exchange, this::open));
    server.createContext("/0/private/ClosedOrders", exchange -> answer(exchange, this::closed));
    server.createContext("/0/private/CancelOrder", exchange -> answer(exchange, this::cancel));
    server.start();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "url",
        "http://localhost:" + server.getAddress().getPort(),
        "pairs.WETH/USDC",
        "ETHUSDC",
        "key",
        KEY,
        "secret",
        Base64.getEncoder().encodeToString(SECRET));
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

  @Override
  public synchronized void passes(Duration time) {
    now = now.plus(time);
    arriving
        .entrySet()
        .removeIf(order -> !order.getValue().isAfter(now) && arrives(order.getKey()));
  }

  private boolean arrives(Order order) {
    if (!now.isAfter(order.deadline)) match(order, Optional.empty());
    return true;
  }

  @Override
  public Set<Mishap> mishaps() {
    return EnumSet.allOf(Mishap.class);
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
    return orders.values().stream()
        .filter(order -> order.trade.volume().signum() > 0)
        .collect(Collectors.toMap(order -> order.name, order -> fill(order.trade)));
  }

  @Override
  public String named(String order) {
    return UUID.nameUUIDFromBytes(order.getBytes(UTF_8)).toString();
  }

  /** As Kraken rounds it. */
  private static BigDecimal fee(Trade trade) {
    return trade.cost().multiply(FEE).setScale(8, RoundingMode.HALF_UP);
  }

  private static Fill fill(Trade trade) {
    return new Fill(
        BidSide.units(WETH, trade.volume()),
        BidSide.units(USDC, trade.cost().subtract(fee(trade))));
  }

  private String depth() {
    var bids =
        engine.bids().stream()
            .limit(100)
            .map(bid -> "[\"%s\",\"%s\",1610323200]".formatted(bid.price(), bid.volume()))
            .collect(Collectors.joining(","));
    return "{\"XETHUSDC\":{\"asks\":[[\"2001\",\"1\",1610323200]],\"bids\":[%s]}}".formatted(bids);
  }

  private static String pairs() {
    return """
        {"XETHUSDC":{"altname":"ETHUSDC","wsname":"ETH/USDC","aclass_base":"currency",
         "base":"XETH","aclass_quote":"currency","quote":"USDC","lot":"unit","pair_decimals":2,
         "cost_decimals":6,"lot_decimals":8,"lot_multiplier":1,"leverage_buy":[],
         "leverage_sell":[],"fees":[[0,0.4]],"fees_maker":[[0,0.25]],
         "fee_volume_currency":"ZUSD","margin_call":80,"margin_stop":40,"ordermin":"0.002",
         "costmin":"0.5","tick_size":"0.01","status":"online"}}""";
  }

  private String add(Map<String, String> form) throws IOException {
    if (!form.get("pair").equals("ETHUSDC")
        || !form.get("type").equals("sell")
        || !form.get("timeinforce").equals("IOC")
        || !form.get("oflags").equals("fciq")) throw new IOException("EGeneral:Invalid arguments");
    var order = new Order(form);
    var befalls = next;
    next = Optional.empty();
    if (befalls.equals(Optional.of(Mishap.REJECTED)))
      throw new IOException("EOrder:Insufficient funds");
    if (now.isAfter(order.deadline)) throw new IOException("EService:Deadline elapsed");
    if (befalls.equals(Optional.of(Mishap.FILLED_LATER))) arriving.put(order, now.plus(LATER));
    else if (!befalls.equals(Optional.of(Mishap.LOST))) match(order, befalls);
    if (befalls.isPresent())
      switch (befalls.get()) {
        case LOST, FILLED_UNANSWERED, FILLED_LATER -> throw new Unanswered(false);
        case CUT -> throw new Unanswered(true);
        default -> {}
      }
    return "{\"descr\":{\"order\":\"sell\"},\"txid\":[\"%s\"]}".formatted(txid(order));
  }

  private void match(Order order, Optional<Mishap> befalls) {
    orders.put(txid(order), order);
    var volume =
        befalls.equals(Optional.of(Mishap.PARTIAL))
            ? order.volume.multiply(new BigDecimal("0.4")).setScale(8, RoundingMode.DOWN)
            : order.volume;
    order.trade = engine.sell(volume, order.limit);
    if (befalls.equals(Optional.of(Mishap.BELOW_LIMIT)))
      order.trade = new Trade(order.trade.volume(), order.trade.cost().movePointLeft(1));
    order.shown =
        befalls.equals(Optional.of(Mishap.FALSE_FILL))
            ? new Trade(order.volume.add(BigDecimal.TEN), order.trade.cost())
            : order.trade;
    order.isListedTwice = befalls.equals(Optional.of(Mishap.TOLD_TWICE));
  }

  /** It has to be there before the answer names it. */
  private static String txid(Order order) {
    return "O" + order.name.substring(0, 8).toUpperCase();
  }

  private String open(Map<String, String> form) {
    return "{\"open\":{%s}}".formatted(listed(form, true));
  }

  private String closed(Map<String, String> form) {
    return "{\"closed\":{%s},\"count\":1}".formatted(listed(form, false));
  }

  private String listed(Map<String, String> form, boolean isOpen) {
    return orders.entrySet().stream()
        .filter(order -> order.getValue().name.equals(form.get("cl_ord_id")))
        .filter(order -> !isOpen || order.getValue().isListedTwice)
        .map(
            order ->
                """
                "%s":{"refid":null,"userref":null,"cl_ord_id":"%s","status":"closed",
                 "vol":"%s","vol_exec":"%s","cost":"%s","fee":"%s","oflags":"fciq"}"""
                    .formatted(
                        order.getKey(),
                        order.getValue().name,
                        order.getValue().volume,
                        order.getValue().shown.volume(),
                        order.getValue().shown.cost(),
                        fee(order.getValue().shown)))
        .collect(Collectors.joining(","));
  }

  private String cancel(Map<String, String> form) throws IOException {
    throw new IOException("EOrder:Unknown order");
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
    String result(Map<String, String> form) throws IOException;
  }

  private void answer(HttpExchange exchange, Question question) throws IOException {
    if (isFallen()) {
      HttpFault.befall(exchange, Outside.Failure.SILENT);
      return;
    }
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var answer = told(exchange, body, question).getBytes(UTF_8);
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    } catch (Unanswered unanswered) {
      if (!unanswered.isBegun) return;
      exchange.sendResponseHeaders(200, 1_000);
      exchange.getResponseBody().write("{\"error\":[".getBytes(UTF_8));
    }
  }

  private synchronized boolean isFallen() {
    return isDown;
  }

  private synchronized String told(HttpExchange exchange, String body, Question question) {
    try {
      var form = form(body);
      if (exchange.getRequestURI().getPath().contains("/private/")) check(exchange, body, form);
      return "{\"error\":[],\"result\":%s}".formatted(question.result(form));
    } catch (IOException e) {
      return "{\"error\":[\"%s\"]}".formatted(e.getMessage());
    }
  }

  private static Map<String, String> form(String body) {
    return Arrays.stream(body.split("&"))
        .filter(pair -> pair.contains("="))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  /** HMAC-SHA512 of the path and SHA-256 of nonce and body, as Kraken documents it. */
  private void check(HttpExchange exchange, String body, Map<String, String> form)
      throws IOException {
    try {
      var nonce = form.get("nonce");
      var digest = MessageDigest.getInstance("SHA-256").digest((nonce + body).getBytes(UTF_8));
      var mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(SECRET, "HmacSHA512"));
      mac.update(exchange.getRequestURI().getPath().getBytes(UTF_8));
      var expected = Base64.getEncoder().encodeToString(mac.doFinal(digest));
      if (!expected.equals(exchange.getRequestHeaders().getFirst("API-Sign"))
          || !KEY.equals(exchange.getRequestHeaders().getFirst("API-Key")))
        throw new IOException("EAPI:Invalid signature");
      if (Long.parseLong(nonce) <= lastNonce) throw new IOException("EAPI:Invalid nonce");
      lastNonce = Long.parseLong(nonce);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
