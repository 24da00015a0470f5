package io.plimsoll.acceptance.vector.comet;

import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.PrincipalAccrual;
import java.math.BigInteger;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The state of a Comet market in the original's words. */
record CometState(CometMarket market, CometRewards rewards) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  ObjectNode at(int pauseFlags) {
    var node = JSON.createObjectNode();
    var reserve = market.reserve();
    var accrual = (PrincipalAccrual) reserve.accrual();
    node.put("baseSupplyIndex", accrual.supplyIndex().toString());
    node.put("baseBorrowIndex", accrual.debtIndex().toString());
    node.put("totalSupplyPrincipal", reserve.holdings().suppliedShares().toString());
    node.put("totalBorrowPrincipal", reserve.holdings().scaledDebt().toString());
    node.put("lastAccrual", Long.toString(accrual.updatedAt()));
    node.put("utilization", market.utilization().toString());
    put(node, "supplyRatePerSecond", market.lendingRate());
    put(node, "borrowRatePerSecond", market.borrowRate());
    node.put("baseCash", reserve.holdings().cash().toString());
    node.put("basePrice", price(market.base()));
    node.put("pauseFlags", Integer.toString(pauseFlags));
    var isCounted = market.overflow().isEmpty();
    var accrued = Optional.of(market.accrued()).filter(_ -> isCounted);
    put(node, "reserves", accrued.map(now -> now.ownFunds()));
    put(node, "totalSupply", accrued.map(now -> now.supplied().units()));
    put(node, "totalBorrow", accrued.map(now -> now.debt().units()));
    var assets = node.putObject("assets");
    market
        .collaterals()
        .forEach(
            token -> {
              var listed = market.desk().listed(token.id());
              assets
                  .putObject(token.symbol())
                  .put("totalCollateral", listed.collateral().units().toString())
                  .put("collateralReserves", listed.inventory().units().toString())
                  .put("price", price(token));
            });
    var users = node.putObject("users");
    market.users().forEach(user -> users.set(user, user(user, isCounted)));
    return node;
  }

  /** Of somebody who has nothing and never earned anything, nothing is recorded. */
  private ObjectNode user(String user, boolean isCounted) {
    var node = JSON.createObjectNode();
    var principal = market.principal(user);
    var held = market.loan(user).collateral();
    node.put("principal", principal.toString());
    var collateral = node.putObject("collateral");
    held.forEach((asset, amount) -> collateral.put(asset.symbol(), amount.units().toString()));
    if (principal.signum() < 0) {
      var valuation = market.valuation(user);
      node.put("borrowOk", !valuation.debtValue().exceeds(valuation.limit()));
      node.put("liquidatable", valuation.health().isLiquidatable());
    }
    if (isCounted)
      node.put("supply", market.balance(user).units().toString())
          .put("debt", market.debt(user).units().toString());
    else if (principal.signum() != 0 || !held.isEmpty() || rewards.hasEarned(user))
      node.put("overflow", true);
    return node;
  }

  private String price(Token token) {
    return market.desk().price(token.id()).baseUnits().toString();
  }

  private static void put(ObjectNode node, String field, Optional<BigInteger> number) {
    if (number.isPresent()) node.put(field, number.get().toString());
    else node.putNull(field);
  }
}
