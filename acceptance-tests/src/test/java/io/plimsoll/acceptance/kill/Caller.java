package io.plimsoll.acceptance.kill;

import io.plimsoll.acceptance.kill.Asked.Promise;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/**
 * One of those who load the desk: lends, borrows, repays, tells prices and buys what is sold, as
 * chance has it. It remembers its loans over the desk's restarts.
 */
final class Caller {

  private static final int MOST_LOANS = 60;

  private final String name;
  private final String market;
  private final SplittableRandom chance;
  private final DeskCalls desk;
  private final List<String> loans = new ArrayList<>();
  private int number;

  Caller(int place, SplittableRandom chance, DeskCalls desk) {
    this.name = "caller-" + place;
    this.market = Markets.NAMES.get(place % Markets.NAMES.size());
    this.chance = chance;
    this.desk = desk;
  }

  /** Sends one thing after another until it is over; what is not answered by then stays open. */
  void load(Heard heard, BooleanSupplier over) {
    while (!over.getAsBoolean()) {
      try {
        step(heard);
      } catch (IOException killed) {
        // What it asked for is noted as unanswered; it comes back when the desk does.
        return;
      }
    }
  }

  private void step(Heard heard) throws IOException {
    var die = chance.nextInt(20);
    if (loans.isEmpty() || (die < 3 && loans.size() < MOST_LOANS)) open(heard);
    else if (die < 6) move(heard, "collateral-deposits", "WETH", amount(1, 4));
    else if (die < 11) move(heard, "draws", "USDC", amount(500, 3_000));
    else if (die < 13) move(heard, "repayments", "USDC", amount(100, 2_000));
    else if (die < 14) move(heard, "collateral-withdrawals", "WETH", amount(1, 2));
    else if (die < 15) supply(heard);
    else if (die < 17) price(heard);
    else if (market.equals(Markets.CALLS)) call(heard);
    else take(heard);
  }

  private void open(Heard heard) throws IOException {
    var loan = "%s-loan-%d".formatted(name, number + 1);
    var opened =
        ask(
            heard,
            "loans",
            "{'market':'%s','borrower':'%s','id':'%s'}".formatted(market, name, loan),
            loan,
            true);
    if (!opened) return;
    loans.add(loan);
    ask(
        heard,
        "loans/" + loan + "/collateral-deposits",
        "{'asset':'WETH','amount':'5'}",
        loan,
        true);
  }

  private void move(Heard heard, String how, String asset, String amount) throws IOException {
    var loan = loans.get(chance.nextInt(loans.size()));
    ask(
        heard,
        "loans/%s/%s".formatted(loan, how),
        "{'asset':'%s','amount':'%s'}".formatted(asset, amount),
        loan,
        true);
  }

  private void supply(Heard heard) throws IOException {
    ask(
        heard,
        "markets/%s/reserves/USDC/supplies".formatted(market),
        "{'account':'%s','amount':'%s'}".formatted(name, amount(1, 1_000)),
        "",
        false);
  }

  /** Mostly near 2,000, and now and then far below it. */
  private void price(Heard heard) throws IOException {
    var price = chance.nextInt(4) == 0 ? amount(1_300, 1_800) : amount(1_900, 2_100);
    ask(
        heard,
        "prices",
        "{'market':'%s','asset':'WETH','price':'%s','observedAt':'%s','source':'%s'}"
            .formatted(market, price, Instant.now(), name),
        "",
        false);
  }

  private void call(Heard heard) throws IOException {
    var below =
        desk.get("loans?market=%s&healthBelow=1&limit=5".formatted(market)).required("items");
    if (below.isEmpty()) return;
    var loan = below.get(chance.nextInt(below.size())).required("id").asString();
    ask(
        heard,
        "loans/" + loan + "/liquidation-calls",
        "{'keeper':'%s','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'%s'}"
            .formatted(name, chance.nextBoolean() ? "max" : amount(100, 2_000)),
        loan,
        false);
  }

  private void take(Heard heard) throws IOException {
    var running =
        desk.get("auctions?market=%s&running=true&limit=5".formatted(market)).required("items");
    if (running.isEmpty()) return;
    var auction = running.get(chance.nextInt(running.size()));
    ask(
        heard,
        "auctions/%s/takes".formatted(auction.required("id").asString()),
        "{'keeper':'%s','amount':'%s','maxPrice':'2100'}"
            .formatted(name, chance.nextBoolean() ? "max" : amount(1, 2)),
        auction.required("loan").asString(),
        false);
  }

  /** True if the desk has promised it. */
  private boolean ask(Heard heard, String path, String body, String loan, boolean single)
      throws IOException {
    var asked =
        new Asked(path, body.replace('\'', '"'), "%s-%d".formatted(name, ++number), loan, single);
    try {
      var answer = desk.post(asked);
      switch (answer.statusCode() / 100) {
        case 2 -> heard.promised(new Promise(asked, answer.statusCode(), answer.body()));
        case 4 -> heard.refused(asked);
        default -> heard.unanswered(asked);
      }
      return answer.statusCode() / 100 == 2;
    } catch (IOException killed) {
      heard.unanswered(asked);
      throw killed;
    }
  }

  /** From one whole number up to another, with three decimals. */
  private String amount(int from, int to) {
    var thousandths = chance.nextInt(from * 1_000, to * 1_000);
    return "%d.%03d".formatted(thousandths / 1_000, thousandths % 1_000);
  }
}
