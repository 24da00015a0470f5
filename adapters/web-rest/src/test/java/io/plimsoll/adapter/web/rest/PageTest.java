package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.web.rest.memory.MemoryDesk;
import io.plimsoll.adapter.web.rest.memory.MemoryReplay;
import io.plimsoll.application.replay.ReplayProgress;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.SellingTerms;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The web page, the API page and what protects them. */
class PageTest extends WebTest {

  @Autowired private MemoryReplay replay;

  @Test
  void the_page_shows_a_market_and_loads_nothing_from_elsewhere() {
    var market = market();
    var page = get("/?market=" + market).expect(200);
    assertThat(page.text())
        .contains("/page/" + market + "/book", "data-asset=\"WETH\"", "kind=liquidation");
    assertThat(page.text()).doesNotContain("https://", "<style", "onclick", " style=");
    assertThat(page.header("content-security-policy")).startsWith("default-src 'self'");
    assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
    var sources =
        Pattern.compile("(?:src|href)=\"(/[^\"]+\\.(?:js|css|svg))\"").matcher(page.text());
    var found = 0;
    for (; sources.find(); found++) get(sources.group(1)).expect(200);
    assertThat(found).isGreaterThanOrEqualTo(8);
  }

  @Test
  void the_book_counts_loans_by_health_and_names_the_worst() {
    var market = market();
    loanOwing(market, "safe", "1000");
    loanOwing(market, "near", "16000");
    var book = get("/page/" + market + "/book").expect(200);
    assertThat(book.text())
        .contains("2 loans owe something", market + "-near", "1.0312", "10.00 WETH")
        .contains("16,000.00 USDC");
    assertThat(book.text().indexOf(market + "-near"))
        .isLessThan(book.text().indexOf(market + "-safe"));
  }

  @Test
  void liquidations_and_the_trial_balance_are_shown() {
    var market = market();
    var id = loanOwing(market, "L1", "16000");
    price(market, "WETH", "1900");
    post(
            "loans/" + id + "/liquidation-calls",
            json(
                "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'max'}"))
        .expect(200);
    assertThat(get("/page/" + market + "/liquidations").expect(200).text())
        .contains(id + ".1", "restored", "kim", "8,000.00 USDC");
    assertThat(get("/page/" + market + "/ledger").expect(200).text())
        .contains("USDC", "Difference")
        .doesNotContain("class=\"danger\"");
  }

  @Test
  void without_a_replay_its_place_stays_empty() {
    assertThat(get("/page/replay").expect(200).text()).doesNotContain("<progress");
  }

  /** The page fetches a part again until it is answered with htmx's own 286. */
  @Test
  void a_replay_is_fetched_until_it_is_finished_and_its_report_left_standing() {
    try {
      replay.hasCome(Optional.of(progress(1_234, false, List.of())));
      assertThat(get("/page/replay").expect(200).text())
          .contains("Replay crash", "Tick 1,234 of 5,000", "2,936 loans owe something")
          .doesNotContain("Report");
      replay.hasCome(Optional.of(progress(5_000, true, List.of("All went well", "No loss"))));
      assertThat(get("/page/replay").expect(286).text())
          .contains("finished", "Report", "All went well\nNo loss");
    } finally {
      replay.hasCome(Optional.empty());
    }
  }

  private static ReplayProgress progress(long ticks, boolean finished, List<String> report) {
    return new ReplayProgress(
        "crash",
        new MarketId("main"),
        SellingTerms.DIRECT.mechanisms(),
        MemoryDesk.START,
        MemoryDesk.START.plusSeconds(5_000),
        MemoryDesk.START.plusSeconds(ticks),
        ticks,
        5_000,
        Collections.emptySortedMap(),
        2_936,
        12,
        finished,
        report);
  }

  @Test
  void a_page_of_no_market_is_a_problem() {
    get("/page/nowhere/book").problem(404, "market-unknown");
    get("/?market=nowhere").problem(404, "market-unknown");
  }

  @Test
  void the_api_page_describes_every_call_and_the_problem() {
    var api = get("/v3/api-docs").expect(200).json();
    assertThat(api.at("/info/title").asString()).isEqualTo("Plimsoll");
    assertThat(api.at("/paths").size()).isGreaterThanOrEqualTo(25);
    for (var path : api.at("/paths"))
      for (var operation : path) {
        assertThat(operation.at("/summary").asString()).isNotBlank();
        assertThat(operation.at("/description").asString())
            .as(operation.at("/summary").asString())
            .isNotBlank();
        assertThat(operation.at("/responses/default/content").has("application/problem+json"))
            .isTrue();
      }
    assertThat(api.at("/components/schemas/Problem/properties").has("detail")).isTrue();
    var movement = api.at("/components/schemas/MovementRequest");
    assertThat(movement.at("/properties/amount/type").asString()).isEqualTo("string");
    assertThat(movement.at("/properties/amount/pattern").asString()).contains("[0-9]");
    assertThat(movement.at("/required").toString()).contains("asset", "amount");
    assertThat(api.at("/components/schemas/OpenLoanRequest/required").toString())
        .doesNotContain("\"id\"");
    assertThat(api.at("/components/schemas").propertyNames())
        .contains("RateTerms", "Kinked", "PolicyRequest", "Policy", "CurrentPrice");
    assertThat(api.at("/paths").propertyNames()).noneMatch(path -> path.startsWith("/page"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/swagger-ui.html", "/swagger-ui/index.html"})
  void the_api_page_opens(String path) {
    var page = get(path);
    assertThat(page.status()).isIn(200, 302);
  }
}
