package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Auctions over HTTP: 10 WETH against 16,000 USDC, WETH at 1,900. For 8,000 and a penalty of 13 %
 * 9,040 are to raise from 5 WETH, at 2,280 and falling to nothing within an hour, no further than
 * to 1,520.
 */
class AuctionCallsTest extends WebTest {

  private static final String PLAN =
      "{'curve':{'kind':'linear','duration':'PT1H'},'tail':'PT50M','cusp':'0.3','floorFactor':'0.8',"
          + "'penalty':'0.13','minimumDebt':'1000','tip':'20','chip':'0.02','cap':'%s',"
          + "'breaker':'%s'}";

  @Test
  void a_market_and_its_assets_tell_how_they_auction() {
    var market = auctioning();
    var told = get("markets/" + market).expect(200);
    assertThat(told.at("/selling/mechanisms/0")).isEqualTo("dutch-auction");
    assertThat(told.at("/selling/auctionCap")).isEqualTo("50000");
    var plan = get("markets/" + market + "/reserves/WETH").expect(200).json().at("/auction");
    assertThat(plan.at("/startFactor").asString()).isEqualTo("1.2");
    assertThat(plan.at("/curve/kind").asString()).isEqualTo("linear");
    assertThat(plan.at("/curve/duration").asString()).isEqualTo("PT1H");
    assertThat(plan.at("/tail").asString()).isEqualTo("PT50M");
    assertThat(plan.at("/penalty").asString()).isEqualTo("0.13");
    assertThat(plan.at("/tip").asString()).isEqualTo("20");
    assertThat(plan.at("/cap").asString()).isEqualTo("20000");
    assertThat(plan.at("/breaker").asString()).isEqualTo("nothing-halted");
    assertThat(plan.at("/resets").asInt()).isEqualTo(3);
    assertThat(get("markets/" + market + "/reserves/USDC").json().at("/auction").isNull()).isTrue();

    var again = weth(market, plan.toString()).expect(200);
    assertThat(again.json().at("/auction")).as("told as it is asked for").isEqualTo(plan);
    assertThat(get("markets/" + market()).at("/selling/mechanisms/0")).isEqualTo("direct-sale");
  }

  @Test
  void a_falling_price_puts_a_loan_up_and_the_auction_is_listed_with_its_price() {
    var market = auctioning();
    var id = fallen(market, "L1");
    var auction = id + ".1-1";
    assertThat(get("loans/" + id).at("/liquidation")).isEqualTo(id + ".1");

    var fresh = get("auctions/" + auction).expect(200);
    assertThat(fresh.at("/id")).isEqualTo(auction);
    assertThat(fresh.at("/liquidation")).isEqualTo(id + ".1");
    assertThat(fresh.at("/loan")).isEqualTo(id);
    assertThat(fresh.at("/market")).isEqualTo(market);
    assertThat(fresh.at("/collateralAsset")).isEqualTo("WETH");
    assertThat(fresh.at("/lot")).isEqualTo("5");
    assertThat(fresh.at("/debtAsset")).isEqualTo("USDC");
    assertThat(fresh.at("/tab")).isEqualTo("9040");
    assertThat(fresh.at("/sold")).isEqualTo("0");
    assertThat(fresh.json().at("/endedAt").isNull()).isTrue();
    assertThat(fresh.at("/live/price")).isEqualTo("2280");
    assertThat(fresh.at("/live/startPrice")).isEqualTo("2280");
    assertThat(fresh.at("/live/floor")).isEqualTo("1520");
    assertThat(fresh.json().at("/live/needsReset").isNull()).isTrue();

    clock.advance(Duration.ofMinutes(12));
    var listed = get("auctions?market=" + market + "&running=true").expect(200);
    assertThat(listed.json().at("/items").size()).isEqualTo(1);
    assertThat(listed.at("/items/0/id")).isEqualTo(auction);
    assertThat(listed.at("/items/0/live/price")).isEqualTo("1824");
    assertThat(listed.at("/items/0/live/asOf")).isEqualTo(clock.instant().toString());
    assertThat(get("auctions?loan=" + id).at("/items/0/id")).isEqualTo(auction);
    assertThat(get("auctions?loan=" + id + "&running=false").json().at("/items").size()).isZero();

    clock.advance(Duration.ofMinutes(9));
    assertThat(get("auctions/" + auction).at("/live/needsReset")).isEqualTo("below-floor");
  }

  @Test
  void auctions_are_listed_page_after_page() {
    var market = auctioning("1000000");
    for (var name : List.of("L1", "L2", "L3")) loanOwing(market, name, "16000");
    price(market, "WETH", "1900");
    var ids = new ArrayList<String>();
    var next = "";
    do {
      var path = "auctions?market=" + market + "&limit=1";
      var page = get(path + (next.isEmpty() ? "" : "&cursor=" + next)).expect(200).json();
      assertThat(page.at("/items").size()).isEqualTo(1);
      ids.add(page.at("/items/0/id").asString());
      next = page.at("/next").isNull() ? "" : page.at("/next").asString();
    } while (!next.isEmpty());
    assertThat(ids)
        .containsExactlyInAnyOrder(market + "-L1.1-1", market + "-L2.1-1", market + "-L3.1-1");
  }

  @Test
  void a_keeper_starts_an_auction_and_is_promised_a_reward() {
    var id = unstarted(auctioning());
    var started = start(id, "kira").expect(201);
    assertThat(started.header("location")).isEqualTo("/api/v1/auctions/" + id + ".1-1");
    assertThat(started.at("/id")).isEqualTo(id + ".1-1");
    assertThat(started.at("/state")).isEqualTo("running");
    assertThat(started.at("/loan")).isEqualTo(id);
    assertThat(started.at("/collateralAsset")).isEqualTo("WETH");
    assertThat(started.at("/lot")).isEqualTo("5");
    assertThat(started.at("/debtAsset")).isEqualTo("USDC");
    assertThat(started.at("/tab")).isEqualTo("9040");
    assertThat(started.at("/startPrice")).isEqualTo("2280");
    assertThat(started.at("/floor")).isEqualTo("1520");
    assertThat(started.at("/startedAt")).isEqualTo(clock.instant().toString());
    get(started.header("location")).expect(200);

    var underWay = start(id, "kim").problem(409, "sale-under-way");
    assertThat(underWay.at("/offer")).isEqualTo(id + ".1-1");

    // 20 and 2 % of 9,040; the rest of the payment is debt
    clock.advance(Duration.ofMinutes(12));
    take(id, "karl", "2", "1824").expect(200);
    var sale = get("liquidations/" + id + ".1").expect(200);
    assertThat(sale.at("/sales/0/keeper")).isEqualTo("karl");
    assertThat(sale.at("/sales/0/received/amount")).isEqualTo("3648");
    assertThat(sale.at("/sales/0/reward/amount")).isEqualTo("200.8");
    assertThat(sale.at("/sales/0/repaid/amount")).isEqualTo("3447.2");
  }

  @Test
  void who_starts_names_a_loan_below_1_and_what_it_owes_and_holds() {
    var market = auctioning();
    var healthy = loanOwing(market, "healthy", "1000");
    start(healthy, "kira").problem(422, "loan-healthy");
    start("nobody", "kira").problem(404, "loan-unknown");
    var id = unstarted(market);
    start(id, "kira", "WETH", "WETH").problem(422, "no-such-debt");
    start(id, "kira", "USDC", "USDC").problem(422, "no-such-collateral");
    start(id, "kira", "DOGE", "WETH").problem(404, "asset-unknown");

    var elsewhere = market();
    var direct = loanOwing(elsewhere, "L1", "16000");
    price(elsewhere, "WETH", "1900");
    var reply = start(direct, "kira").problem(422, "mechanism-not-offered");
    assertThat(reply.at("/mechanism")).isEqualTo("dutch-auction");
  }

  @Test
  void the_borrower_neither_starts_nor_takes_nor_starts_again() {
    var market = auctioning();
    var id = unstarted(market);
    var reply = start(id, "ana").problem(422, "self-liquidation");
    assertThat(reply.at("/field")).isEqualTo("keeper");
    start(id, "kira").expect(201);
    take(id, "ana", "1", "3000").problem(422, "self-liquidation");
    clock.advance(Duration.ofMinutes(21));
    reset(id, "ana").problem(422, "self-liquidation");
  }

  @Test
  void a_keeper_takes_a_part_and_pays_debt_with_it() {
    var id = fallen(auctioning(), "L1");
    clock.advance(Duration.ofMinutes(12));
    var taken = take(id, "kim", "0.5", "1824").expect(200);
    assertThat(taken.at("/auction")).isEqualTo(id + ".1-1");
    assertThat(taken.at("/loan")).isEqualTo(id);
    assertThat(taken.at("/keeper")).isEqualTo("kim");
    assertThat(taken.at("/price")).isEqualTo("1824");
    assertThat(taken.at("/bought")).isEqualTo("0.5");
    assertThat(taken.at("/paid")).isEqualTo("912");
    assertThat(taken.at("/lotLeft")).isEqualTo("4.5");
    assertThat(taken.at("/tabLeft")).isEqualTo("8128");
    var loan = get("loans/" + id).expect(200);
    assertThat(loan.at("/collateral/0/amount")).isEqualTo("9.5");
    assertThat(loan.at("/debt/0/amount")).isEqualTo("15088");

    var auction = get("auctions/" + id + ".1-1").expect(200);
    assertThat(auction.json().at("/takes").asInt()).isEqualTo(1);
    assertThat(auction.at("/sold")).isEqualTo("0.5");
    assertThat(auction.at("/raised")).isEqualTo("912");
  }

  @Test
  void all_that_is_left_is_taken_and_the_case_is_closed() {
    var id = fallen(auctioning(), "L1");
    clock.advance(Duration.ofMinutes(9));
    var taken = take(id, "kim", "max", "1938").expect(200);
    assertThat(taken.at("/bought")).isEqualTo("4.664602683178534571");
    assertThat(taken.at("/paid")).isEqualTo("9040");
    assertThat(taken.at("/tabLeft")).isEqualTo("0");
    assertThat(get("liquidations/" + id + ".1").at("/outcome")).isEqualTo("restored");
    var auction = get("auctions/" + id + ".1-1").expect(200);
    assertThat(auction.at("/endedAt")).isEqualTo(clock.instant().toString());
    assertThat(auction.json().at("/live").isNull()).isTrue();

    var over = take(id, "kim", "1", "1938").problem(409, "auction-not-running");
    assertThat(over.at("/auction")).isEqualTo(id + ".1-1");
    reset(id, "kim").problem(409, "auction-not-running");
    cancel(id).problem(409, "auction-not-running");
  }

  @Test
  void nobody_pays_more_than_he_said() {
    var id = fallen(auctioning(), "L1");
    var stored = lanes.stored().size();
    var over = take(id, "kim", "1", "2279.99").problem(409, "too-expensive");
    assertThat(over.at("/field")).isEqualTo("maxPrice");
    assertThat(over.at("/price")).isEqualTo("2280");
    assertThat(over.at("/limit")).isEqualTo("2279.99");
    take(id, "kim", "1", "0").problem(409, "too-expensive");
    assertThat(take(id, "kim", "1", "-1").problem(422, "negative-number").at("/field"))
        .isEqualTo("maxPrice");
    assertThat(lanes.stored()).hasSize(stored);
    take(id, "kim", "1", "2280.0000000000000000000000000001").expect(200);
  }

  @Test
  void a_take_is_of_an_amount_that_the_collateral_can_have() {
    var id = fallen(auctioning(), "L1");
    var stored = lanes.stored().size();
    for (var nothing : List.of("0", "-1"))
      assertThat(take(id, "kim", nothing, "3000").problem(422, "amount-not-positive").at("/field"))
          .isEqualTo("amount");
    var tooFine = take(id, "kim", "0.0000000000000000001", "3000");
    assertThat(tooFine.problem(422, "too-many-decimals").at("/field")).isEqualTo("amount");
    take(id, "kim", "999999999999999999999999", "3000").problem(422, "amount-too-large");
    post("auctions/" + id + ".1-1/takes", json("{'keeper':'kim','amount':'1'}"))
        .problem(400, "missing-field");
    assertThat(lanes.stored()).hasSize(stored);

    var least = take(id, "kim", "0.000000000000000001", "3000").expect(200);
    assertThat(least.at("/bought")).isEqualTo("0.000000000000000001");
    assertThat(least.at("/paid")).as("no unit is free").isEqualTo("0.000001");
    var more = take(id, "kim", "1000", "3000").expect(200);
    assertThat(more.at("/paid")).as("never more than is to raise").isEqualTo("9039.999999");
  }

  /** 1,130 is the smallest remainder: the penalty on the smallest debt. */
  @Test
  void a_part_leaves_what_is_worth_an_auction() {
    var id = fallen(auctioning(), "L1");
    var cut = take(id, "kim", "3.9", "3000").expect(200);
    assertThat(cut.at("/tabLeft")).isEqualTo("1130");
    assertThat(cut.at("/paid")).isEqualTo("7910");
  }

  @Test
  void an_auction_that_nobody_started_is_unknown() {
    var market = auctioning();
    var id = loanOwing(market, "L1", "1000");
    for (var name : List.of("nobody.1-1", "nonsense", id + ".1-1")) {
      var reply = get("auctions/" + name).problem(404, "auction-unknown");
      assertThat(reply.at("/auction")).isEqualTo(name);
      post("auctions/" + name + "/takes", json("{'keeper':'k','amount':'1','maxPrice':'1'}"))
          .problem(404, "auction-unknown");
      post("auctions/" + name + "/resets", json("{'keeper':'k'}")).problem(404, "auction-unknown");
      post("auctions/" + name + "/cancellations", "{}").problem(404, "auction-unknown");
    }
  }

  @Test
  void an_auction_is_started_again_when_it_does_not_sell_and_not_before() {
    var id = fallen(auctioning(), "L1");
    clock.advance(Duration.ofMinutes(18));
    var early = reset(id, "kim").problem(409, "cannot-reset");
    assertThat(early.at("/age")).isEqualTo("PT18M");
    assertThat(early.at("/price")).isEqualTo("1596");
    assertThat(early.at("/tail")).isEqualTo("PT50M");
    assertThat(early.at("/cusp")).isEqualTo("0.3");

    clock.advance(Duration.ofMinutes(3));
    var fallen = take(id, "kim", "1", "3000").problem(409, "needs-reset");
    assertThat(fallen.at("/price")).isEqualTo("1482");
    assertThat(fallen.at("/limit")).isEqualTo("1520");
    var again = reset(id, "kim").expect(200);
    assertThat(again.at("/state")).isEqualTo("running");
    assertThat(again.at("/startPrice")).isEqualTo("2280");
    assertThat(again.at("/startedAt")).isEqualTo(clock.instant().toString());
    assertThat(get("auctions/" + id + ".1-1").json().at("/resets").asInt()).isEqualTo(1);
    take(id, "kim", "1", "3000").expect(200);
  }

  @Test
  void an_auction_is_taken_off_sale() {
    var id = fallen(auctioning(), "L1");
    post("auctions/" + id + ".1-1/cancellations", json("{'keeper':'kim'}"))
        .problem(400, "unknown-field");
    var cancelled = cancel(id).expect(200);
    assertThat(cancelled.at("/id")).isEqualTo(id + ".1-1");
    assertThat(cancelled.at("/state")).isEqualTo("ended");
    take(id, "kim", "1", "3000").problem(409, "auction-not-running");
    assertThat(get("liquidations/" + id + ".1").json().at("/closedAt").isNull()).isTrue();
    assertThat(get("auctions?loan=" + id + "&running=true").json().at("/items").size()).isZero();
    assertThat(get("auctions?loan=" + id + "&running=false").at("/items/0/id"))
        .isEqualTo(id + ".1-1");
  }

  @Test
  void while_it_is_at_auction_a_loan_is_neither_called_nor_drawn_on() {
    var id = fallen(auctioning(), "L1");
    var call =
        post(
                "loans/" + id + "/liquidation-calls",
                json(
                    "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH',"
                        + "'debtToCover':'1000'}"))
            .problem(409, "sale-under-way");
    assertThat(call.at("/liquidation")).isEqualTo(id + ".1");
    assertThat(call.at("/offer")).isEqualTo(id + ".1-1");
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'1'}"))
        .problem(409, "liquidation-under-way");
  }

  @Test
  void nothing_of_a_healed_loan_is_sold() {
    var id = fallen(auctioning(), "L1");
    post("loans/" + id + "/collateral-deposits", json("{'asset':'WETH','amount':'1'}")).expect(200);
    take(id, "kim", "1", "3000").problem(422, "loan-healthy");
  }

  @Test
  void what_goes_beyond_a_cap_waits() {
    var market = auctioning("9040");
    var ids = List.of(loanOwing(market, "L1", "16000"), loanOwing(market, "L2", "16000"));
    price(market, "WETH", "1900");
    var running = get("auctions?market=" + market).expect(200);
    assertThat(running.json().at("/items").size()).isEqualTo(1);
    var second = ids.get(running.at("/items/0/loan").equals(ids.getFirst()) ? 1 : 0);
    assertThat(get("loans/" + second).at("/liquidation")).isEqualTo(second + ".1");
    var reply = start(second, "kira").problem(409, "limit-reached");
    assertThat(reply.at("/asset")).isEqualTo("USDC");
    assertThat(reply.at("/raisedWithAsset")).isEqualTo("9040");
    assertThat(reply.at("/assetCap")).isEqualTo("9040");
    assertThat(reply.at("/raisedInMarket")).isEqualTo("9040");
    assertThat(reply.at("/marketCap")).isEqualTo("50000");
  }

  @Test
  void what_the_breaker_halts_is_refused_by_its_name() {
    var market = auctioning();
    var id = fallen(market, "L1");
    weth(market, plan("20000", "takes-halted")).expect(200);
    var reply = take(id, "kim", "1", "3000").problem(409, "auction-halted");
    assertThat(reply.at("/breaker")).isEqualTo("takes-halted");
    clock.advance(Duration.ofMinutes(21));
    reset(id, "kim").problem(409, "auction-halted");
    cancel(id).expect(200);
    start(id, "kim").problem(409, "auction-halted");
  }

  @Test
  void an_asset_goes_on_being_auctioned_while_something_of_it_is_on_sale() {
    var market = auctioning();
    var id = fallen(market, "L1");
    var kept =
        put(
                "markets/" + market + "/reserves/WETH",
                json("{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'}"))
            .problem(409, "auctions-under-way");
    assertThat(kept.at("/field")).isEqualTo("auction");
    assertThat(kept.at("/asset")).isEqualTo("WETH");
    get("auctions/" + id + ".1-1").expect(200);
    cancel(id).expect(200);
    put(
            "markets/" + market + "/reserves/WETH",
            json("{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'}"))
        .expect(200);
    assertThat(get("auctions?market=" + market).expect(200).at("/items/0/id"))
        .isEqualTo(id + ".1-1");
  }

  @Test
  void a_take_that_is_sent_twice_is_carried_out_once() {
    var id = fallen(auctioning(), "L1");
    var path = "auctions/" + id + ".1-1/takes";
    var body = json("{'keeper':'kim','amount':'max','maxPrice':'3000'}");
    var first = post(path, body, "Idempotency-Key", "take-" + id).expect(200);
    var stored = lanes.stored().size();
    clock.advance(Duration.ofMinutes(1));
    var again = post(path, body, "Idempotency-Key", "take-" + id).expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    assertThat(lanes.stored()).hasSize(stored);
    post(
            path,
            json("{'keeper':'kim','amount':'1','maxPrice':'3000'}"),
            "Idempotency-Key",
            "take-" + id)
        .problem(422, "idempotency-key-reused");
  }

  @Test
  void a_start_that_is_sent_twice_says_twice_where_the_auction_is() {
    var id = unstarted(auctioning());
    var path = "loans/" + id + "/auctions";
    var body = json("{'keeper':'kira','debtAsset':'USDC','collateralAsset':'WETH'}");
    var first = post(path, body, "Idempotency-Key", "start-" + id).expect(201);
    var stored = lanes.stored().size();
    cancel(id).expect(200);
    var again = post(path, body, "Idempotency-Key", "start-" + id).expect(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("location"))
        .isEqualTo(first.header("location"))
        .isEqualTo("/api/v1/auctions/" + id + ".1-1");
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    assertThat(lanes.stored().size()).as("but for the cancellation").isEqualTo(stored + 3);
  }

  private Reply start(String loan, String keeper) {
    return start(loan, keeper, "USDC", "WETH");
  }

  private Reply start(String loan, String keeper, String debt, String collateral) {
    return post(
        "loans/" + loan + "/auctions",
        json("{'keeper':'%s','debtAsset':'%s','collateralAsset':'%s'}", keeper, debt, collateral));
  }

  /** From the first auction of a loan. */
  private Reply take(String loan, String keeper, String amount, String maxPrice) {
    return post(
        "auctions/" + loan + ".1-1/takes",
        json("{'keeper':'%s','amount':'%s','maxPrice':'%s'}", keeper, amount, maxPrice));
  }

  private Reply reset(String loan, String keeper) {
    return post("auctions/" + loan + ".1-1/resets", json("{'keeper':'%s'}", keeper));
  }

  private Reply cancel(String loan) {
    return post("auctions/" + loan + ".1-1/cancellations", "{}");
  }

  /** A loan below 1 whose auction the desk has started. */
  private String fallen(String market, String name) {
    var id = loanOwing(market, name, "16000");
    price(market, "WETH", "1900");
    return id;
  }

  /** A loan below 1 whose auction the desk could not start, and now anybody can. */
  private String unstarted(String market) {
    weth(market, plan("20000", "starts-halted")).expect(200);
    var id = fallen(market, "L1");
    weth(market, plan("20000", "nothing-halted")).expect(200);
    return id;
  }

  private static String plan(String cap, String breaker) {
    return json(PLAN, cap, breaker);
  }

  private Reply weth(String market, String plan) {
    return put(
        "markets/" + market + "/reserves/WETH",
        json(
            "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825','auction':%s}",
            plan));
  }

  private String auctioning() {
    return auctioning("20000");
  }

  /** A market that sells by auction alone, without interest. */
  private String auctioning(String cap) {
    var id = market("'selling':{'mechanisms':['dutch-auction'],'auctionCap':'50000'}");
    weth(id, plan(cap, "nothing-halted")).expect(200);
    put(
            "markets/" + id + "/reserves/USDC",
            json(
                "{'decimals':6,'maxLoanToValue':'0.75','liquidationThreshold':'0.8',"
                    + "'interestRate':{'baseRate':'0','slope1':'0','slope2':'0'}}"))
        .expect(200);
    return id;
  }
}
