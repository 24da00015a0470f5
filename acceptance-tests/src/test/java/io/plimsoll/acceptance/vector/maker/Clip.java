package io.plimsoll.acceptance.vector.maker;

import static io.plimsoll.acceptance.vector.maker.Words.number;
import static io.plimsoll.acceptance.vector.maker.Words.rad;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.Hole;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The auctions of one collateral type: the desk's, with Maker's settings and Maker's list. */
final class Clip {

  private final Token collateral;
  private final Map<AuctionId, Running> running;
  private final List<AuctionId> active;
  private AuctionTerms terms;
  private Hole hole;
  private BigInteger stopped;
  private int kicks;

  Clip(JsonNode ilk) {
    collateral = Words.collateral(ilk.get("name").asString());
    running = new HashMap<>();
    active = new ArrayList<>();
    terms =
        new AuctionTerms(
            ray(ilk, "buf"),
            curve(ilk.get("calc")),
            new ResetRule(seconds(ilk.get("tail")), ray(ilk, "cusp")),
            Sizes.of(wad(ilk, "chop"), rad(number(ilk.get("dust").asString()))),
            new Incentive(rad(number(ilk.get("tip").asString())), wad(ilk, "chip")),
            Optional.empty());
    hole = new Hole(rad(number(ilk.get("hole").asString())), Words.DAI.zero());
    stopped = BigInteger.ZERO;
  }

  private Clip(Clip other) {
    collateral = other.collateral;
    running = new HashMap<>(other.running);
    active = new ArrayList<>(other.active);
    terms = other.terms;
    hole = other.hole;
    stopped = other.stopped;
    kicks = other.kicks;
  }

  Clip copy() {
    return new Clip(this);
  }

  private static PriceCurve curve(JsonNode calc) {
    return switch (calc.get("kind").asString()) {
      case "linear" -> new PriceCurve.Linear(seconds(calc.get("tau")));
      case "stairstep" -> new PriceCurve.Stairstep(ray(calc, "cut"), seconds(calc.get("step")));
      case "exponential" -> new PriceCurve.Exponential(ray(calc, "cut"));
      default -> throw new IllegalArgumentException("Unknown curve " + calc);
    };
  }

  Token collateral() {
    return collateral;
  }

  AuctionTerms terms() {
    return terms;
  }

  Hole hole() {
    return hole;
  }

  BigInteger stopped() {
    return stopped;
  }

  int kicks() {
    return kicks;
  }

  List<AuctionId> active() {
    return active;
  }

  Map<AuctionId, Running> running() {
    return running;
  }

  /** Everything above the highest level halts the same. */
  Breaker breaker() {
    var levels = Breaker.values();
    return levels[stopped.min(BigInteger.valueOf(levels.length - 1L)).intValueExact()];
  }

  AuctionId next() {
    return new AuctionId(Integer.toString(kicks + 1));
  }

  Auction auction(AuctionId id) {
    var found = running.get(id);
    return found == null ? new Auction.Unopened() : found;
  }

  void cap(BigInteger rad) {
    hole = hole.capped(rad(rad));
  }

  /** Maker's {@code file}: what has been set applies to running auctions too. */
  void set(String param, BigInteger value) {
    switch (param) {
      case "buf" -> terms = terms(new Ray(value), terms.reset(), terms.incentive());
      case "tail" -> reset(new ResetRule(seconds(value), terms.reset().cusp()));
      case "cusp" -> reset(new ResetRule(terms.reset().tail(), new Ray(value)));
      case "chip" -> incentive(new Incentive(terms.incentive().tip(), new Wad(value)));
      case "tip" -> incentive(new Incentive(rad(value), terms.incentive().chip()));
      case "stopped" -> stopped = value;
      default -> throw new IllegalArgumentException("Unknown setting " + param);
    }
  }

  private void reset(ResetRule rule) {
    terms = terms(terms.startFactor(), rule, terms.incentive());
  }

  private void incentive(Incentive incentive) {
    terms = terms(terms.startFactor(), terms.reset(), incentive);
  }

  private AuctionTerms terms(Ray startFactor, ResetRule rule, Incentive incentive) {
    return new AuctionTerms(
        startFactor, terms.curve(), rule, terms.sizes(), incentive, Optional.empty());
  }

  /** The least debt of a vault; what a take may leave follows only when it is asked to. */
  void dust(BigInteger rad) {
    var sizes = terms.sizes();
    sized(new Sizes(sizes.penalty(), rad(rad), sizes.smallestRemainder()));
  }

  void updateSmallestRemainder() {
    sized(Sizes.of(terms.sizes().penalty(), terms.sizes().minimumDebt()));
  }

  private void sized(Sizes sizes) {
    terms =
        new AuctionTerms(
            terms.startFactor(),
            terms.curve(),
            terms.reset(),
            sizes,
            terms.incentive(),
            Optional.empty());
  }

  /** Books an event; an auction that ends leaves its place to the last of the list. */
  void note(AuctionEvent event) {
    var id = event.auction();
    hole = hole.evolve(event);
    switch (Auction.evolve(auction(id), event)) {
      case Running after -> {
        if (running.put(id, after) == null) {
          active.add(id);
          kicks++;
        }
      }
      case Auction.Ended _ -> {
        running.remove(id);
        var last = active.removeLast();
        if (!last.equals(id)) active.set(active.indexOf(id), last);
      }
      case Auction.Unopened _ -> throw new IllegalStateException("Nothing follows from " + event);
    }
  }

  /** Collateral on sale. */
  Amount onSale() {
    return running.values().stream().map(Running::lot).reduce(collateral.zero(), Amount::plus);
  }

  private static Ray ray(JsonNode node, String field) {
    return new Ray(number(node.get(field).asString()));
  }

  private static Wad wad(JsonNode node, String field) {
    return new Wad(number(node.get(field).asString()));
  }

  private static Duration seconds(JsonNode node) {
    return seconds(number(node.asString()));
  }

  private static Duration seconds(BigInteger number) {
    return Duration.ofSeconds(number.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
  }
}
