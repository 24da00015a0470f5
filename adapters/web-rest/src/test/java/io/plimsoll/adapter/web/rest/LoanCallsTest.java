package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Loans over HTTP, from opening to sale. */
class LoanCallsTest extends WebTest {

  @Test
  void a_loan_opens_empty_under_the_name_its_caller_chose() {
    var market = market();
    var reply =
        post("loans", json("{'market':'%s','borrower':'ana','id':'%s-x'}", market, market))
            .expect(201);
    assertThat(reply.header("location")).isEqualTo("/api/v1/loans/" + market + "-x");
    assertThat(reply.at("/id")).isEqualTo(market + "-x");
    assertThat(reply.json().at("/healthFactor").isNull()).isTrue();
    assertThat(reply.json().at("/collateral").size()).isZero();
    assertThat(reply.at("/collateralValue")).isEqualTo("0");
  }

  @Test
  void a_loan_without_a_name_gets_one() {
    var reply = post("loans", json("{'market':'%s','borrower':'ana'}", market())).expect(201);
    assertThat(reply.at("/id")).matches("loan-[0-9a-f]{16}");
    get(reply.header("location")).expect(200);
  }

  @Test
  void a_name_is_taken_in_every_market() {
    var first = market();
    var second = market();
    var id = loan(first, "L1");
    var reply =
        post("loans", json("{'market':'%s','borrower':'bob','id':'%s'}", second, id))
            .problem(409, "loan-already-open");
    assertThat(reply.at("/market")).isEqualTo(first);
  }

  @Test
  void a_draw_of_one_unit_over_the_limit_is_refused_with_the_limit_and_at_it_is_answered() {
    var id = loan(market(), "L1");
    post("loans/" + id + "/collateral-deposits", json("{'asset':'WETH','amount':'10'}"));
    var over =
        post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'16000.000001'}"))
            .problem(422, "borrow-limit-exceeded");
    assertThat(over.at("/available")).isEqualTo("16000");
    assertThat(over.at("/requested")).isEqualTo("16000.000001");
    assertThat(over.at("/asset")).isEqualTo("USDC");
    assertThat(over.at("/field")).isEqualTo("amount");

    var at = post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'16000'}")).expect(200);
    assertThat(at.at("/healthFactor")).isEqualTo("1.03125");
    assertThat(at.at("/collateral/0/amount")).isEqualTo("10");
    assertThat(at.at("/collateral/0/value")).isEqualTo("20000");
    assertThat(at.at("/debt/0/asset")).isEqualTo("USDC");
    assertThat(at.at("/debtValue")).isEqualTo("16000");
    assertThat(at.at("/borrowLimit")).isEqualTo("16000");
    assertThat(at.at("/availableToBorrow")).isEqualTo("0");
    assertThat(at.at("/drawable/USDC")).isEqualTo("0");
    assertThat(at.at("/liquidationPrices/WETH")).startsWith("1939.39");
    assertThat(at.at("/prices/WETH/price")).isEqualTo("2000");
    assertThat(at.json().at("/prices/WETH/stale").asBoolean()).isFalse();
  }

  @Test
  void max_repays_everything_and_then_takes_everything_back() {
    var id = loanOwing(market(), "L1", "5000");
    var repaid =
        post("loans/" + id + "/repayments", json("{'asset':'USDC','amount':'max'}")).expect(200);
    assertThat(repaid.json().at("/debt").size()).isZero();
    assertThat(repaid.json().at("/healthFactor").isNull()).isTrue();
    var empty =
        post("loans/" + id + "/collateral-withdrawals", json("{'asset':'WETH','amount':'max'}"))
            .expect(200);
    assertThat(empty.json().at("/collateral").size()).isZero();
  }

  @Test
  void a_loan_at_an_earlier_instant_is_what_was_served_then_to_the_letter() {
    var market = market();
    var id = loanOwing(market, "L1", "5000");
    clock.advance(Duration.ofHours(5));
    var served = get("loans/" + id).expect(200);
    var asOf = served.at("/asOf");
    assertThat(served.json().at("/prices/WETH/stale").asBoolean()).isTrue();

    price(market, "WETH", "1900");
    price(market, "USDC", "1");
    var drawn = post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'100'}")).expect(200);
    clock.advance(Duration.ofHours(1));
    assertThat(get("loans/" + id + "?at=" + asOf).expect(200).text()).isEqualTo(served.text());
    assertThat(get("loans/" + id + "?at=" + drawn.at("/asOf")).text()).isEqualTo(drawn.text());
    assertThat(get("loans/" + id).text()).isNotEqualTo(drawn.text());
  }

  @Test
  void before_it_was_opened_there_was_no_loan_and_of_the_future_nobody_knows() {
    var id = loan(market(), "L1");
    get("loans/" + id + "?at=2020-01-01T00:00:00Z").problem(404, "loan-unknown");
    var reply =
        get("loans/" + id + "?at=" + clock.instant().plusMillis(1))
            .problem(422, "instant-in-future");
    assertThat(reply.at("/limit")).isEqualTo(clock.instant().toString());
  }

  @Test
  void values_are_null_while_a_price_is_missing() {
    var market = "no-price";
    post("markets", json("{'id':'no-price','baseCurrency':'USD'}")).expect(201);
    put(
            "markets/no-price/reserves/WETH",
            json("{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'}"))
        .expect(201);
    var id = loan(market, "L1");
    var reply =
        post("loans/" + id + "/collateral-deposits", json("{'asset':'WETH','amount':'1'}"))
            .expect(200);
    assertThat(reply.json().at("/collateralValue").isNull()).isTrue();
    assertThat(reply.json().at("/collateral/0/value").isNull()).isTrue();
    assertThat(reply.json().at("/healthFactor").isNull()).isTrue();
    get("prices/no-price/WETH").problem(404, "price-unknown");
    post("loans/" + id + "/draws", json("{'asset':'WETH','amount':'0.1'}"))
        .problem(422, "price-missing");
  }

  @Test
  void events_tell_exact_changes_under_versions_without_gaps() {
    var market = market();
    var id = loanOwing(market, "L1", "5000");
    post(
            "loans/" + id + "/repayments",
            json("{'asset':'USDC','amount':'1000'}"),
            "Idempotency-Key",
            "repay-" + id)
        .expect(200);
    var events = get("loans/" + id + "/events").expect(200).json().at("/items");
    assertThat(
            IntStream.range(0, events.size()).mapToObj(i -> events.get(i).get("version").asLong()))
        .containsExactly(1L, 2L, 3L, 4L);
    assertThat(events.get(0).get("type").asString()).isEqualTo("loan.opened");
    assertThat(events.get(1).at("/changes/collateral/WETH").asString()).isEqualTo("10");
    assertThat(events.get(2).at("/changes/debt/USDC").asString()).isEqualTo("5000");
    assertThat(events.get(2).at("/healthAfter").asString()).isEqualTo("3.3");
    assertThat(events.get(2).at("/healthBefore").isNull()).isTrue();
    assertThat(events.get(3).at("/changes/debt/USDC").asString()).isEqualTo("-1000");
    assertThat(events.get(3).at("/debtAfter/USDC").asString()).isEqualTo("4000");
    assertThat(events.get(3).at("/idempotencyKey").asString()).isEqualTo("repay-" + id);
    assertThat(events.get(3).at("/prices/WETH").isNumber()).isTrue();

    var first = get("loans/" + id + "/events?limit=3").expect(200);
    assertThat(first.json().at("/items").size()).isEqualTo(3);
    var rest = get("loans/" + id + "/events?cursor=" + first.at("/next")).expect(200);
    assertThat(rest.json().at("/items").size()).isEqualTo(1);
    assertThat(rest.json().at("/next").isNull()).isTrue();
  }

  @Test
  void loans_are_listed_by_name_page_after_page() {
    var market = market();
    for (var name : List.of("c", "a", "e", "b", "d")) loan(market, name);
    assertThat(pages("loans?market=" + market + "&limit=2"))
        .containsExactly(market + "-a", market + "-b", market + "-c", market + "-d", market + "-e");
  }

  @Test
  void loans_below_a_health_factor_are_listed_worst_first_page_after_page() {
    var market = market();
    loanOwing(market, "safe", "1000");
    loanOwing(market, "b", "16000");
    loanOwing(market, "a", "16000");
    loanOwing(market, "worse", "15000");
    assertThat(pages("loans?market=" + market + "&healthBelow=1.5&limit=1"))
        .containsExactly(market + "-a", market + "-b", market + "-worse");
    assertThat(get("loans?market=" + market + "&healthBelow=1").json().at("/items").size())
        .isZero();
  }

  @Test
  void where_calls_are_sized_by_the_collateral_a_keeper_seizes_it() {
    post("markets", json("{'id':'pairs','baseCurrency':'USD','profile':'morpho-blue'}"))
        .expect(201);
    put(
            "markets/pairs/reserves/USDC",
            json("{'decimals':6,'maxLoanToValue':'0','liquidationThreshold':'0'}"))
        .expect(201);
    put(
            "markets/pairs/reserves/WETH",
            json(
                "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.8',"
                    + "'borrowable':false}"))
        .expect(201);
    price("pairs", "USDC", "1");
    price("pairs", "WETH", "2000");
    post("markets/pairs/reserves/USDC/supplies", json("{'account':'lena','amount':'50000'}"))
        .expect(200);
    post("loans", json("{'market':'pairs','borrower':'ana','id':'P1'}")).expect(201);
    post("loans/P1/collateral-deposits", json("{'asset':'WETH','amount':'10'}")).expect(200);
    post("loans/P1/draws", json("{'asset':'USDC','amount':'16000'}")).expect(200);
    price("pairs", "WETH", "1900");
    var seizure =
        "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','collateralToSeize':'%s'}";
    var seized = post("loans/P1/seizures", json(seizure, "1.05")).expect(200);
    assertThat(seized.at("/collateralTaken")).isEqualTo("1.05");
    // 1.05 × 1,900 / 1.0638…, the incentive of a threshold of 80 %
    assertThat(seized.at("/debtRepaid")).startsWith("1875.3000");
    var tooFine = post("loans/P1/seizures", json(seizure, "0.0000000000000000001"));
    assertThat(tooFine.problem(422, "too-many-decimals").at("/field"))
        .isEqualTo("collateralToSeize");
    post(
            "loans/P1/liquidation-calls",
            json("{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'1'}"))
        .problem(422, "call-not-offered");
  }

  @Test
  void a_keeper_repays_and_takes_with_the_bonus() {
    var market = market();
    var id = loanOwing(market, "L1", "16000");
    post(
            "loans/" + id + "/liquidation-calls",
            json("{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'1'}"))
        .problem(422, "loan-healthy");
    price(market, "WETH", "1900");
    var tooFine =
        post(
                "loans/" + id + "/liquidation-calls",
                json(
                    "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'1.0000001'}"))
            .problem(422, "too-many-decimals");
    assertThat(tooFine.at("/field")).isEqualTo("debtToCover");
    var called =
        post(
                "loans/" + id + "/liquidation-calls",
                json(
                    "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'max'}"))
            .expect(200);
    assertThat(called.at("/debtRepaid")).isEqualTo("8000");
    assertThat(called.at("/collateralTaken")).startsWith("4.42105263");
    assertThat(
            new BigDecimal(called.at("/collateralToKeeper")).add(new BigDecimal(called.at("/fee"))))
        .isEqualByComparingTo(called.at("/collateralTaken"));
    assertThat(called.at("/loan/debt/0/amount")).startsWith("8000.00000");
    assertThat(called.at("/liquidation")).isEqualTo(id + ".1");

    var listed = get("liquidations?market=" + market).expect(200);
    assertThat(listed.at("/items/0/id")).isEqualTo(id + ".1");
    var one = get("liquidations/" + id + ".1").expect(200);
    assertThat(one.at("/sales/0/keeper")).isEqualTo("kim");
    assertThat(one.at("/sales/0/sold/asset")).isEqualTo("WETH");
    assertThat(one.at("/healthFactor")).startsWith("0.97968");
    assertThat(one.at("/outcome")).isEqualTo("restored");
  }

  @Test
  void a_falling_price_has_the_desk_sell_before_the_push_is_answered() {
    var market = market();
    var id = loanOwing(market, "L1", "16000");
    put("simulation/depth", json("{'collateralAsset':'WETH','debtAsset':'USDC','depth':'1000'}"))
        .expect(200);
    price(market, "WETH", "1900");
    var loan = get("loans/" + id).expect(200);
    assertThat(new BigDecimal(loan.at("/healthFactor"))).isGreaterThan(BigDecimal.ONE);
    assertThat(loan.json().at("/liquidation").isNull()).isTrue();
    var one = get("liquidations/" + id + ".1").expect(200);
    assertThat(one.at("/sales/0/venue")).isEqualTo("memory");
    assertThat(one.json().at("/closedAt").isNull()).isFalse();
    put("simulation/depth", json("{'collateralAsset':'WETH','debtAsset':'USDC','depth':'0'}"))
        .expect(200);
  }

  private List<String> pages(String path) {
    var ids = new ArrayList<String>();
    var next = "";
    do {
      var page = get(path + (next.isEmpty() ? "" : "&cursor=" + next)).expect(200).json();
      page.at("/items").forEach(item -> ids.add(item.get("id").asString()));
      next = page.at("/next").isNull() ? "" : page.at("/next").asString();
    } while (!next.isEmpty());
    return ids;
  }
}
