package io.plimsoll.acceptance.keeper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/**
 * A keeper that earns its living: it hears on the event stream which auctions begin and end, looks
 * at each until a unit costs clearly less than it can sell it for, claims as much as it has money
 * for, pays, and takes out what it bought.
 *
 * <p>It needs no state of the desk that it could not lose: started again, it hears all auctions
 * once more, and those that are over tell so when it looks.
 */
public final class ExampleKeeper implements AutoCloseable {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int PLACES = 6;

  /**
   * @param market where it buys
   * @param name it is registered by
   * @param money the asset it pays with
   * @param margin part of the price at which it sells that it wants to keep
   * @param sellsAt what it gets elsewhere for a unit of a collateral asset, in its money
   */
  public record Trade(
      String market,
      String name,
      String money,
      BigDecimal margin,
      Map<String, BigDecimal> sellsAt) {

    /** The most it pays for a unit; nothing for what it could not sell. */
    BigDecimal limit(String collateral) {
      return sellsAt
          .getOrDefault(collateral, BigDecimal.ZERO)
          .multiply(BigDecimal.ONE.subtract(margin));
    }
  }

  private final DeskApi desk;
  private final Trade trade;
  private final Set<String> auctions = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, BigDecimal> takenOut = new ConcurrentHashMap<>();
  private final AtomicLong heard = new AtomicLong();
  private volatile Instant lookedAt = Instant.MIN;
  private volatile String lastTrouble = "none";
  private volatile boolean closed;

  public ExampleKeeper(URI root, Trade trade) {
    this.desk = new DeskApi(root);
    this.trade = trade;
  }

  /** Registers, and brings the money it will buy with. */
  public void join(String bond, String funds) {
    desk.post(keepers(), Map.of("keeper", trade.name(), "bond", bond)).yes();
    desk.post(own("/deposits"), Map.of("asset", trade.money(), "amount", funds)).yes();
  }

  /** Listens and buys from here on, until it is closed. */
  public void start() {
    Thread.ofVirtual().name("listening").start(this::listen);
    Thread.ofVirtual().name("buying").start(this::buyAndBuy);
  }

  /** A stream may break at any time; the next one tells all once more. */
  private void listen() {
    try {
      while (!closed) {
        try {
          desk.follow(trade.market(), this::hear);
        } catch (IOException | UncheckedIOException e) {
          lastTrouble = "the stream broke: " + e;
        }
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void hear(String type, JsonNode event) {
    heard.incrementAndGet();
    switch (type) {
      case "auction.started" -> auctions.add(event.required("auction").asString());
      case "auction.ended", "auction.cancelled" ->
          auctions.remove(event.required("auction").asString());
      default -> {}
    }
  }

  private void buyAndBuy() {
    try {
      while (!closed) {
        auctions.forEach(this::lookAt);
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What goes wrong once may go well the next time. */
  private void lookAt(String id) {
    try {
      look(id);
    } catch (IllegalStateException e) {
      lastTrouble = "%s: %s".formatted(id, e);
    }
  }

  /** The stream may be ahead of the list: what is not there yet is looked at again. */
  private void look(String id) {
    var found = desk.get("/auctions/" + id);
    if (!found.isYes()) {
      lastTrouble = "%s is not there: %s".formatted(id, found);
      return;
    }
    var auction = found.body();
    var live = auction.required("live");
    if (live.isNull()) {
      auctions.remove(id);
      return;
    }
    var collateral = auction.required("collateralAsset").asString();
    var price = number(live, "price");
    if (live.required("needsReset").isNull()
        && auction.required("debtAsset").asString().equals(trade.money())
        && price.compareTo(trade.limit(collateral)) <= 0) buy(id, collateral, price, auction);
    lookedAt = Instant.parse(live.required("asOf").asString());
  }

  /** A no is no misfortune: somebody was faster, or the loan is well again. */
  private void buy(String id, String collateral, BigDecimal price, JsonNode auction) {
    var affordable = free(trade.money()).divide(price, PLACES, RoundingMode.DOWN);
    var wanted = affordable.min(number(auction, "lot"));
    if (wanted.signum() == 0) return;
    var claim =
        desk.post(
            "/auctions/" + id + "/claims",
            Map.of(
                "keeper",
                trade.name(),
                "amount",
                wanted.toPlainString(),
                "maxPrice",
                trade.limit(collateral).toPlainString()));
    if (!claim.isYes()) {
      lastTrouble = "no claim of %s: %s".formatted(id, claim);
      return;
    }
    var number = claim.body().required("claim").asInt();
    if (desk.post("/auctions/%s/claims/%d/payment".formatted(id, number), Map.of()).isYes())
      takeOut(collateral);
  }

  private void takeOut(String asset) {
    var amount = free(asset);
    if (desk.post(own("/withdrawals"), Map.of("asset", asset, "amount", amount.toPlainString()))
        .isYes()) takenOut.merge(asset, amount, BigDecimal::add);
  }

  /** Of its funds with the desk. */
  public BigDecimal free(String asset) {
    for (var each : desk.get(own("")).yes().required("funds"))
      if (each.required("asset").asString().equals(asset)) return number(each, "amount");
    return BigDecimal.ZERO;
  }

  /** What it has bought and taken out. */
  public BigDecimal takenOut(String asset) {
    return takenOut.getOrDefault(asset, BigDecimal.ZERO);
  }

  /** What it has, sold at its own prices, in its money; without the bond. */
  public BigDecimal worth() {
    var worth = free(trade.money());
    for (var sale : trade.sellsAt().entrySet())
      worth = worth.add(takenOut(sale.getKey()).add(free(sale.getKey())).multiply(sale.getValue()));
    return worth;
  }

  /** Whether it has looked at what is on sale at a moment, or nothing is. */
  public boolean hasLooked(Instant moment) {
    return auctions.isEmpty() || !lookedAt.isBefore(moment);
  }

  /** What it knows, and what last went wrong. */
  @Override
  public String toString() {
    return "%s has heard %d events, follows %s, looked at %s, last trouble: %s"
        .formatted(trade.name(), heard.get(), auctions, lookedAt, lastTrouble);
  }

  private String keepers() {
    return "/markets/%s/keepers".formatted(trade.market());
  }

  private String own(String what) {
    return keepers() + "/" + trade.name() + what;
  }

  private static BigDecimal number(JsonNode node, String field) {
    return new BigDecimal(node.required(field).asString());
  }

  @Override
  public void close() {
    closed = true;
    desk.close();
  }
}
