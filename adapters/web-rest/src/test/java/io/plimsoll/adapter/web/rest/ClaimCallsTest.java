package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Claims over HTTP: 5 WETH are on sale for 9,040 USDC, from 2,280 and falling to nothing within an
 * hour; after 12 minutes one costs 1,824. A keeper has ten minutes to pay.
 */
class ClaimCallsTest extends WebTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private String market;
  private String loan;

  private String claims() {
    return "auctions/" + loan + ".1-1/claims";
  }

  private Reply claim(String keeper, String amount, String maxPrice, String... headers) {
    return post(
        claims(),
        json("{'keeper':'%s','amount':'%s','maxPrice':'%s'}", keeper, amount, maxPrice),
        headers);
  }

  private Reply pay(int claim, String... headers) {
    return post(claims() + "/" + claim + "/payment", "", headers);
  }

  private Reply auction() {
    return get("auctions/" + loan + ".1-1").expect(200);
  }

  private void keeper(String name, String bond, String funds) {
    post("markets/" + market + "/keepers", json("{'keeper':'%s','bond':'%s'}", name, bond))
        .expect(201);
    post(
            "markets/" + market + "/keepers/" + name + "/deposits",
            json("{'asset':'USDC','amount':'%s'}", funds))
        .expect(200);
  }

  /** Kim has 2,000 USDC to pay with, and 1,500 as a bond. */
  private void running() {
    market =
        market(
            "'selling':{'mechanisms':['dutch-auction']},'keepers':{'bondAsset':'USDC',"
                + "'minimumBond':'1000','paymentWindow':'PT10M'}");
    put(
            "markets/" + market + "/reserves/WETH",
            json(
                "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825','auction':"
                    + "{'curve':{'kind':'linear','duration':'PT1H'},'tail':'PT50M','cusp':'0.3',"
                    + "'floorFactor':'0.1','penalty':'0.13','minimumDebt':'1000','tip':'0',"
                    + "'chip':'0','cap':'50000','breaker':'nothing-halted'}}"))
        .expect(200);
    put(
            "markets/" + market + "/reserves/USDC",
            json(
                "{'decimals':6,'maxLoanToValue':'0.75','liquidationThreshold':'0.8',"
                    + "'interestRate':{'baseRate':'0','slope1':'0','slope2':'0'}}"))
        .expect(200);
    keeper("kim", "1500", "2000");
    keeper("kai", "1000", "20000");
    loan = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    price(market, "WETH", "1800");
    clock.advance(Duration.ofMinutes(12).minusSeconds(1));
  }

  @Test
  void a_claim_says_what_is_to_be_paid_for_what_and_until_when() {
    running();
    var made = claim("kim", "1", "1824").expect(201);
    assertThat(made.header("location")).isEqualTo("/api/v1/" + claims() + "/1");
    assertThat(made.at("/auction")).isEqualTo(loan + ".1-1");
    assertThat(made.json().at("/claim").asInt()).isEqualTo(1);
    assertThat(made.at("/keeper")).isEqualTo("kim");
    assertThat(made.at("/price")).isEqualTo("1824");
    assertThat(made.at("/collateralAsset")).isEqualTo("WETH");
    assertThat(made.at("/lot")).isEqualTo("1");
    assertThat(made.at("/debtAsset")).isEqualTo("USDC");
    assertThat(made.at("/due")).isEqualTo("1824");
    assertThat(made.at("/until")).isEqualTo(clock.instant().plus(TEN_MINUTES).toString());
    assertThat(get(made.header("location").substring("/api/v1/".length())).text())
        .isEqualTo(made.text());

    var shown = auction();
    assertThat(shown.at("/lot")).isEqualTo("4");
    assertThat(shown.at("/tab")).isEqualTo("7216");
    assertThat(shown.at("/claimedLot")).isEqualTo("1");
    assertThat(shown.at("/claimedTab")).isEqualTo("1824");
    assertThat(shown.json().at("/live/claims/0").toString()).isEqualTo(made.text());
    var keeper = get("markets/" + market + "/keepers/kim").expect(200);
    assertThat(keeper.at("/escrow/0/reference")).isEqualTo(loan + ".1-1/1");
    assertThat(keeper.at("/escrow/0/amount")).isEqualTo("0");
  }

  @Test
  void a_claim_is_paid_once_however_often_it_is_sent() {
    running();
    claim("kim", "1", "1824").expect(201);
    clock.advance(Duration.ofMinutes(9));
    var paid = pay(1, "Idempotency-Key", market + "-pay").expect(200);
    assertThat(paid.at("/keeper")).isEqualTo("kim");
    assertThat(paid.at("/price")).isEqualTo("1824");
    assertThat(paid.at("/bought")).isEqualTo("1");
    assertThat(paid.at("/paid")).isEqualTo("1824");
    assertThat(paid.at("/lotLeft")).isEqualTo("4");
    assertThat(paid.at("/tabLeft")).isEqualTo("7216");
    var again = pay(1, "Idempotency-Key", market + "-pay").expect(200);
    assertThat(again.text()).isEqualTo(paid.text());
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    pay(1).problem(409, "claim-not-open");
    get(claims() + "/1").problem(409, "claim-not-open");
    assertThat(auction().at("/claimedLot")).isEqualTo("0");
  }

  @Test
  void a_claim_that_is_not_paid_lapses_and_costs_the_least_bond() {
    running();
    claim("kim", "1", "1824").expect(201);
    clock.advance(TEN_MINUTES);
    var late = pay(1).problem(409, "claim-overdue");
    assertThat(late.at("/limit")).isEqualTo(clock.instant().toString());
    price(market, "WETH", "1800");
    assertThat(get("markets/" + market + "/keepers/kim").at("/bond")).isEqualTo("500");
    assertThat(auction().at("/lot")).isEqualTo("5");
    pay(1).problem(409, "claim-not-open");
    var poor = claim("kim", "1", "10000").problem(422, "bond-too-small");
    assertThat(poor.at("/requested")).isEqualTo("500");
    assertThat(poor.at("/limit")).isEqualTo("1000");
  }

  @Test
  void what_is_claimed_is_not_for_others() {
    running();
    var first = claim("kai", "max", "1824").expect(201);
    var none = claim("kim", "1", "1824").problem(409, "all-claimed");
    assertThat(none.at("/until")).isEqualTo(first.at("/until"));
    var unpaid = claim("kai", "1", "1824").problem(409, "claim-unpaid");
    assertThat(unpaid.json().at("/claim").asInt()).isEqualTo(1);
    assertThat(unpaid.at("/due")).isEqualTo("9040");
    assertThat(unpaid.at("/until")).isEqualTo(first.at("/until"));
    var open = post("auctions/" + loan + ".1-1/cancellations", "{}").problem(409, "claims-open");
    assertThat(open.json().at("/claims").asInt()).isEqualTo(1);
    post("markets/" + market + "/keepers/kai/departure", "").problem(409, "escrow-open");
  }

  @Test
  void a_claim_is_of_a_running_auction_by_a_keeper_who_says_what_is_the_most() {
    running();
    claim("carl", "1", "1824").problem(404, "keeper-unknown");
    claim("kim", "0", "1824").problem(422, "amount-not-positive");
    claim("kim", "1", "1823").problem(409, "too-expensive");
    claim("kim", "1", "-1").problem(422, "negative-number");
    post("auctions/nothing/claims", json("{'keeper':'kim','amount':'1','maxPrice':'1'}"))
        .problem(404, "auction-unknown");
    pay(1).problem(404, "claim-unknown");
    pay(0).problem(404, "claim-unknown");
    get(claims() + "/one").problem(400, "malformed-parameter");
  }
}
