package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a market says that it sells in slices. */
class SliceCallsTest extends WebTest {

  @Test
  void a_market_tells_its_slices_and_one_that_sells_at_once_has_none() {
    var told = get("markets/" + market("'selling':{'slices':{'most':4}}")).expect(200);
    assertThat(told.json().at("/selling/slices/most").intValue()).isEqualTo(4);
    assertThat(told.at("/selling/slices/pause")).isEqualTo("PT10M");
    assertThat(get("markets/" + market()).expect(200).json().at("/selling/slices").isNull())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"most,0", "most,101", "pause,PT0.9S"})
  void slices_out_of_range_are_refused(String member, String value) {
    var said = member.equals("most") ? value : "'" + value + "'";
    var text = "{'id':'slices','baseCurrency':'USD','selling':{'slices':{'%s':%s}}}";
    var refused = post("markets", json(text, member, said.replace('\'', '"')));
    assertThat(refused.problem(422, "slices-out-of-range").at("/value")).isEqualTo(value);
    assertThat(refused.at("/field")).isEqualTo("selling.slices." + member);
  }

  @Test
  void where_the_desk_sold_at_once_no_slice_waits() {
    var market = market();
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    var told = get("liquidations/" + id + ".1").expect(200);
    assertThat(told.json().at("/pausedUntil").isNull()).isTrue();
  }
}
