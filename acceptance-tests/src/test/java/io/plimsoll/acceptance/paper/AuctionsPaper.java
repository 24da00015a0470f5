package io.plimsoll.acceptance.paper;

import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.batch.BatchAuction;
import io.plimsoll.domain.batch.BatchLot;
import io.plimsoll.domain.batch.BatchTerms;
import io.plimsoll.domain.batch.Bid;
import io.plimsoll.domain.batch.Clearing.Fill;
import io.plimsoll.domain.batch.ClearingPrices;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.execution.GradualAuction;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** One price for a batch, gradual auctions, what a batch kept for its trouble. */
class AuctionsPaper implements Paper {

  private static final Token SOLD = new Token("SOLD", 18);
  private static final Token PAID = new Token("PAID", 18);
  private static final ResetRule NEVER_RESET = new ResetRule(Duration.ofDays(365), Ray.ZERO);

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    return Map.of(
        "take_case",
        takes(in.path("take_case")),
        "under_water_case",
        underWater(in.path("take_case"), in.path("under_water_case").path("bid")),
        "reset_case",
        resets(in, expected.path("reset_case")),
        "half_life_case",
        halfLife(in.path("half_life_case")),
        "gradual_discrete",
        Numbers.each(expected.path("gradual_discrete"), one -> discrete(in.path("gradual"), one)),
        "gradual_continuous",
        Numbers.each(
            expected.path("gradual_continuous"), one -> continuous(in.path("gradual"), one)),
        "batch",
        batch(in.path("batch")),
        "fee_identity",
        Map.of("network_fee_in_sold_token", networkFee(in.path("fee_identity"))));
  }

  private static FallingPrice opened(JsonNode in) {
    var step = Duration.ofSeconds(in.path("step_s").asLong());
    return new FallingPrice(
        new PriceCurve.Stairstep(Ray.of(text(in.path("cut"))), step),
        NEVER_RESET,
        text(in.path("oracle_price")),
        text(in.path("buffer")),
        text(in.path("lot")),
        text(in.path("debt_plus_penalty")));
  }

  private static Map<String, Object> takes(JsonNode in) {
    var auction = opened(in);
    var start = FallingPrice.number(auction.running().startPrice());
    var bids = in.path("bids");
    var first = take(auction, bids.get(0));
    var second = take(auction, bids.get(1));
    var after = bids.get(1).path("at_s").asLong();
    return Map.of(
        "start_price",
        start,
        "first",
        Map.of(
            "paid", number(first.paid().decimal()),
            "debt_left", number(first.tabLeft().decimal()),
            "lot_left", number(first.lotLeft().decimal())),
        "price_at_%ds".formatted(after),
        FallingPrice.number(second.price()),
        "second",
        Map.of(
            "paid", number(second.paid().decimal()),
            "takes", number(second.bought().decimal())),
        "returned_to_borrower",
        number(second.lotLeft().decimal()));
  }

  private static Map<String, Object> underWater(JsonNode in, JsonNode bid) {
    var taken = take(opened(in), bid);
    return Map.of(
        "price_at_%ds".formatted(bid.path("at_s").asLong()),
        FallingPrice.number(taken.price()),
        "paid",
        number(taken.paid().decimal()),
        "debt_uncollected",
        number(taken.tabLeft().decimal()),
        "returned_to_borrower",
        number(taken.lotLeft().decimal()));
  }

  private static LotTaken take(FallingPrice auction, JsonNode bid) {
    var amount = bid.path("takes");
    var limit = bid.path("max_price");
    return auction.take(
        bid.path("at_s").asLong(),
        amount.isNumber()
            ? new Quantity.Exactly(new BigDecimal(text(amount)))
            : new Quantity.Everything(),
        limit.isNumber() ? Optional.of(text(limit)) : Optional.empty());
  }

  private static List<Map<String, Object>> resets(JsonNode in, JsonNode expected) {
    var buffer = text(in.path("take_case").path("buffer"));
    var cases = in.path("reset_case").path("cases");
    var start = text(in.path("reset_case").path("start_price"));
    return IntStream.range(0, cases.size())
        .mapToObj(i -> reset(cases.get(i), start, buffer, expected.path(i)))
        .toList();
  }

  /** The file names the start price, and the buffer with another case. */
  private static Map<String, Object> reset(
      JsonNode in, String start, String buffer, JsonNode expected) {
    var oraclePrice =
        new BigDecimal(start).divide(new BigDecimal(buffer), 27, RoundingMode.HALF_EVEN);
    var auction =
        new FallingPrice(
            new PriceCurve.Linear(Duration.ofSeconds(in.path("tau_s").asLong())),
            new ResetRule(
                Duration.ofSeconds(in.path("tail_s").asLong()), Ray.of(text(in.path("cusp")))),
            oraclePrice.toPlainString(),
            buffer);
    var needed = new TreeMap<Long, Boolean>();
    for (var second : expected.path("reset_needed_at").propertyNames())
      needed.put(Long.valueOf(second), auction.needsReset(Long.parseLong(second)));
    var restarted = auction.reset(needed.lastKey(), text(in.path("new_oracle_price")));
    return Map.of(
        "reset_needed_at", needed, "new_start_price", FallingPrice.number(restarted.startPrice()));
  }

  private static List<Double> halfLife(JsonNode in) {
    var curve = new PriceCurve.Exponential(Ray.of(text(in.path("cut_per_second"))));
    var top = Ray.of(text(in.path("top")));
    return Numbers.each(
        in.path("at"), second -> FallingPrice.number(curve.price(top, second.asLong())));
  }

  private static GradualAuction gradual(JsonNode in) {
    return new GradualAuction(in.path("k").asDouble(), in.path("l").asDouble());
  }

  private static Map<String, Object> discrete(JsonNode in, JsonNode one) {
    var sold = one.path("sold").asDouble();
    var quantity = one.path("q").asDouble();
    var time = one.path("t").asDouble();
    var cost = gradual(in).discreteCost(in.path("a").asDouble(), sold, quantity, time);
    return Map.of("sold", sold, "q", quantity, "t", time, "cost", cost);
  }

  private static Map<String, Object> continuous(JsonNode in, JsonNode one) {
    var quantity = one.path("q").asDouble();
    var age = one.path("age").asDouble();
    var cost = gradual(in).continuousCost(in.path("r").asDouble(), quantity, age);
    return Map.of("q", quantity, "age", age, "cost", cost);
  }

  private static Map<String, Object> batch(JsonNode in) {
    var auction =
        new BatchAuction(
            new BatchTerms(SOLD, PAID, Wad.ONE, Instant.EPOCH, MarginRule.PRO_RATA),
            List.of(new BatchLot(new LiquidationId("L1.1"), Amount.of(text(in.path("lot")), SOLD))),
            bids(in.path("bids")));
    var cleared = auction.clear();
    return Map.of(
        "clearing_price", number(cleared.price().orElseThrow().decimal()),
        "fills", cleared.fills().stream().map(fill -> number(fill.bought().decimal())).toList(),
        "revenue", number(cleared.proceeds().decimal()),
        "pay_as_bid_revenue", asBid(auction, cleared.fills()));
  }

  private static List<Bid> bids(JsonNode in) {
    var bids = new ArrayList<Bid>();
    for (var bid : in)
      bids.add(
          new Bid(
              new KeeperId("k" + bids.size()),
              Wad.of(text(bid.get(0))),
              Amount.of(text(bid.get(1)), SOLD)));
    return bids;
  }

  private static double asBid(BatchAuction auction, List<Fill> fills) {
    return IntStream.range(0, fills.size())
        .mapToObj(i -> auction.terms().cost(fills.get(i).bought(), auction.bids().get(i).limit()))
        .mapToDouble(amount -> number(amount.decimal()))
        .sum();
  }

  private static double networkFee(JsonNode in) {
    var prices = in.path("clearing_prices");
    return new ClearingPrices(
            prices.path("sold_token").asDouble(), prices.path("bought_token").asDouble())
        .networkFee(
            in.path("user_sold").asDouble(),
            in.path("user_received").asDouble(),
            in.path("protocol_fee").asDouble());
  }

  private static String text(JsonNode number) {
    return new BigDecimal(number.asString()).toPlainString();
  }

  private static double number(String decimal) {
    return Double.parseDouble(decimal);
  }

  /** One less a number near one keeps fewer digits. */
  @Override
  public Tolerance tolerance(String path) {
    return path.startsWith("/fee_identity") ? Tolerance.absolute(1e-12) : Tolerance.relative(1e-9);
  }
}
