package io.plimsoll.acceptance.vector.maker;

import static io.plimsoll.acceptance.vector.maker.Words.number;
import static io.plimsoll.acceptance.vector.maker.Words.rad;
import static io.plimsoll.acceptance.vector.maker.Words.word;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.auction.AuctionFacts;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.AuctionRejection;
import io.plimsoll.domain.auction.Auctioneer;
import io.plimsoll.domain.auction.Hole;
import io.plimsoll.domain.auction.Holes;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Ray;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Maker as it stands at one moment; a step works on a copy, which is dropped if it is refused. */
final class MakerSystem {

  static final MarketId ID = new MarketId("maker");

  /** A collateral type: its auctions, its feed and when its fee was booked last. */
  static final class Ilk {
    private final Clip clip;
    private Feed feed;
    private long lastDrip;

    private Ilk(Clip clip, Feed feed, long lastDrip) {
      this.clip = clip;
      this.feed = feed;
      this.lastDrip = lastDrip;
    }

    Clip clip() {
      return clip;
    }

    Feed feed() {
      return feed;
    }

    long lastDrip() {
      return lastDrip;
    }
  }

  private final Set<String> owners = new LinkedHashSet<>();
  private final Map<String, Ilk> ilks = new LinkedHashMap<>();
  private final Ray feeFactor;
  private final Vat vat;
  private final Vow vow;
  private Hole hole;

  MakerSystem(JsonNode setup) {
    setup.get("owners").forEach(owner -> owners.add(owner.asString()));
    feeFactor = Ray.ONE.plus(new Ray(number(setup.get("feePerSecond").asString())));
    vat = new Vat(number(setup.get("ownerGem").asString()));
    vow = new Vow(number(setup.get("vowWait").asString()));
    hole = new Hole(rad(number(setup.get("Hole").asString())), Words.DAI.zero());
    setup
        .get("keeperDai")
        .properties()
        .forEach(held -> vat.credit(held.getKey(), number(held.getValue().asString())));
    for (var ilk : setup.get("ilks")) list(ilk, setup);
  }

  private void list(JsonNode ilk, JsonNode setup) {
    var name = ilk.get("name").asString();
    var feed =
        new Feed(
            number(ilk.get("price").asString()),
            true,
            number(setup.get("par").asString()),
            number(ilk.get("mat").asString()));
    var lastDrip = number(setup.get("lastDrip").get(name).asString()).longValueExact();
    ilks.put(name, new Ilk(new Clip(ilk), feed, lastDrip));
    vat.init(
        name,
        new Vat.Ilk(
            BigInteger.ZERO,
            Words.RAY,
            feed.spot(),
            number(ilk.get("line").asString()),
            number(ilk.get("dust").asString())));
    owners.forEach(owner -> vat.endow(name, owner));
  }

  private MakerSystem(MakerSystem other) {
    owners.addAll(other.owners);
    other.ilks.forEach(
        (name, ilk) -> ilks.put(name, new Ilk(ilk.clip.copy(), ilk.feed, ilk.lastDrip)));
    feeFactor = other.feeFactor;
    vat = other.vat.copy();
    vow = other.vow.copy();
    hole = other.hole;
  }

  MakerSystem copy() {
    return new MakerSystem(this);
  }

  Set<String> owners() {
    return owners;
  }

  Map<String, Ilk> ilks() {
    return ilks;
  }

  Ilk ilk(String name) {
    var ilk = ilks.get(name);
    if (ilk == null) throw new IllegalArgumentException("Unknown collateral type " + name);
    return ilk;
  }

  Vat vat() {
    return vat;
  }

  Vow vow() {
    return vow;
  }

  Hole hole() {
    return hole;
  }

  void cap(BigInteger total) {
    hole = hole.capped(rad(total));
  }

  /** Sets what the feed says; a feed that says nothing new keeps its price. */
  void feed(String name, Optional<BigInteger> price, boolean valid) {
    var ilk = ilk(name);
    ilk.feed = ilk.feed.saying(price.orElse(ilk.feed.price()), valid);
  }

  /** Takes the feed's price over for judging vaults. */
  void poke(String name) {
    vat.set(name, vat.ilk(name).priced(ilk(name).feed.spot()));
  }

  void dust(String name, BigInteger rad) {
    vat.set(name, vat.ilk(name).dusted(rad));
    ilk(name).clip.dust(rad);
  }

  /** Books the fee since the last time; the power half up, the product down. */
  void drip(String name, long second) {
    var ilk = ilk(name);
    var growth = feeFactor.power(second - ilk.lastDrip);
    vat.charge(name, word(growth.units().multiply(vat.ilk(name).rate())).divide(Words.RAY));
    ilk.lastDrip = second;
  }

  /** Has the desk decide about an auction, and books what follows for it and for the caps. */
  List<AuctionEvent> decide(String name, long second, Function<Auctioneer, Decision> command) {
    var clip = ilk(name).clip;
    var auctioneer =
        new Auctioneer(
            new AuctionFacts(
                Instant.ofEpochSecond(second),
                ilk(name).feed.perCollateral(),
                clip.terms(),
                clip.breaker()));
    return switch (command.apply(auctioneer)) {
      case Decision.Accepted(var noted) -> {
        var events = noted.stream().map(AuctionEvent.class::cast).toList();
        for (var event : events) {
          hole = hole.evolve(event);
          clip.note(event);
        }
        yield events;
      }
      case Decision.Rejected(var reason) -> throw new Reverted(name((AuctionRejection) reason));
    };
  }

  Holes holes(String name) {
    return new Holes(hole, ilk(name).clip.hole());
  }

  Auction auction(String name, AuctionId id) {
    return ilk(name).clip.auction(id);
  }

  /** What the contracts call the reason of a refusal. */
  private static String name(AuctionRejection reason) {
    return switch (reason) {
      case AuctionRejection.LimitReached _ -> "Dog/liquidation-limit-hit";
      case AuctionRejection.AuctionTooSmall _ -> "Dog/dusty-auction-from-partial-liquidation";
      case AuctionRejection.NothingToAuction(_, var lot) ->
          lot.isZero() ? "Dog/null-auction" : "Clipper/zero-tab";
      case AuctionRejection.AuctionHalted _ -> "Clipper/stopped-incorrect";
      case AuctionRejection.PriceInvalid _ -> "Clipper/invalid-price";
      case AuctionRejection.StartPriceZero _ -> "Clipper/zero-top-price";
      case AuctionRejection.AuctionNotRunning _ -> "Clipper/not-running-auction";
      case AuctionRejection.NeedsReset _ -> "Clipper/needs-reset";
      case AuctionRejection.TooExpensive _ -> "Clipper/too-expensive";
      case AuctionRejection.NoPartialPurchase _ -> "Clipper/no-partial-purchase";
      case AuctionRejection.CannotReset _ -> "Clipper/cannot-reset";
      case AuctionRejection.AuctionUnknown _,
          AuctionRejection.AuctionAlreadyStarted _,
          AuctionRejection.AuctionsUnderWay _,
          AuctionRejection.RewardAbovePenalty _,
          AuctionRejection.FloorAboveStart _,
          AuctionRejection.AllClaimed _,
          AuctionRejection.ClaimsOpen _,
          AuctionRejection.ClaimUnpaid _,
          AuctionRejection.ClaimUnknown _,
          AuctionRejection.ClaimNotOpen _,
          AuctionRejection.ClaimOverdue _,
          AuctionRejection.ClaimNotOverdue _ ->
          throw new IllegalStateException("Never of the original: " + reason);
    };
  }
}
