package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Batches over HTTP: 10 WETH against 16,000 USDC, WETH at 1,900. For 8,000 some 4.2 WETH go into a
 * batch, at 1,805 at least; three keepers have 20,000 USDC each.
 */
@Timeout(60)
class BatchCallsTest extends WebTest {

  private static final String SELLING =
      "'selling':{'mechanisms':['batch-auction'],'batch':{'window':'PT1H'}},"
          + "'keepers':{'bondAsset':'USDC','minimumBond':'1000','paymentWindow':'PT10M'}";

  private String batching() {
    var market = market(SELLING);
    for (var keeper : List.of("kim", "kira", "kurt")) {
      post("markets/" + market + "/keepers", json("{'keeper':'%s','bond':'1000'}", keeper))
          .expect(201);
      post(
              "markets/" + market + "/keepers/" + keeper + "/deposits",
              json("{'asset':'USDC','amount':'20000'}"))
          .expect(200);
    }
    return market;
  }

  /** With a loan below 1, and its lot in the first batch. */
  private String fallen() {
    var market = batching();
    loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    return market;
  }

  private static String first(String market) {
    return market + ",WETH,USDC,1";
  }

  private Reply bid(String market, String keeper, String amount, String limit, String... headers) {
    return post(
        "auctions/" + first(market) + "/bids",
        json("{'keeper':'%s','amount':'%s','limit':'%s'}", keeper, amount, limit),
        headers);
  }

  private void end(String market) {
    clock.advance(Duration.ofHours(1));
    price(market, "USDC", "1");
    price(market, "WETH", "1900");
  }

  @Test
  void a_market_tells_how_it_sells_by_batch() {
    var told = get("markets/" + batching()).expect(200);

    assertThat(told.at("/selling/mechanisms/0")).isEqualTo("batch-auction");
    assertThat(told.at("/selling/batch/window")).isEqualTo("PT1H");
    assertThat(told.at("/selling/batch/minimumFactor")).isEqualTo("0.95");
    assertThat(told.at("/selling/batch/margin")).isEqualTo("first-come");
  }

  @Test
  void a_batch_is_listed_and_shows_how_many_bids_there_are_but_not_whose() {
    var market = fallen();
    var id = first(market);
    bid(market, "kim", "2", "1890").expect(200);

    var shown = get("auctions/" + id).expect(200);
    assertThat(shown.at("/id")).isEqualTo(id);
    assertThat(shown.at("/kind")).isEqualTo("batch");
    assertThat(shown.at("/market")).isEqualTo(market);
    assertThat(shown.at("/collateralAsset")).isEqualTo("WETH");
    assertThat(shown.at("/debtAsset")).isEqualTo("USDC");
    assertThat(shown.at("/batch/minimum")).isEqualTo("1805");
    assertThat(shown.json().at("/batch/bidCount").asInt()).isEqualTo(1);
    assertThat(shown.json().at("/batch/bids").size()).isZero();
    assertThat(shown.at("/batch/lots/0/liquidation")).isEqualTo(market + "-L1.1");
    assertThat(shown.at("/batch/lots/0/amount")).isEqualTo(shown.at("/lot"));
    assertThat(shown.text()).doesNotContain("kim");

    var listed = get("auctions?running=true&loan=" + market + "-L1").expect(200);
    assertThat(listed.at("/items/0/id")).isEqualTo(id);
    assertThat(listed.text()).doesNotContain("kim");
    var offer = get("liquidations/" + market + "-L1.1").expect(200);
    assertThat(offer.at("/offer/way")).isEqualTo("batch-auction");
    assertThat(offer.at("/offer/id")).isEqualTo(id);
  }

  @Test
  void a_keepers_page_does_not_tell_what_it_bid() {
    var market = fallen();
    var path = "markets/" + market + "/keepers";
    var before = get(path + "/kim").json();
    bid(market, "kim", "2", "1890").expect(200);

    var kim = get(path + "/kim").expect(200);
    assertThat(kim.at("/funds/0/amount")).isEqualTo("20000");
    assertThat(kim.json().at("/escrow").size()).isZero();
    assertThat(kim.json().at("/funds")).isEqualTo(before.at("/funds"));
    assertThat(get(path).text()).doesNotContain(first(market));

    post(path + "/kim/withdrawals", json("{'asset':'USDC','amount':'16220.01'}"))
        .problem(422, "funds-short");
    post(path + "/kim/withdrawals", json("{'asset':'USDC','amount':'16220'}")).expect(200);
  }

  @Test
  void followers_hear_that_somebody_bid_and_who_did_when_the_batch_is_cleared() throws Exception {
    var market = fallen();
    bid(market, "kim", "max", "1890").expect(200);
    var sealed = history(market, "batch.bid-placed");
    assertThat(sealed).contains("batch.bid-placed").doesNotContain("1890", "keeper.funds-escrowed");
    end(market);

    assertThat(history(market, "batch.cleared"))
        .contains("\"keeper\":\"kim\"", "\"limit\":\"1890\"")
        .doesNotContain("keeper.funds-escrowed");
  }

  @Test
  void a_bid_is_answered_with_what_was_set_aside_and_once_for_a_key() {
    var market = fallen();
    var first = bid(market, "kim", "2", "1890.5", "Idempotency-Key", "b-" + market).expect(200);
    var again = bid(market, "kim", "2", "1890.5", "Idempotency-Key", "b-" + market).expect(200);

    assertThat(first.at("/auction")).isEqualTo(first(market));
    assertThat(first.at("/keeper")).isEqualTo("kim");
    assertThat(first.at("/amount")).isEqualTo("2");
    assertThat(first.at("/limit")).isEqualTo("1890.5");
    assertThat(first.at("/escrow")).isEqualTo("3781");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
  }

  @Test
  void once_it_is_cleared_everybody_sees_what_was_bid_and_what_was_paid() {
    var market = fallen();
    bid(market, "kim", "2", "1890").expect(200);
    bid(market, "kira", "4", "1880").expect(200);
    bid(market, "kurt", "1", "1850").expect(200);
    end(market);

    var shown = get("auctions/" + first(market)).expect(200);
    assertThat(shown.at("/batch/price")).isEqualTo("1880");
    assertThat(shown.at("/endedAt")).isNotBlank();
    assertThat(shown.at("/lot")).isEqualTo("0");
    assertThat(shown.at("/batch/bids/0/keeper")).isEqualTo("kim");
    assertThat(shown.at("/batch/bids/0/paid")).isEqualTo("3760");
    assertThat(shown.at("/batch/bids/0/refund")).isEqualTo("20");
    assertThat(shown.at("/batch/bids/2/bought")).isEqualTo("0");
    assertThat(shown.at("/batch/bids/2/refund")).isEqualTo("1850");
    assertThat(shown.at("/batch/lots/0/proceeds")).isEqualTo(shown.at("/raised"));
    var sold = get("liquidations/" + market + "-L1.1").expect(200);
    assertThat(sold.at("/sales/0/order")).isEqualTo(first(market));
    assertThat(sold.at("/sales/0/received/amount")).isEqualTo(shown.at("/raised"));
    var books = get("ledger/trial-balance?market=" + market).expect(200).json().at("/items");
    assertThat(books.size()).isPositive();
    assertThat(books).allMatch(book -> book.required("difference").asString().equals("0"));
    bid(market, "kurt", "1", "1850").problem(409, "batch-ended");
  }

  @Test
  void bad_bids_are_refused_with_their_numbers() {
    var market = fallen();
    var low = bid(market, "kim", "2", "1804.99").problem(422, "bid-below-minimum");
    assertThat(low.at("/limit")).isEqualTo("1805");
    assertThat(low.at("/value")).isEqualTo("1804.99");
    var dear = bid(market, "kim", "10", "2000.1").problem(422, "bid-over-balance");
    assertThat(dear.at("/requested")).isEqualTo("20001");
    assertThat(dear.at("/available")).isEqualTo("20000");
    bid(market, "kim", "0", "1900").problem(422, "bid-of-nothing");
    bid(market, "kim", "-1", "1900").problem(422, "amount-not-positive");
    bid(market, "kim", "1", "-1").problem(422, "negative-number");
    bid(market, "zoe", "1", "1900").problem(404, "keeper-unknown");
    bid(market, "kim", "1", "1900").expect(200);
    bid(market, "kim", "1", "1900").problem(409, "bid-twice");
    clock.advance(Duration.ofHours(1));
    bid(market, "kira", "1", "1900").problem(409, "bid-after-end");
  }

  @Test
  void what_is_no_batch_takes_no_bids_and_a_batch_nothing_else() {
    var market = fallen();
    var order = json("{'keeper':'kim','amount':'1','limit':'1900'}");
    post("auctions/" + market + ",WETH,USDC,2/bids", order).problem(404, "batch-unknown");
    get("auctions/" + market + ",WETH,USDC,2").problem(404, "batch-unknown");
    post("auctions/nowhere,WETH,USDC,1/bids", order).problem(404, "market-unknown");
    post("auctions/L1.1-1/bids", order).problem(409, "not-a-batch");
    post(
            "auctions/" + first(market) + "/takes",
            json("{'keeper':'kim','amount':'1','maxPrice':'1900'}"))
        .problem(409, "sold-by-batch");
    get("auctions/no!name").expect(400);
  }

  @Test
  void terms_that_no_batch_can_have_are_refused() {
    var ways = "'selling':{'mechanisms':['batch-auction'],'batch':{%s}}";
    assertThat(
            open(ways.formatted("'window':'PT0S'"))
                .problem(422, "duration-out-of-range")
                .at("/field"))
        .isEqualTo("selling.batch.window");
    open(ways.formatted("'minimumFactor':'0'")).problem(422, "batch-terms-out-of-range");
    open(ways.formatted("'minimumFactor':'10.1'")).problem(422, "batch-terms-out-of-range");
    open(ways.formatted("'margin':'last-come'")).problem(422, "batch-terms-out-of-range");
    open(ways.formatted("")).problem(422, "batch-needs-keepers");
  }

  private Reply open(String terms) {
    return post(
        "markets",
        json("{'id':'m-%s','baseCurrency':'USD',%s}".formatted(System.nanoTime(), terms)));
  }

  /** Everything followers have heard of a market, up to an event of a type. */
  private String history(String market, String type) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri("events/stream?after=0&market=" + market)).build();
    var heard = new StringBuilder();
    try (var client = HttpClient.newHttpClient();
        var body = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
      var lines = body.iterator();
      do {
        heard.append(lines.next()).append('\n');
      } while (!heard.toString().contains("event: " + type + "\ndata:"));
      client.shutdownNow();
    }
    return heard.toString();
  }
}
