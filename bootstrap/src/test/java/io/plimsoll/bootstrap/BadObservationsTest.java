package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Prices that are wrong, told to a running desk: none sells the loan that stands at a health of
 * 1.04, and each is called by its name.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadObservationsTest {

  private static final String CORPUS = "/oracle/bad-observations.csv";
  private static final int COLUMNS = 6;

  private SandboxDesk desk;
  private int markets;

  /**
   * @param seen seconds from now
   * @param named the problem or the finding
   */
  private record Bad(
      String what, String price, String unit, String particulars, long seen, String named) {

    static Bad of(String line) {
      var cells = line.split("\\|", -1);
      assertThat(cells).as(line).hasSize(COLUMNS);
      return new Bad(cells[0], cells[1], cells[2], cells[3], Long.parseLong(cells[4]), cells[5]);
    }

    String body(String market, Instant now) {
      var body = new StringBuilder();
      body.append("{'market':'%s','asset':'WETH','source':'feed'".formatted(market));
      body.append(",'price':'%s','observedAt':'%s'".formatted(price, now.plusSeconds(seen)));
      if (!unit.isEmpty())
        body.append(",'unit':{'kind':'%s','in':'%s'}".formatted((Object[]) unit.split(" ")));
      if (!particulars.isEmpty())
        body.append(
            ",'particulars':{%s}"
                .formatted(
                    String.join(
                        ",",
                        Arrays.stream(particulars.split(";"))
                            .map(one -> "'%s':'%s'".formatted((Object[]) one.split(" ")))
                            .toList())));
      return body.append('}').toString();
    }

    @Override
    public String toString() {
      return what;
    }
  }

  static Stream<Bad> corpus() {
    try (var file = BadObservationsTest.class.getResourceAsStream(CORPUS)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("#")).skip(1).map(Bad::of).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeAll
  void start() {
    desk = SandboxDesk.inMemory("bad-observations");
  }

  @AfterAll
  void stop() {
    desk.close();
  }

  @Test
  void there_are_enough_of_them() {
    assertThat(corpus().toList()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void it_sells_nobody_and_is_called_by_its_name(Bad bad) {
    var market = market();
    var answer = desk.tryPost("prices", bad.body(market, now()));
    if (answer.statusCode() == 201) {
      assertThat(findings(market)).contains(bad.named());
      assertThat(
              desk.tryPost("loans/%s-L/draws".formatted(market), "{'asset':'USDC','amount':'1'}")
                  .body())
          .contains("urn:plimsoll:problem:price-doubtful");
    } else assertThat(answer.body()).contains("urn:plimsoll:problem:" + bad.named());
    soldNothing(market);
    desk.post("loans/%s-L/repayments".formatted(market), "{'asset':'USDC','amount':'100'}");
  }

  @Test
  void a_price_that_flaps_ten_times_a_second_sells_nobody() {
    var market = market();
    for (var i = 1; i <= 40; i++) {
      desk.pass(Duration.ofMillis(100));
      price(market, i % 2 == 0 ? "2000" : "1500");
      soldNothing(market);
    }
  }

  @Test
  void a_second_source_that_differs_by_2_85_percent_stops_the_sale() {
    var market = market();
    desk.put(
        "markets/%s/reserves/WETH/price-policy".formatted(market),
        "{'combination':{'kind':'pivot','main':'feed','pivot':'second','band':'0.02'}}");
    desk.pass(Duration.ofSeconds(1));
    price(market, "second", "2000");
    desk.pass(Duration.ofSeconds(1));
    price(market, "feed", "1943");
    assertThat(findings(market)).containsExactly("out-of-band");
    soldNothing(market);
    desk.pass(Duration.ofSeconds(1));
    price(market, "second", "1943");
    assertThat(findings(market)).isEmpty();
  }

  @Test
  void the_truth_sells_at_once() {
    var market = market();
    price(market, "1900");
    assertThat(liquidations(market)).isEqualTo(1);
  }

  /** Two hours at 2,000; L owes 15,900 USDC against 10 WETH. */
  private String market() {
    var market = "bad-" + ++markets;
    desk.openMarket(market, "direct-sale");
    for (var i = 0; i < 3; i++) {
      desk.pass(Duration.ofMinutes(40));
      price(market, "2000");
    }
    desk.price(market, "USDC", "1");
    desk.put(
        "markets/%s/reserves/WETH/price-policy".formatted(market),
        "{'checks':{'widest':'0.01','corridor':{'lowest':'1100','highest':'3900'},"
            + "'jump':{'most':'0.2','window':'PT1H'}}}");
    desk.post(
        "markets/%s/reserves/USDC/supplies".formatted(market),
        "{'account':'lena','amount':'100000'}");
    desk.post("loans", "{'market':'%s','borrower':'ana','id':'%s-L'}".formatted(market, market));
    desk.post("loans/%s-L/collateral-deposits".formatted(market), "{'asset':'WETH','amount':'10'}");
    desk.post("loans/%s-L/draws".formatted(market), "{'asset':'USDC','amount':'15900'}");
    desk.pass(Duration.ofSeconds(1));
    return market;
  }

  private void price(String market, String price) {
    price(market, "feed", price);
  }

  private void price(String market, String source, String price) {
    desk.post(
        "prices",
        "{'market':'%s','asset':'WETH','price':'%s','observedAt':'%s','source':'%s'}"
            .formatted(market, price, now(), source));
  }

  private Instant now() {
    return Instant.parse(desk.get("simulation/clock").required("now").asString());
  }

  private Stream<String> names(String market) {
    return desk.get("prices/%s/WETH".formatted(market))
        .required("findings")
        .valueStream()
        .map(finding -> finding.required("finding").asString());
  }

  private List<String> findings(String market) {
    return names(market).toList();
  }

  private int liquidations(String market) {
    return desk.get("liquidations?market=" + market).required("items").size();
  }

  private void soldNothing(String market) {
    assertThat(liquidations(market)).isZero();
    var loan = desk.get("loans/%s-L".formatted(market));
    assertThat(loan.required("collateral").get(0).required("amount").asString()).isEqualTo("10");
  }
}
