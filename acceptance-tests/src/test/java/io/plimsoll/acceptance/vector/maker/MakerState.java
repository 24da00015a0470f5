package io.plimsoll.acceptance.vector.maker;

import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The whole state in the original's words. Settings are told only after they have changed. */
final class MakerState {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, ObjectNode> told = new HashMap<>();

  ObjectNode of(MakerSystem system, long second) {
    var state = JSON.createObjectNode();
    put(state, "Dirt", system.hole().underAuction().units());
    put(state, "Hole", system.hole().cap().units());
    var vow = state.putObject("vow");
    put(vow, "dai", system.vat().dai(Vat.VOW));
    put(vow, "sin", system.vat().sin());
    put(vow, "queued", system.vow().queued());
    var dai = state.putObject("dai");
    system
        .vat()
        .dai()
        .forEach(
            (user, rad) -> {
              if (!user.equals(Vat.VOW)) put(dai, user, rad);
            });
    var ilks = state.putObject("ilks");
    system.ilks().keySet().forEach(name -> ilks.set(name, ilk(system, name, second)));
    return state;
  }

  private ObjectNode ilk(MakerSystem system, String name, long second) {
    var node = JSON.createObjectNode();
    var books = system.vat().ilk(name);
    var ilk = system.ilk(name);
    var clip = ilk.clip();
    put(node, "Art", books.art());
    put(node, "rate", books.rate());
    put(node, "spot", books.spot());
    put(node, "dirt", clip.hole().underAuction().units());
    node.put("lastDrip", Long.toString(ilk.lastDrip()));
    put(node, "feedPrice", ilk.feed().price());
    if (!ilk.feed().isValid()) node.put("feedValid", false);
    node.put("kicks", Integer.toString(clip.kicks()));
    var active = node.putArray("active");
    clip.active().forEach(id -> active.add(id.text()));
    put(node, "auctionGem", clip.onSale().units());
    var params = params(books, clip);
    if (!params.equals(told.put(name, params))) node.set("params", params);
    var vaults = node.putObject("vaults");
    system
        .vat()
        .vaults(name)
        .forEach(
            (owner, vault) -> {
              var one = vaults.putObject(owner);
              put(one, "ink", vault.ink());
              put(one, "art", vault.art());
            });
    var gem = node.putObject("gem");
    system.vat().told(name, system.owners()).forEach((user, wad) -> put(gem, user, wad));
    node.set("auctions", auctions(clip, Instant.ofEpochSecond(second)));
    return node;
  }

  private static ObjectNode params(Vat.Ilk books, Clip clip) {
    var params = JSON.createObjectNode();
    put(params, "dust", books.dust());
    put(params, "hole", clip.hole().cap().units());
    put(params, "chost", clip.terms().sizes().smallestRemainder().units());
    put(params, "chip", clip.terms().incentive().chip().units());
    put(params, "tip", clip.terms().incentive().tip().units());
    put(params, "stopped", clip.stopped());
    return params;
  }

  private static ObjectNode auctions(Clip clip, Instant now) {
    var auctions = JSON.createObjectNode();
    clip.running()
        .forEach(
            (id, auction) -> {
              var one = auctions.putObject(id.text());
              put(one, "tab", auction.tab().units());
              put(one, "lot", auction.lot().units());
              one.put("owner", auction.loan().text());
              one.put("startedAt", Long.toString(auction.startedAt().getEpochSecond()));
              put(one, "top", auction.startPrice().units());
              put(one, "priceNow", auction.price(clip.terms(), now).units());
              one.put("needsRedo", auction.resetCause(clip.terms(), now).isPresent());
            });
    return auctions;
  }

  private static void put(ObjectNode node, String field, BigInteger number) {
    node.put(field, number.toString());
  }
}
