package io.plimsoll.acceptance.kill;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

/**
 * Two markets without interest, so that every loan's sums are exact: one of calls, one of auctions.
 */
final class Markets {

  static final String CALLS = "calls";
  static final String AUCTIONS = "auctions";
  static final List<String> NAMES = List.of(CALLS, AUCTIONS);

  private Markets() {}

  static void open(DeskCalls desk) throws IOException {
    open(desk, CALLS, "call-with-bonus");
    open(desk, AUCTIONS, "dutch-auction");
  }

  private static void open(DeskCalls desk, String market, String way) throws IOException {
    desk.set(
        "POST",
        "markets",
        "{'id':'%s','baseCurrency':'USD','selling':{'mechanisms':['%s']}}".formatted(market, way));
    desk.set(
        "PUT",
        "markets/%s/reserves/WETH".formatted(market),
        "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825','liquidationBonus':"
            + "'0.05','auction':{'startFactor':'1.02','curve':{'kind':'linear','duration':'PT1M'},"
            + "'tail':'PT20S','cusp':'0.7','penalty':'0.05','cap':'1000000000'}}");
    desk.set(
        "PUT",
        "markets/%s/reserves/USDC".formatted(market),
        "{'decimals':6,'maxLoanToValue':'0.75','liquidationThreshold':'0.8','interestRate':"
            + "{'baseRate':'0','slope1':'0','slope2':'0'}}");
    for (var price : List.of("'WETH','price':'2000'", "'USDC','price':'1'"))
      desk.set(
          "POST",
          "prices",
          "{'market':'%s','asset':%s,'observedAt':'%s','source':'opening'}"
              .formatted(market, price, Instant.now()));
    desk.set(
        "POST",
        "markets/%s/reserves/USDC/supplies".formatted(market),
        "{'account':'lena','amount':'1000000000'}");
  }
}
