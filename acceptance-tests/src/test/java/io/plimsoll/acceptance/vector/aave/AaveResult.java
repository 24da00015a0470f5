package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a step moved, as the Aave pool's token and pool events tell it. */
record AaveResult(AaveMarket market, AaveState state, JsonNode action) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  ObjectNode of(
      List<Event> events,
      Map<String, BigInteger> scaledBefore,
      Set<String> flagsBefore,
      Set<String> flagsAfter) {
    var result = JSON.createObjectNode();
    var user = action.path("user").asString("");
    var wallet = new TreeMap<AssetId, BigInteger>();
    var transfers = JSON.createArrayNode();
    var deficits = new ArrayList<Amount>();
    for (var event : events)
      switch (event) {
        case ReserveEvent.LiquiditySupplied e -> move(wallet, e.amount(), -1);
        case ReserveEvent.LiquidityWithdrawn e -> move(wallet, e.amount(), 1);
        case ReserveEvent.PledgeRedeemed e -> move(wallet, e.amount(), 1);
        case ReserveEvent.LiquidityBorrowed e -> move(wallet, e.amount(), 1);
        case ReserveEvent.DebtPaid e -> move(wallet, e.amount(), -1);
        case ReserveEvent.DeficitBooked e -> deficits.add(e.amount());
        case ReserveEvent.DeficitCovered e ->
            result.put("deficitCovered", e.amount().units().toString());
        case ReserveEvent.TreasuryCollected e -> minted(result, e.amount());
        case LenderEvent.SharesReceived e when isTransfer() -> transfers.add(transfer(e));
        case CollateralCalled e ->
            result
                .put("debtRepaid", e.repaid().units().toString())
                .put("collateralToLiquidator", e.taken().minus(e.fee()).units().toString());
        default -> {}
      }
    if (!wallet.isEmpty()) {
      var delta = JSON.createObjectNode();
      wallet.forEach((asset, change) -> delta.put(asset.symbol(), change.toString()));
      result.putObject("walletDelta").set(user, delta);
    }
    result.set("aTokenTransfers", transfers);
    result.set("deficitCreated", deficits(deficits));
    scaledDelta(result, scaledBefore);
    flags(result, "collateralOn", flagsAfter, flagsBefore);
    flags(result, "collateralOff", flagsBefore, flagsAfter);
    if (isTreasuryBookedTwice(events)) result.put("quirk", "sameAssetTreasuryTwice");
    return result;
  }

  private boolean isTransfer() {
    var type = action.get("type").asString();
    return type.equals("liquidate") || type.equals("transferAToken");
  }

  private ObjectNode transfer(LenderEvent.SharesReceived e) {
    var from = action.path("borrower").asString(action.path("user").asString(""));
    return JSON.createObjectNode()
        .put("asset", e.worth().token().symbol())
        .put("from", from)
        .put("to", e.account().text())
        .put("scaled", e.shares().toString());
  }

  /** Of a call in one and the same asset after the treasury had earned something. */
  private boolean isTreasuryBookedTwice(List<Event> events) {
    return action.get("type").asString().equals("liquidate")
        && action.get("collateral").asString().equals(action.get("debtAsset").asString())
        && events.stream()
            .anyMatch(
                e ->
                    e instanceof ReserveEvent.InterestAccrued accrued
                        && accrued.change().treasury().signum() > 0);
  }

  private ArrayNode deficits(List<Amount> deficits) {
    var list = JSON.createArrayNode();
    deficits.stream()
        .sorted(Comparator.comparingInt(d -> order(d.token().id())))
        .filter(deficit -> !deficit.isZero())
        .forEach(
            deficit ->
                list.addObject()
                    .put("asset", deficit.token().symbol())
                    .put("amount", deficit.units().toString()));
    return list;
  }

  /** The debt that was sold for comes first, then the reserves in the order of their listing. */
  private int order(AssetId asset) {
    return action.get("debtAsset").asString().equals(asset.symbol())
        ? -1
        : market.assets().indexOf(asset);
  }

  private static void minted(ObjectNode result, Amount amount) {
    result
        .withArray("mintedToTreasury")
        .addObject()
        .put("asset", amount.token().symbol())
        .put("amount", amount.units().toString());
  }

  private static void move(Map<AssetId, BigInteger> wallet, Amount amount, int sign) {
    wallet.merge(
        amount.token().id(), amount.units().multiply(BigInteger.valueOf(sign)), BigInteger::add);
  }

  private void scaledDelta(ObjectNode result, Map<String, BigInteger> before) {
    var delta = result.putObject("scaledDelta");
    state
        .scaled()
        .forEach(
            (path, now) -> {
              var change = now.subtract(before.getOrDefault(path, BigInteger.ZERO));
              if (change.signum() == 0) return;
              var parts = path.split("/", -1);
              delta
                  .withObjectProperty(parts[0])
                  .withObjectProperty(parts[1])
                  .put(parts[2], change.toString());
            });
  }

  private static void flags(ObjectNode result, String name, Set<String> has, Set<String> had) {
    var list = result.putArray(name);
    for (var flag : has) {
      if (had.contains(flag)) continue;
      var parts = flag.split("/", -1);
      list.addObject().put("user", parts[0]).put("asset", parts[1]);
    }
  }
}
