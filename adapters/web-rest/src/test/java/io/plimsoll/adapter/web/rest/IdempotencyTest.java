package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.StoreUnavailable;
import io.plimsoll.domain.market.MarketId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request with a key is carried out once, however often it is sent. */
class IdempotencyTest extends WebTest {

  @Test
  void the_same_request_gets_the_same_answer_and_is_carried_out_once() {
    var id = loanOwing(market(), "L1", "1000");
    var body = json("{'asset':'USDC','amount':'10'}");
    var first = post("loans/" + id + "/draws", body, "Idempotency-Key", "draw" + id);
    first.expect(200);
    assertThat(first.header("idempotent-replayed")).isEmpty();
    var stored = lanes.stored().size();
    clock.advance(Duration.ofMinutes(1));
    var again =
        post(
                "loans/" + id + "/draws",
                "{ \"amount\" : \"10\",\n \"asset\":\"USDC\" }",
                "Idempotency-Key",
                "draw" + id)
            .expect(200);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    assertThat(lanes.stored()).hasSize(stored);
  }

  @Test
  void a_creation_stays_a_creation_with_the_name_the_desk_chose() {
    var body = json("{'market':'%s','borrower':'ana'}", market());
    var first = post("loans", body, "Idempotency-Key", "open-" + body.hashCode()).expect(201);
    var again = post("loans", body, "Idempotency-Key", "open-" + body.hashCode()).expect(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("location")).isEqualTo(first.header("location"));
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
  }

  @Test
  void a_key_belongs_to_one_request() {
    var id = loanOwing(market(), "L1", "1000");
    var key = "one-" + id;
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'10'}"), "Idempotency-Key", key)
        .expect(200);
    var stored = lanes.stored().size();
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'11'}"), "Idempotency-Key", key)
        .problem(422, "idempotency-key-reused");
    post(
            "loans/" + id + "/repayments",
            json("{'asset':'USDC','amount':'10'}"),
            "Idempotency-Key",
            key)
        .problem(422, "idempotency-key-reused");
    assertThat(lanes.stored()).hasSize(stored);
  }

  @Test
  void a_refusal_is_not_remembered() {
    var id = loanOwing(market(), "L1", "1000");
    var key = "retry-" + id;
    var body = json("{'asset':'USDC','amount':'15500'}");
    post("loans/" + id + "/draws", body, "Idempotency-Key", key)
        .problem(422, "borrow-limit-exceeded");
    post("loans/" + id + "/collateral-deposits", json("{'asset':'WETH','amount':'5'}")).expect(200);
    post("loans/" + id + "/draws", body, "Idempotency-Key", key).expect(200);
  }

  @Test
  void a_price_is_taken_once_and_its_answer_repeated() {
    var market = market();
    clock.advance(Duration.ofSeconds(1));
    var body = json("{'market':'%s','asset':'WETH','price':'2001'}", market);
    var first = post("prices", body, "Idempotency-Key", "price-" + market).expect(201);
    var count = prices.size();
    clock.advance(Duration.ofSeconds(1));
    var again = post("prices", body, "Idempotency-Key", "price-" + market).expect(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("idempotent-replayed")).isEqualTo("true");
    assertThat(prices.size()).isEqualTo(count);
    post(
            "prices",
            json("{'market':'%s','asset':'WETH','price':'2002'}", market),
            "Idempotency-Key",
            "price-" + market)
        .problem(422, "idempotency-key-reused");
  }

  @Test
  void without_a_store_callers_are_told_to_ask_again_with_their_key() {
    var market = market();
    var body = json("{'market':'%s','borrower':'ana'}", market);
    lanes.failNext(
        new StoreUnavailable(new MarketId(market), new IllegalStateException("secret detail")));
    var told =
        post("loans", body, "Idempotency-Key", "outage-" + market)
            .problem(503, "store-unavailable");
    assertThat(told.header("retry-after")).isEqualTo("5");
    assertThat(told.text()).doesNotContain("secret");
    post("loans", body, "Idempotency-Key", "outage-" + market).expect(201);
  }

  @Test
  void a_store_that_fails_outside_a_lane_is_told_the_same_way() {
    var body = json("{'market':'%s','borrower':'ana'}", market());
    lanes.failNext(new UncheckedIOException("secret detail", new IOException()));
    var told = post("loans", body).problem(503, "store-unavailable");
    assertThat(told.header("retry-after")).isEqualTo("5");
    assertThat(told.text()).doesNotContain("secret");
  }

  @Test
  void time_is_moved_once() {
    var key = "clock-" + clock.instant();
    var body = json("{'advance':'PT1H'}");
    var first = post("simulation/clock", body, "Idempotency-Key", key).expect(200);
    post("simulation/clock", body, "Idempotency-Key", key).expect(200);
    assertThat(get("simulation/clock").at("/now")).isEqualTo(first.at("/now"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "with\ttab"})
  void a_key_is_visible_ascii(String key) {
    var reply =
        post("markets", json("{'id':'never','baseCurrency':'USD'}"), "Idempotency-Key", key)
            .problem(400, "malformed-idempotency-key");
    assertThat(reply.at("/field")).isEqualTo("Idempotency-Key");
  }

  @Test
  void a_key_has_200_characters_at_most() {
    var market = market();
    var path = "markets/" + market + "/reserves/USDC/supplies";
    var body = json("{'account':'a','amount':'1'}");
    post(path, body, "Idempotency-Key", "k".repeat(200 - market.length()) + market).expect(200);
    post(path, body, "Idempotency-Key", "k".repeat(201)).problem(400, "malformed-idempotency-key");
  }
}
