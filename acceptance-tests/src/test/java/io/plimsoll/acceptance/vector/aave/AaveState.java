package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.IndexedAccrual;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The desk's state as the Aave pool reports it. */
record AaveState(AaveMarket market) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  ObjectNode at(long second) {
    market.desk().at(second);
    var now = Instant.ofEpochSecond(second);
    var state = JSON.createObjectNode();
    var reserves = state.putObject("reserves");
    for (var asset : market.assets())
      reserves.set(asset.symbol(), reserve(market.desk().listed(asset), now));
    var users = state.putObject("users");
    for (var user : market.users()) users.set(user, user(user, now));
    var treasury = state.putObject("treasury");
    for (var asset : market.assets()) {
      var shares = market.desk().account(AaveMarket.TREASURY).sharesOf(asset);
      if (shares.signum() == 0) continue;
      treasury
          .putObject(asset.symbol())
          .put("supplyScaled", shares.toString())
          .put("supply", accrued(asset, now).claim(shares).units().toString());
    }
    return state;
  }

  /** Scaled supply and debt of every user, by "user/asset/supply" and "user/asset/debt". */
  Map<String, BigInteger> scaled() {
    var scaled = new TreeMap<String, BigInteger>();
    for (var user : market.users())
      for (var asset : market.assets()) {
        scaled.put(user + "/" + asset + "/supply", shares(user, asset));
        scaled.put(user + "/" + asset + "/debt", loan(user).scaledDebtOf(asset));
      }
    return scaled;
  }

  BigInteger shares(String user, AssetId asset) {
    return market
        .desk()
        .account(new AccountId(user))
        .sharesOf(asset)
        .add(loan(user).pledgedOf(asset));
  }

  boolean isCollateral(String user, AssetId asset) {
    return loan(user).pledgedOf(asset).signum() > 0;
  }

  Loan.Open loan(String user) {
    return (Loan.Open) market.desk().loan(AaveMarket.loan(user));
  }

  Valuation valuation(Loan.Open loan) {
    var open = (Market.Open) market.desk().market();
    return Assessment.of(market.desk(), open, market.desk().facts()).valuation(loan).orElseThrow();
  }

  /** Collateral value, debt value, available, average threshold and ratio, health. */
  ArrayNode account(String user) {
    var valuation = valuation(loan(user));
    return JSON.createArrayNode()
        .add(valuation.collateralValue().units().toString())
        .add(valuation.debtValue().units().toString())
        .add(valuation.availableToBorrow().units().toString())
        .add(Integer.toString(valuation.averageThreshold().value()))
        .add(Integer.toString(valuation.averageLoanToValue().value()))
        .add(
            switch (valuation.health()) {
              case HealthFactor.NoDebt _ -> "inf";
              case HealthFactor.Of(var value) -> value.units().toString();
            });
  }

  ObjectNode before(String borrower, AssetId collateral, AssetId debt, Instant now) {
    var before = JSON.createObjectNode();
    before.set("acct", account(borrower));
    var loan = loan(borrower);
    return before
        .put(
            "collateral",
            accrued(collateral, now).claim(shares(borrower, collateral)).units().toString())
        .put("debt", accrued(debt, now).owed(loan.scaledDebtOf(debt)).units().toString());
  }

  Reserve.Listed accrued(AssetId asset, Instant now) {
    return market.desk().listed(asset).accruedTo(now);
  }

  private ObjectNode reserve(Reserve.Listed reserve, Instant now) {
    var stored = (IndexedAccrual) reserve.accrual();
    var accrued = reserve.accruedTo(now);
    var holdings = reserve.holdings();
    var income = accrued.liquidityIndex();
    var debtIndex = stored.projectedBorrowIndex(now.getEpochSecond());
    var node =
        JSON.createObjectNode()
            .put("liquidityIndex", stored.liquidityIndex().units().toString())
            .put("borrowIndex", stored.borrowIndex().units().toString())
            .put("liquidityRate", stored.liquidityRate().units().toString())
            .put("borrowRate", stored.borrowRate().units().toString())
            .put("updatedAt", Long.toString(stored.updatedAt()))
            .put("treasuryScaled", stored.treasuryShares().toString())
            .put("virtualBalance", holdings.cash().toString())
            .put("supplyScaled", holdings.suppliedShares().toString())
            .put("debtScaled", holdings.scaledDebt().toString())
            .put("supply", accrued.supplied().units().toString())
            .put("debt", accrued.debt().units().toString())
            .put("price", market.desk().price(reserve.asset().id()).baseUnits().toString())
            .put("deficit", holdings.deficit().toString())
            .put("isolationDebt", reserve.isolatedDebt().toString());
    if (!income.equals(stored.liquidityIndex())) node.put("incomeNow", income.units().toString());
    if (!debtIndex.equals(stored.borrowIndex()))
      node.put("debtIndexNow", debtIndex.units().toString());
    return node;
  }

  private ObjectNode user(String user, Instant now) {
    var node = JSON.createObjectNode();
    var loan = loan(user);
    var positions = JSON.createObjectNode();
    for (var asset : market.assets()) {
      var shares = shares(user, asset);
      var debt = loan.scaledDebtOf(asset);
      if (shares.signum() == 0 && debt.signum() == 0) continue;
      var position = positions.putObject(asset.symbol());
      if (shares.signum() != 0)
        position
            .put("supplyScaled", shares.toString())
            .put("supply", accrued(asset, now).claim(shares).units().toString())
            .put("collateral", isCollateral(user, asset));
      if (debt.signum() != 0)
        position
            .put("debtScaled", debt.toString())
            .put("debt", accrued(asset, now).owed(debt).units().toString());
    }
    if (positions.isEmpty()) return node;
    node.set("acct", account(user));
    loan.category().ifPresent(category -> node.put("emode", category.text()));
    node.set("pos", positions);
    return node;
  }
}
