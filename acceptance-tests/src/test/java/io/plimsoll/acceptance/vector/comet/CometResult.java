package io.plimsoll.acceptance.vector.comet;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent.LoanAbsorbed;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a step moved, in the original's words. */
record CometResult(CometMarket market, List<Event> events) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  ObjectNode of(String type, JsonNode action) {
    var result = JSON.createObjectNode();
    switch (type) {
      case "absorb" -> absorbed(result);
      case "supply", "withdraw", "donate", "buyCollateral" ->
          wallet(result, action.get("user").asString());
      case "withdrawReserves" -> wallet(result, "governorWallet");
      default -> {}
    }
    for (var event : events)
      if (event instanceof ReserveEvent.StockSold sold)
        result.put("collateralBought", sold.amount().units().toString());
    return result;
  }

  private void wallet(ObjectNode result, String user) {
    var wallet = new LinkedHashMap<String, BigInteger>();
    for (var event : events)
      switch (event) {
        case LenderEvent.Supplied e -> paid(wallet, e.amount(), -1);
        case LenderEvent.Withdrawn e -> paid(wallet, e.amount(), 1);
        case LoanEvent.Repaid e -> paid(wallet, e.debt().amount(), -1);
        case LoanEvent.Drawn e -> paid(wallet, e.debt().amount(), 1);
        case LoanEvent.CollateralDeposited e -> paid(wallet, e.amount(), -1);
        case LoanEvent.CollateralWithdrawn e -> paid(wallet, e.amount(), 1);
        case ReserveEvent.ReservesContributed e -> paid(wallet, e.amount(), -1);
        case ReserveEvent.ReservesWithdrawn e -> paid(wallet, e.amount(), 1);
        case ReserveEvent.StockPaid e -> paid(wallet, e.amount(), -1);
        case ReserveEvent.StockSold e -> paid(wallet, e.amount(), 1);
        default -> {}
      }
    var delta = result.putObject("walletDelta").putObject(user);
    wallet.forEach((symbol, change) -> delta.put(symbol, change.toString()));
  }

  private static void paid(Map<String, BigInteger> wallet, Amount amount, int sign) {
    wallet.merge(
        amount.token().symbol(),
        amount.units().multiply(BigInteger.valueOf(sign)),
        BigInteger::add);
  }

  /** Collaterals in the order of the setup. */
  private void absorbed(ObjectNode result) {
    var seized = result.putArray("seized");
    var absorbed = result.putArray("debtAbsorbed");
    for (var event : events)
      if (event instanceof LoanAbsorbed e) {
        var account = e.liquidation().loan().text();
        for (var token : market.collaterals())
          e.seized().stream()
              .filter(amount -> amount.token().equals(token))
              .forEach(
                  amount ->
                      seized
                          .addObject()
                          .put("account", account)
                          .put("asset", token.symbol())
                          .put("amount", amount.units().toString())
                          .put("value", value(amount)));
        var paidOut = e.absorbed().getFirst().plus(e.surplus());
        absorbed
            .addObject()
            .put("account", account)
            .put("basePaidOut", paidOut.units().toString())
            .put("value", value(paidOut));
      }
  }

  private String value(Amount amount) {
    return market.desk().price(amount.token().id()).value(amount, Rounding.DOWN).units().toString();
  }
}
