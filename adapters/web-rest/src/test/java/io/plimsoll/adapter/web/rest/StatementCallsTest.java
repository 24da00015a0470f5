package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Statements over HTTP. */
class StatementCallsTest extends WebTest {

  /** Ana owes 16,000 for a year, then pays 1,000 of it. */
  private String aYear(String market) {
    var id = loanOwing(market, "L1", "16000");
    clock.advance(Duration.ofDays(365));
    post("loans/" + id + "/repayments", json("{'asset':'USDC','amount':'1000'}")).expect(200);
    return id;
  }

  @Test
  void a_loans_statement_shows_interest_movements_and_roundings_apart() {
    var id = aYear(market());
    var statement = get("ledger/statements?loan=" + id).expect(200);
    assertThat(statement.at("/party")).isEqualTo("loan:" + id);
    assertThat(statement.json().at("/opening").size()).isZero();
    var lines = statement.json().at("/items");
    assertThat(texts(lines))
        .containsExactly(
            "collateral-owed movement 10 WETH",
            "loans-receivable movement 16000 USDC",
            "loans-receivable interest 12.805122 USDC",
            "loans-receivable movement -1000 USDC",
            "loans-receivable rounding 0.000001 USDC");
    assertThat(lines.get(4).at("/booked").asString())
        .isEqualTo(get("loans/" + id).at("/debt/0/amount"))
        .isEqualTo("15012.805123");
    assertThat(closing(statement, "loans-receivable")).isEqualTo("15012.805123");
  }

  @Test
  void at_any_instant_it_says_what_was_owed_with_interest_up_to_then() {
    var market = market();
    var id = loanOwing(market, "L1", "16000");
    clock.advance(Duration.ofDays(100));
    var then = get("loans/" + id).expect(200);
    clock.advance(Duration.ofDays(265));
    post("loans/" + id + "/repayments", json("{'asset':'USDC','amount':'1000'}")).expect(200);
    var standing = get("ledger/statements?loan=" + id + "&at=" + then.at("/asOf")).expect(200);
    assertThat(closing(standing, "loans-receivable")).isEqualTo(then.at("/debt/0/amount"));
    assertThat(standing.json().at("/items").size()).isZero();
    var owed = of(standing, "/closing", "loans-receivable");
    assertThat(owed.at("/booked").asString()).isEqualTo("16000");
    assertThat(new BigDecimal(owed.at("/accrued").asString())).isPositive();
  }

  @Test
  void a_stretch_leads_from_balance_to_balance_page_after_page() {
    var market = market();
    var id = aYear(market);
    var middle = clock.instant();
    clock.advance(Duration.ofDays(30));
    post("markets/" + market + "/reserves/USDC/supplies", json("{'account':'lou','amount':'7'}"))
        .expect(200);
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'5'}"))
        .problem(422, "price-too-old");
    post("loans/" + id + "/repayments", json("{'asset':'USDC','amount':'500'}")).expect(200);
    var whole =
        get("ledger/statements?market=" + market + "&loan=" + id + "&from=" + middle).expect(200);
    assertThat(texts(whole.json().at("/items")))
        .hasSizeBetween(2, 3)
        .contains("loans-receivable movement -500 USDC");
    var moved = new BigDecimal(of(whole, "/opening", "loans-receivable").at("/booked").asString());
    for (var line : whole.json().at("/items"))
      moved = moved.add(new BigDecimal(line.at("/change").asString()));
    assertThat(moved).isEqualByComparingTo(closing(whole, "loans-receivable"));
    var paged = new ArrayList<String>();
    var next = "";
    do {
      var page = get("ledger/statements?loan=" + id + "&limit=2" + next).expect(200);
      paged.addAll(texts(page.json().at("/items")));
      next = page.json().at("/next").isNull() ? "" : "&cursor=" + page.at("/next");
    } while (!next.isEmpty());
    assertThat(paged)
        .isEqualTo(texts(get("ledger/statements?loan=" + id).json().at("/items")))
        .hasSizeGreaterThan(6);
  }

  @Test
  void an_accounts_statement_has_the_interest_that_no_line_shows_yet() {
    var market = market();
    aYear(market);
    var statement = get("ledger/statements?account=lender&market=" + market).expect(200);
    assertThat(texts(statement.json().at("/items")))
        .containsExactly("supplier-claims movement 1000000 USDC");
    assertThat(closing(statement, "supplier-claims"))
        .isEqualTo(get("markets/" + market + "/accounts/lender").at("/balances/0/balance"))
        .startsWith("1000011.52");
  }

  @Test
  void a_keepers_statement_says_what_he_brought_and_took() {
    var market = market();
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    post(
            "loans/" + id + "/liquidation-calls",
            json(
                "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'1900'}"))
        .expect(200);
    var statement = get("ledger/statements?keeper=kim&market=" + market).expect(200);
    assertThat(texts(statement.json().at("/items")))
        .containsExactly(
            "keepers movement 1900 USDC",
            "keepers movement -1900 USDC",
            "keepers movement 1.045 WETH",
            "keepers movement -1.045 WETH");
    assertThat(closing(statement, "keepers")).isEqualTo("0");
  }

  @Test
  void what_cannot_be_answered_is_refused() {
    var market = market();
    var id = loan(market, "L1");
    get("ledger/statements").problem(400, "missing-parameter");
    get("ledger/statements?account=lender").problem(400, "missing-parameter");
    get("ledger/statements?account=lender&loan=" + id).problem(400, "contradicting-parameters");
    get("ledger/statements?loan=" + id + "&at=2021-01-11T00:00:00Z&to=2021-01-11T00:00:00Z")
        .problem(400, "contradicting-parameters");
    get("ledger/statements?loan=none").problem(404, "loan-unknown");
    get("ledger/statements?loan=" + id + "&market=" + market()).problem(404, "loan-unknown");
    get("ledger/statements?account=lender&market=none").problem(404, "market-unknown");
    get("ledger/statements?loan=" + id + "&to=2199-01-01T00:00:00Z")
        .problem(422, "instant-in-future");
    get("ledger/statements?loan=" + id + "&from=2021-01-11T00:00:02Z&to=2021-01-11T00:00:01Z")
        .problem(422, "instants-reversed");
    get("ledger/statements?loan=" + id + "&cursor=x").problem(400, "malformed-cursor");
    assertThat(
            get("ledger/statements?account=nobody&market=" + market).json().at("/closing").size())
        .isZero();
  }

  private static List<String> texts(JsonNode lines) {
    var texts = new ArrayList<String>();
    for (var line : lines)
      texts.add(
          "%s %s %s %s"
              .formatted(
                  line.at("/account").asString(),
                  line.at("/cause").asString(),
                  line.at("/change").asString(),
                  line.at("/asset").asString()));
    return texts;
  }

  private static String closing(Reply statement, String account) {
    return of(statement, "/closing", account).at("/balance").asString();
  }

  private static JsonNode of(Reply statement, String when, String account) {
    for (var balance : statement.json().at(when))
      if (balance.at("/account").asString().equals(account)) return balance;
    throw new AssertionError(account + " is not in " + statement.text());
  }
}
