package io.plimsoll.acceptance.paper;

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
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** One price for a batch, gradual auctions, what a batch kept for its trouble. */
class AuctionsPaper implements Paper {

  private static final Token SOLD = new Token("SOLD", 18);
  private static final Token PAID = new Token("PAID", 18);

  @Override
  public Map<String, Object> figures(JsonNode in, JsonNode expected) {
    return Map.of(
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

  @Override
  public Set<String> leftOut() {
    return Set.of("take_case", "under_water_case", "reset_case", "half_life_case");
  }
}
