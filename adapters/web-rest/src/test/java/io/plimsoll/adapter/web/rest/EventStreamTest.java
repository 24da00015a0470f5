package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Events reach those who follow, in order, and whoever comes back goes on where he was. */
@Timeout(60)
class EventStreamTest extends WebTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** An open connection, read message by message. */
  private static final class Following implements AutoCloseable {
    private final Stream<String> body;
    private final Iterator<String> lines;

    Following(HttpResponse<Stream<String>> response) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      this.body = response.body();
      this.lines = body.iterator();
    }

    /** The next event: its id, its type and its data. */
    Message next() {
      var id = "";
      var type = "";
      while (true) {
        var line = lines.next();
        if (line.startsWith("id: ")) id = line.substring(4);
        if (line.startsWith("event: ")) type = line.substring(7);
        if (line.startsWith("data: "))
          return new Message(id, type, JSON.readTree(line.substring(6)));
      }
    }

    @Override
    public void close() {
      body.close();
    }
  }

  private record Message(String id, String type, JsonNode data) {}

  @Test
  void from_the_beginning_everything_comes_in_order_and_new_things_as_they_happen()
      throws Exception {
    var market = market();
    try (var stream = follow("events/stream?after=0&market=" + market)) {
      var first = stream.next();
      assertThat(first.type()).isEqualTo("market.opened");
      assertThat(first.data().at("/data/base/symbol").asString()).isEqualTo("USD");
      assertThat(first.data().at("/market").asString()).isEqualTo(market);
      assertThat(first.data().at("/version").asLong()).isEqualTo(1);
      assertThat(first.data().at("/position").asString()).isEqualTo(first.id());
      var id = loan(market, "L1");
      var last = first;
      while (!last.type().equals("loan.opened")) {
        var next = stream.next();
        assertThat(Long.parseLong(next.id())).isGreaterThan(Long.parseLong(last.id()));
        last = next;
      }
      assertThat(last.data().at("/stream").asString()).isEqualTo("loan:" + market + ":" + id);
      assertThat(last.data().at("/data/borrower").asString()).isEqualTo("ana");
    }
  }

  @Test
  void amounts_come_with_their_asset_and_as_decimal_strings() throws Exception {
    var market = market();
    var position = last(market);
    var id = loanOwing(market, "L1", "5000");
    try (var stream =
        follow("events/stream?kind=loan&market=" + market, "Last-Event-ID", position)) {
      assertThat(stream.next().type()).isEqualTo("loan.opened");
      var deposited = stream.next();
      assertThat(deposited.data().at("/data/amount/amount").asString()).isEqualTo("10");
      assertThat(deposited.data().at("/data/amount/asset").asString()).isEqualTo("WETH");
      var drawn = stream.next();
      assertThat(drawn.type()).isEqualTo("loan.drawn");
      assertThat(drawn.data().at("/data/loan").asString()).isEqualTo(id);
      assertThat(drawn.data().at("/data/debt/after/amount").asString()).isEqualTo("5000");
      assertThat(drawn.data().at("/data/evidence/healthBefore").isNull()).isTrue();
      assertThat(drawn.data().at("/data/evidence/healthAfter").asString()).isEqualTo("3.3");
      assertThat(drawn.data().at("/data/evidence/prices/WETH").isNumber()).isTrue();
    }
  }

  @Test
  void whose_claim_went_where_is_told_with_the_reserve() throws Exception {
    var market = market();
    var position = last(market);
    post(
            "markets/" + market + "/reserves/USDC/share-transfers",
            json("{'account':'lender','to':'lou','amount':'250'}"))
        .expect(200);
    try (var stream =
        follow("events/stream?kind=reserve&market=" + market, "Last-Event-ID", position)) {
      var moved = stream.next();
      assertThat(moved.type()).isEqualTo("reserve.claim-handed-over");
      var stakes = moved.data().at("/data/change/stakes");
      assertThat(stakes.get(0).toString())
          .isEqualTo(
              json(
                  "{'kind':'claim','holder':'lender','before':'1000000000000',"
                      + "'moved':'-250000000','after':'999750000000'}"));
      assertThat(stakes.get(1).at("/holder").asString()).isEqualTo("lou");
    }
  }

  @Test
  void without_a_position_only_what_comes_from_now_on_is_sent() throws Exception {
    var market = market();
    try (var stream = follow("events/stream?market=" + market)) {
      var heard = CompletableFuture.supplyAsync(stream::next);
      while (!heard.isDone()) {
        loan(market, "L" + System.nanoTime());
        Thread.sleep(50);
      }
      assertThat(heard.join().type()).isEqualTo("loan.opened");
    }
  }

  private String last(String market) throws Exception {
    try (var stream = follow("events/stream?after=0&kind=lender&market=" + market)) {
      return stream.next().id();
    }
  }

  private Following follow(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) request.headers(headers);
    return new Following(
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofLines()));
  }
}
