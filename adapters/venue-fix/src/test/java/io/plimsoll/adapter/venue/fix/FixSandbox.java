package io.plimsoll.adapter.venue.fix;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.plimsoll.adapter.spi.book.BidSide;
import io.plimsoll.adapter.spi.kit.MatchingEngine;
import io.plimsoll.adapter.spi.kit.MatchingEngine.Trade;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.money.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;

/** The other side of a FIX session, with an order book; it accepts one desk. */
final class FixSandbox implements VenueOutside, SilentApplication {

  private static final AtomicInteger DESKS = new AtomicInteger();
  private static final Duration LATER = Duration.ofSeconds(10);
  private static final int EXACT = 30;

  private static final class Order {
    private final String name;
    private final BigDecimal quantity;
    private final BigDecimal limit;
    private String status = "2";
    private Trade trade = Trade.NONE;
    private Trade shown = Trade.NONE;

    Order(Message message) throws FieldNotFound {
      name = message.getString(Tags.CL_ORD_ID);
      quantity = message.getDecimal(Tags.ORDER_QTY);
      limit = message.getDecimal(Tags.PRICE);
    }
  }

  private final MatchingEngine engine = new MatchingEngine(2_000, 400, "5");
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final Map<Order, Instant> arriving = new LinkedHashMap<>();
  private final String desk = "DESK-" + DESKS.incrementAndGet();
  private final SessionID session = new SessionID("FIX.4.4", "VENUE", desk);
  private final String store = "jdbc:h2:mem:" + desk + ";DB_CLOSE_DELAY=-1";
  private final int port = freePort();
  private final SocketAcceptor acceptor;
  private Optional<Mishap> next = Optional.empty();
  private Instant now = Instant.parse("2021-01-11T00:00:00Z");
  private boolean isDown;
  private int executions;

  FixSandbox() {
    var settings = new SessionSettings();
    Map.of(
            "ConnectionType", "acceptor",
            "SocketAcceptAddress", "127.0.0.1",
            "SocketAcceptPort", Integer.toString(port),
            "NonStopSession", "Y",
            "DataDictionary", "FIX44.xml")
        .forEach((name, value) -> settings.setString(session, name, value));
    try {
      acceptor =
          SocketAcceptor.newBuilder()
              .withApplication(this)
              .withMessageStoreFactory(new MemoryStoreFactory())
              .withSettings(settings)
              .withLogFactory(QuietLog::new)
              .withMessageFactory(new DefaultMessageFactory())
              .build();
      acceptor.start();
    } catch (ConfigError e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "host",
        "127.0.0.1",
        "port",
        Integer.toString(port),
        "sender",
        desk,
        "target",
        "VENUE",
        "symbols.WETH/USDC",
        "ETH-USD",
        "store-url",
        store);
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
        .removeIf(
            order -> {
              if (order.getValue().isAfter(now)) return false;
              match(order.getKey(), Optional.empty());
              return true;
            });
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
        .collect(
            Collectors.toMap(
                order -> order.name,
                order ->
                    new Fill(
                        BidSide.units(WETH, order.trade.volume()),
                        BidSide.units(USDC, order.trade.cost())),
                (one, _) -> one,
                HashMap::new));
  }

  @Override
  public String named(String order) {
    return UUID.nameUUIDFromBytes(order.getBytes(UTF_8)).toString();
  }

  @Override
  public synchronized void fromApp(Message message, SessionID id) throws FieldNotFound {
    if (isDown) return;
    switch (FixLine.type(message)) {
      case Tags.MARKET_DATA_REQUEST -> send(book(message));
      case Tags.NEW_ORDER_SINGLE -> take(new Order(message));
      case Tags.ORDER_STATUS_REQUEST -> send(status(message.getString(Tags.CL_ORD_ID)));
      case Tags.ORDER_CANCEL_REQUEST -> send(tooLate(message));
      default -> throw new IllegalStateException("Nobody asked for " + message);
    }
  }

  private Message book(Message asked) throws FieldNotFound {
    var book = FixLine.message(Tags.MARKET_DATA_SNAPSHOT);
    book.setString(Tags.MD_REQ_ID, asked.getString(Tags.MD_REQ_ID));
    book.setString(Tags.SYMBOL, "ETH-USD");
    for (var bid : engine.bids()) {
      var entry = new Group(Tags.NO_MD_ENTRIES, Tags.MD_ENTRY_TYPE);
      entry.setString(Tags.MD_ENTRY_TYPE, Tags.BID);
      entry.setDecimal(Tags.MD_ENTRY_PX, bid.price());
      entry.setDecimal(Tags.MD_ENTRY_SIZE, bid.volume());
      book.addGroup(entry);
    }
    return book;
  }

  private void take(Order order) {
    var befalls = next;
    next = Optional.empty();
    if (befalls.equals(Optional.of(Mishap.LOST))) return;
    if (befalls.equals(Optional.of(Mishap.FILLED_LATER))) {
      arriving.put(order, now.plus(LATER));
      return;
    }
    match(order, befalls);
    if (befalls.equals(Optional.of(Mishap.FILLED_UNANSWERED))) return;
    if (befalls.equals(Optional.of(Mishap.CUT))) {
      cut();
      return;
    }
    send(report(order, "F"));
    if (befalls.equals(Optional.of(Mishap.TOLD_TWICE))) send(report(order, "F"));
  }

  private void cut() {
    try {
      Session.lookupSession(session).disconnect("cut", false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void match(Order order, Optional<Mishap> befalls) {
    orders.put(order.name, order);
    if (befalls.equals(Optional.of(Mishap.REJECTED))) {
      order.status = "8";
      return;
    }
    var quantity =
        befalls.equals(Optional.of(Mishap.PARTIAL))
            ? order.quantity.multiply(new BigDecimal("0.4")).setScale(8, RoundingMode.DOWN)
            : order.quantity;
    order.trade = engine.sell(quantity, order.limit);
    if (befalls.equals(Optional.of(Mishap.BELOW_LIMIT)))
      order.trade = new Trade(order.trade.volume(), order.trade.cost().movePointLeft(1));
    if (order.trade.volume().compareTo(order.quantity) < 0) order.status = "4";
    order.shown =
        befalls.equals(Optional.of(Mishap.FALSE_FILL))
            ? new Trade(order.quantity.add(BigDecimal.TEN), order.trade.cost())
            : order.trade;
  }

  private Message status(String name) {
    var order = orders.get(name);
    if (order != null) return report(order, "I");
    var unknown = report(name, "8", Trade.NONE, "I");
    unknown.setString(Tags.ORD_REJ_REASON, "5");
    return unknown;
  }

  private Message report(Order order, String type) {
    return report(order.name, order.status, order.shown, type);
  }

  private Message report(String name, String status, Trade trade, String type) {
    var report = FixLine.message(Tags.EXECUTION_REPORT);
    report.setString(37, "V-" + name);
    report.setString(17, "E-" + ++executions);
    report.setString(Tags.CL_ORD_ID, name);
    report.setString(Tags.EXEC_TYPE, type);
    report.setString(Tags.ORD_STATUS, status);
    report.setString(Tags.SYMBOL, "ETH-USD");
    report.setString(Tags.SIDE, Tags.SELL);
    report.setInt(151, 0);
    report.setDecimal(Tags.CUM_QTY, trade.volume());
    report.setDecimal(
        Tags.AVG_PX,
        trade.volume().signum() == 0
            ? BigDecimal.ZERO
            : trade.cost().divide(trade.volume(), EXACT, RoundingMode.HALF_UP));
    return report;
  }

  private static Message tooLate(Message asked) throws FieldNotFound {
    var refusal = FixLine.message(Tags.ORDER_CANCEL_REJECT);
    refusal.setString(37, "NONE");
    refusal.setString(Tags.CL_ORD_ID, asked.getString(Tags.CL_ORD_ID));
    refusal.setString(Tags.ORIG_CL_ORD_ID, asked.getString(Tags.ORIG_CL_ORD_ID));
    refusal.setString(Tags.ORD_STATUS, "2");
    refusal.setString(434, "1");
    return refusal;
  }

  private void send(Message message) {
    try {
      Session.sendToTarget(message, session);
    } catch (SessionNotFound e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    acceptor.stop(true);
  }
}
