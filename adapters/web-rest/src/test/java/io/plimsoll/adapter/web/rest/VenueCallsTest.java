package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Where a market sells, and the stop to it. */
class VenueCallsTest extends WebTest {

  @Test
  void a_venue_is_suspended_and_resumed_in_one_market() {
    var market = market();
    var other = market();
    var suspended =
        post("markets/" + market + "/venues/memory/suspension", json("{'reason':'odd fills'}"))
            .expect(200);
    assertThat(suspended.at("/suspended")).isEqualTo("true");
    assertThat(get("markets/" + market + "/venues").expect(200).at("/items/0/suspended"))
        .isEqualTo("true");
    assertThat(get("markets/" + other + "/venues").expect(200).at("/items/0/suspended"))
        .isEqualTo("false");
    var resumed =
        post("markets/" + market + "/venues/memory/resumption", json("{'reason':'looked into'}"))
            .expect(200);
    assertThat(resumed.at("/suspended")).isEqualTo("false");
  }

  @Test
  void what_is_not_there_is_named() {
    var market = market();
    post("markets/" + market + "/venues/nowhere/suspension", json("{'reason':'odd'}"))
        .problem(404, "venue-unknown");
    post("markets/" + market + "/venues/memory/suspension", json("{'reason':' '}"))
        .problem(400, "reason-length");
    get("markets/" + market + "/venues/memory/depth?collateral=WETH&debt=USDC")
        .problem(404, "capability-missing");
    get("markets/nowhere/venues").problem(404, "market-unknown");
  }
}
