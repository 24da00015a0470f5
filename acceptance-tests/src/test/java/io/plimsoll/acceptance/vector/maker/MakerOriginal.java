package io.plimsoll.acceptance.vector.maker;

import static io.plimsoll.acceptance.vector.maker.Words.number;
import static io.plimsoll.acceptance.vector.maker.Words.rad;
import static io.plimsoll.acceptance.vector.maker.Words.word;

import io.plimsoll.acceptance.vector.Original;
import io.plimsoll.acceptance.vector.Scenario;
import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.Auction.Running;
import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.Consignment;
import io.plimsoll.domain.auction.Owed;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Maker's vaults, sold by its liquidations 2.0. Auctions are the desk's; a vault's owner is the
 * loan of an auction.
 */
public final class MakerOriginal implements Original {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MakerState state = new MakerState();
  private MakerSystem system;

  public MakerOriginal(JsonNode setup) {
    system = new MakerSystem(setup);
  }

  @Override
  public ObjectNode before(Scenario.Step step) {
    return JSON.createObjectNode();
  }

  @Override
  public ObjectNode state(long second) {
    return state.of(system, second);
  }

  @Override
  public Answer take(Scenario.Step step) {
    var after = system.copy();
    try {
      var result = new Course(after, step.action(), step.second()).run(step.type());
      system = after;
      return new Answer.Done(result);
    } catch (Reverted refusal) {
      return new Answer.Refused(refusal.reason());
    }
  }

  /** One step under way. */
  private record Course(MakerSystem system, JsonNode action, long second, ObjectNode result) {

    Course(MakerSystem system, JsonNode action, long second) {
      this(system, action, second, JSON.createObjectNode());
    }

    ObjectNode run(String type) {
      switch (type) {
        case "observe" -> {}
        case "adjustVault" ->
            system.vat().adjust(text("ilk"), text("user"), value("dink"), value("dart"));
        case "setFeed" ->
            system.feed(text("ilk"), optional("price"), action.path("valid").asBoolean(true));
        case "poke" -> system.poke(text("ilk"));
        case "drip" -> system.drip(text("ilk"), second);
        case "bark" -> bark();
        case "take" -> take();
        case "redo" -> redo();
        case "yank" ->
            system.decide(
                text("ilk"),
                second,
                a -> a.cancel(running(), new CancelAuction(MakerSystem.ID, auction())));
        case "quote" -> quote();
        case "heal" -> system.vow().heal(system.vat(), value("rad"));
        case "flog" -> system.vow().release(value("era"), second);
        case "setClip" -> clip().set(text("param"), value("value"));
        case "setHole" -> setHole();
        case "setDust" -> system.dust(text("ilk"), value("value"));
        case "upchost" -> clip().updateSmallestRemainder();
        default -> throw new IllegalArgumentException("Unknown action " + type);
      }
      return result;
    }

    private void bark() {
      var ilk = system.vat().ilk(text("ilk"));
      var owner = text("owner");
      var vault = system.vat().vault(text("ilk"), owner);
      var isUnsafe = ilk.spot().signum() > 0 && ilk.covered(vault).compareTo(ilk.owed(vault)) < 0;
      Reverted.unless(isUnsafe, "Dog/not-unsafe");
      requireCountable();
      var consignment =
          new Consignment(
              MakerSystem.ID,
              clip().next(),
              new LoanId(owner),
              keeper(),
              new Owed(vault.art(), rad(ilk.rate())),
              clip().collateral().units(vault.ink()));
      var started =
          (AuctionStarted)
              system
                  .decide(
                      text("ilk"),
                      second,
                      a -> a.start(new Auction.Unopened(), consignment, system.holes(text("ilk"))))
                  .getFirst();
      var lot = started.lot().units();
      var due = started.due().units();
      system.vat().seize(text("ilk"), owner, lot, started.shares());
      system.vow().enqueue(second, due);
      system.vat().create(text("keeper"), started.incentive().units());
      put("dink", lot);
      put("dart", started.shares());
      put("due", due);
      result.put("auctionId", started.auction().text());
      put("top", started.startPrice().units());
      put("tab", started.tab().units());
      put("lot", lot);
      put("incentive", started.incentive().units());
    }

    /** The original multiplies the room with a wad, which a word may be too short for. */
    private void requireCountable() {
      var all = system.hole();
      var some = clip().hole();
      var room =
          all.cap()
              .minusOrZero(all.underAuction())
              .min(some.cap().minusOrZero(some.underAuction()));
      word(room.units().multiply(Words.WAD));
    }

    private void take() {
      var receiver = action.has("receiver") ? text("receiver") : text("keeper");
      var amount = new BigDecimal(value("amt"), clip().collateral().decimals());
      var take =
          new TakeLot(
              MakerSystem.ID,
              auction(),
              keeper(),
              new Quantity.Exactly(amount),
              new Ray(value("max")));
      var events = system.decide(text("ilk"), second, a -> a.take(running(), take));
      var taken = (LotTaken) events.getFirst();
      system.vat().give(text("ilk"), receiver, taken.bought().units());
      system.vat().pay(text("keeper"), Vat.VOW, taken.paid().units());
      put("price", taken.price().units());
      put("owe", taken.paid().units());
      put("slice", taken.bought().units());
      put("tabLeft", taken.tabLeft().units());
      put("lotLeft", taken.lotLeft().units());
      if (events.getLast() instanceof AuctionEnded ended) {
        system.vat().give(text("ilk"), ended.loan().text(), ended.returned().units());
        put("collateralReturned", ended.returned().units());
      }
    }

    private void redo() {
      var before = system.auction(text("ilk"), auction());
      var reset =
          (AuctionReset)
              system
                  .decide(
                      text("ilk"),
                      second,
                      a -> a.reset(before, new ResetAuction(MakerSystem.ID, auction(), keeper())))
                  .getFirst();
      system.vat().create(text("keeper"), reset.incentive().units());
      var running = (Running) before;
      put("top", reset.startPrice().units());
      put("tab", running.tab().units());
      put("lot", running.lot().units());
      put("incentive", reset.incentive().units());
    }

    /** Of an auction that is not running, the contract says 0 and that nothing is needed. */
    private void quote() {
      var quotes = result.putArray("quotes");
      var terms = clip().terms();
      var running =
          Optional.of(system.auction(text("ilk"), auction()))
              .filter(Running.class::isInstance)
              .map(Running.class::cast);
      for (var time : action.get("times")) {
        var moment = Instant.ofEpochSecond(number(time.asString()).longValueExact());
        var price = running.map(auction -> auction.price(terms, moment)).orElse(Ray.ZERO);
        var cause = running.flatMap(auction -> auction.resetCause(terms, moment));
        quotes.addArray().add(time.asString()).add(price.units().toString()).add(cause.isPresent());
      }
    }

    private void setHole() {
      if (action.has("ilk")) clip().cap(value("value"));
      else system.cap(value("value"));
    }

    private Clip clip() {
      return system.ilk(text("ilk")).clip();
    }

    private Auction running() {
      return system.auction(text("ilk"), auction());
    }

    private AuctionId auction() {
      return new AuctionId(text("id"));
    }

    private KeeperId keeper() {
      return new KeeperId(text("keeper"));
    }

    private String text(String field) {
      return action.get(field).asString();
    }

    private BigInteger value(String field) {
      return number(text(field));
    }

    private Optional<BigInteger> optional(String field) {
      return action.has(field) ? Optional.of(value(field)) : Optional.empty();
    }

    private void put(String field, BigInteger number) {
      result.put(field, number.toString());
    }
  }
}
