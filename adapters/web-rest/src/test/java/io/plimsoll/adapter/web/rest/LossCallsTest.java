package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who bears a loss, and what is staked for it, over HTTP. */
class LossCallsTest extends WebTest {

  private static final String USDC =
      "{'decimals':6,'maxLoanToValue':'0.75','liquidationThreshold':'0.8'%s}";
  private static final String IN_ORDER =
      ",'losses':{'order':['treasury','backstop','lenders'],'backstopCooldown':'P10D'}";

  private String reserve(String market, String losses) {
    var path = "markets/" + market + "/reserves/USDC";
    put(path, json(USDC, json(losses))).expect(200);
    return path;
  }

  /** 16,000 USDC against 10 WETH, of which a sale leaves 761.904762 unpaid. */
  private void lose(String market) {
    var loan = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1600");
    post(
            "loans/" + loan + "/liquidation-calls",
            json(
                "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH',"
                    + "'debtToCover':'max'}"))
        .expect(200);
  }

  @Test
  void a_reserve_tells_who_bears_its_losses() {
    var market = market();
    var path = "markets/" + market + "/reserves/USDC";
    assertThat(get(path).expect(200).json().at("/losses").isNull()).isTrue();
    reserve(market, IN_ORDER);
    assertThat(get(path).json().at("/losses").toString())
        .isEqualTo(json("{'order':['treasury','backstop','lenders'],'backstopCooldown':'PT240H'}"));
    reserve(market, ",'losses':{'order':['backstop']}");
    assertThat(get(path).at("/losses/backstopCooldown")).isEqualTo("PT240H");
    reserve(market, ",'losses':{'order':['treasury']}");
    assertThat(get(path).json().at("/losses/backstopCooldown").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'order':['treasury','treasury']}                             | 422 | loss-bearer-twice         | losses.order
          {'order':['lenders','treasury']}                              | 422 | lenders-not-last          | losses.order
          {'order':['treasury'],'backstopCooldown':'P1D'}               | 422 | cooldown-without-backstop | losses.backstopCooldown
          {'order':['backstop'],'backstopCooldown':'P366D'}             | 422 | duration-out-of-range     | losses.backstopCooldown
          {'order':['keepers']}                                         | 400 | malformed-field           | losses.order
          {}                                                            | 400 | missing-field             | losses.order
          {'order':[],'cooldown':'P1D'}                                 | 400 | unknown-field             | losses.cooldown
          """)
  void an_order_that_cannot_be_is_refused_with_its_field(
      String losses, int status, String problem, String field) {
    var path = "markets/" + market() + "/reserves/USDC";
    var refused = put(path, json(USDC, json(",'losses':" + losses))).problem(status, problem);
    assertThat(refused.at("/field")).startsWith(field);
  }

  @Test
  void where_losses_are_borne_otherwise_no_order_is_taken() {
    post("markets", json("{'id':'like-morpho','baseCurrency':'USD','profile':'morpho-blue'}"))
        .expect(201);
    var refused =
        put("markets/like-morpho/reserves/USDC", json(USDC, json(IN_ORDER)))
            .problem(422, "losses-borne-otherwise");
    assertThat(refused.at("/profile")).isEqualTo("morpho-blue");
  }

  @Test
  void a_stake_is_brought_announced_and_taken_out() {
    var market = market();
    var path = reserve(market, IN_ORDER);
    var staked =
        post(path + "/backstop-stakes", json("{'account':'sam','amount':'400.5'}")).expect(200);
    assertThat(staked.at("/stakes/0/worth")).isEqualTo("400.5");
    assertThat(staked.json().at("/stakes/0/until").isNull()).isTrue();
    assertThat(get(path).at("/backstop")).isEqualTo("400.5");
    assertThat(get(path).at("/cash")).isEqualTo("1000000");
    post(path + "/backstop-withdrawals", json("{'account':'sam','amount':'max'}"))
        .problem(409, "cooldown-not-started");
    var until = clock.instant().plus(Duration.ofDays(10)).toString();
    var cooling =
        post(path + "/backstop-cooldowns", json("{'account':'sam','amount':'300'}")).expect(200);
    assertThat(cooling.at("/stakes/0/cooling")).isEqualTo("300");
    assertThat(cooling.at("/stakes/0/until")).isEqualTo(until);
    var early =
        post(path + "/backstop-withdrawals", json("{'account':'sam','amount':'max'}"))
            .problem(409, "stake-cooling");
    assertThat(early.at("/until")).isEqualTo(until);
    clock.advance(Duration.ofDays(10));
    var beyond =
        post(path + "/backstop-withdrawals", json("{'account':'sam','amount':'300.000001'}"))
            .problem(422, "stake-exceeded");
    assertThat(beyond.at("/available")).isEqualTo("300");
    post(path + "/backstop-withdrawals", json("{'account':'sam','amount':'max'}")).expect(200);
    assertThat(get("markets/" + market + "/accounts/sam").at("/stakes/0/worth")).isEqualTo("100.5");
  }

  @Test
  void a_stake_is_refused_with_its_numbers() {
    var market = market();
    var path = "markets/" + market + "/reserves/";
    var stake = json("{'account':'sam','amount':'1'}");
    post(path + "USDC/backstop-stakes", stake).problem(422, "backstop-not-configured");
    post(path + "DOGE/backstop-stakes", stake).problem(404, "asset-unknown");
    reserve(market, IN_ORDER);
    post(path + "USDC/backstop-stakes", json("{'account':'sam','amount':'0.0000001'}"))
        .problem(422, "too-many-decimals");
    post(path + "USDC/backstop-stakes", json("{'account':'sam','amount':'max'}"))
        .problem(400, "malformed-amount");
    post(path + "USDC/backstop-cooldowns", json("{'account':'sam','amount':'max'}"))
        .problem(422, "nothing-staked");
  }

  @Test
  void a_stake_sent_twice_is_brought_once() {
    var market = market();
    var path = reserve(market, IN_ORDER);
    var stake = json("{'account':'sam','amount':'5'}");
    var first = post(path + "/backstop-stakes", stake, "Idempotency-Key", market).expect(200);
    var again = post(path + "/backstop-stakes", stake, "Idempotency-Key", market).expect(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(get(path).at("/backstop")).isEqualTo("5");
  }

  @Test
  void a_loss_is_borne_in_order_and_told_by_the_reserve() {
    var market = market();
    var path = reserve(market, IN_ORDER);
    post(path + "/backstop-stakes", json("{'account':'sam','amount':'500'}")).expect(200);
    post(path + "/contributions", json("{'amount':'100'}")).expect(200);
    lose(market);
    var after = get(path).expect(200);
    assertThat(after.at("/deficit")).isEqualTo("0");
    assertThat(after.at("/backstop")).isEqualTo("0");
    assertThat(after.json().at("/borne").toString())
        .isEqualTo(json("{'treasury':'100','backstop':'500','lenders':'161.904762'}"));
    assertThat(get("markets/" + market + "/accounts/sam").at("/stakes/0/worth")).isEqualTo("0");
  }

  @Test
  void a_deficit_that_stands_is_borne_when_asked_for() {
    var market = market();
    var path = reserve(market, "");
    lose(market);
    var stands = post(path + "/deficit-settlements", "{}").problem(409, "nobody-bears");
    assertThat(stands.at("/deficit")).isEqualTo("761.904762");
    reserve(market, IN_ORDER);
    post(path + "/backstop-stakes", json("{'account':'sam','amount':'1000'}")).expect(200);
    var settled =
        post(path + "/deficit-settlements", "{}", "Idempotency-Key", "s" + market).expect(200);
    assertThat(settled.at("/deficit")).isEqualTo("0");
    post(path + "/deficit-settlements", "{}").problem(422, "no-deficit");
    post(path + "/deficit-settlements", json("{'amount':'1'}")).problem(400, "unknown-field");
  }
}
