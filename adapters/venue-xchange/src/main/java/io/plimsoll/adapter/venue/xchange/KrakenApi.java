package io.plimsoll.adapter.venue.xchange;

import io.plimsoll.adapter.spi.book.BidSide;
import io.plimsoll.adapter.spi.book.PairRules;
import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.adapter.xchange.RestCalls;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.kraken.Kraken;
import org.knowm.xchange.kraken.dto.KrakenResult;
import org.knowm.xchange.kraken.service.KrakenDigest;
import si.mazi.rescu.SynchronizedValueFactory;

/**
 * Kraken's answers, or why there are none. Private questions go one after another: Kraken wants
 * their nonces to rise in the order in which they arrive.
 */
final class KrakenApi implements AutoCloseable {

  /** Kraken refused, and nothing has happened. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String errors) {
      super(errors);
    }
  }

  /** As deep as Kraken shows a book without more ado. */
  private static final int LEVELS = 100;

  /** After these nobody knows whether Kraken did what it was asked. */
  private static final List<String> UNCLEAR =
      List.of("EService:Unavailable", "EService:Timeout", "EGeneral:Internal error");

  private final Kraken book;
  private final KrakenTrading trading;
  private final BoundedHttp http;
  private final String key;
  private final KrakenDigest signature;
  private final AtomicLong last = new AtomicLong();
  private final SynchronizedValueFactory<Long> nonce =
      () -> last.updateAndGet(before -> Math.max(before + 1, micros()));
  private final Map<String, PairRules> rules = new ConcurrentHashMap<>();

  KrakenApi(URI base, BoundedHttp http, String key, KrakenDigest signature) {
    this.book = RestCalls.of(Kraken.class, base, http);
    this.trading = RestCalls.of(KrakenTrading.class, base, http);
    this.http = http;
    this.key = key;
    this.signature = signature;
  }

  private static long micros() {
    return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
  }

  PairRules rules(String pair) throws IOException {
    var known = rules.get(pair);
    if (known != null) return known;
    var asked = only(answer(book.getAssetPairs(pair)), pair);
    var least = asked.getOrderMin() == null ? BigDecimal.ZERO : asked.getOrderMin();
    var read = new PairRules(asked.getPairScale(), asked.getVolumeLotScale(), least);
    rules.put(pair, read);
    return read;
  }

  /** The best first. */
  List<BidSide.Bid> bids(String pair) throws IOException {
    var bids = new ArrayList<BidSide.Bid>();
    for (var bid : only(answer(book.getDepth(pair, LEVELS)), pair).getBids())
      if (bid.getPrice().signum() > 0 && bid.getVolume().signum() > 0)
        bids.add(new BidSide.Bid(bid.getPrice(), bid.getVolume()));
    bids.sort((one, other) -> other.price().compareTo(one.price()));
    return bids;
  }

  /**
   * Sells at the limit or better, at once or not at all.
   *
   * @throws Refused if it was not taken
   * @throws IOException if nobody knows
   */
  synchronized void sell(String pair, BidSide.Order order, Instant deadline, String name)
      throws IOException {
    answer(
        trading.addOrder(
            pair,
            "sell",
            "limit",
            order.limit().toPlainString(),
            order.volume().toPlainString(),
            "fciq",
            "IOC",
            deadline.toString(),
            name,
            key,
            signature,
            nonce));
  }

  /** The order of a name, by Kraken's own; closed ones are looked at first, as most are. */
  synchronized Optional<Map.Entry<String, KrakenOrders.Order>> order(String name)
      throws IOException {
    var closed = named(answer(trading.closedOrders(name, key, signature, nonce)), name);
    return closed.isPresent()
        ? closed
        : named(answer(trading.openOrders(name, key, signature, nonce)), name);
  }

  /** Whether Kraken kept to the name is looked at again: an answer about others would be booked. */
  private static Optional<Map.Entry<String, KrakenOrders.Order>> named(
      KrakenOrders orders, String name) {
    return orders.all().entrySet().stream()
        .filter(order -> name.equals(order.getValue().name()))
        .findFirst();
  }

  synchronized void cancel(String name) throws IOException {
    answer(trading.cancelOrder(name, key, signature, nonce));
  }

  /** It is filed under Kraken's own name of the pair. */
  private static <T> T only(Map<String, T> answer, String pair) throws IOException {
    if (answer.size() != 1)
      throw new IOException("Kraken's answer is not about " + pair + " alone");
    return answer.values().iterator().next();
  }

  private static <T> T answer(KrakenResult<T> answer) throws IOException {
    var errors = answer.getError();
    if (errors != null && errors.length > 0) {
      var said = Arrays.toString(errors);
      if (Arrays.stream(errors).anyMatch(KrakenApi::isUnclear)) throw new IOException(said);
      throw new Refused(said);
    }
    @Nullable T result = answer.getResult();
    if (result == null) throw new IOException("Kraken answers nothing");
    return result;
  }

  private static boolean isUnclear(String error) {
    return UNCLEAR.stream().anyMatch(error::startsWith);
  }

  @Override
  public void close() {
    http.close();
  }
}
