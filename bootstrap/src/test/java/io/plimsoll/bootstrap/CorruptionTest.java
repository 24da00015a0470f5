package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody changes a row behind the desk's back: its health says so, until the row is mended. */
class CorruptionTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static ConfigurableApplicationContext context;
  private static JdbcClient jdbc;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    context =
        new SpringApplicationBuilder(PlimsollApplication.class)
            .profiles("sandbox")
            .run(
                "--spring.datasource.url=jdbc:h2:mem:corruption",
                "--plimsoll.invariants.every=50ms",
                "--plimsoll.invariants.rows-a-round=25",
                "--management.endpoint.health.show-details=always",
                "--server.port=0");
    jdbc = context.getBean(JdbcClient.class);
    post(
        "/api/v1/markets",
        "{'id':'main','baseCurrency':'USD','keepers':{'bondAsset':'USDC','minimumBond':'1',"
            + "'paymentWindow':'PT10M'}}");
    for (var asset : List.of("WETH", "USDC")) {
      put(
          "/api/v1/markets/main/reserves/" + asset,
          "{'decimals':6,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'}");
      price(asset, asset.equals("WETH") ? "2000" : "1");
    }
    post("/api/v1/markets/main/reserves/USDC/supplies", "{'account':'lena','amount':'500000'}");
    for (var loan = 1; loan <= 4; loan++) {
      post("/api/v1/loans", "{'market':'main','borrower':'ana','id':'L" + loan + "'}");
      post("/api/v1/loans/L" + loan + "/collateral-deposits", "{'asset':'WETH','amount':'10'}");
      post("/api/v1/loans/L" + loan + "/draws", "{'asset':'USDC','amount':'16000'}");
    }
    post("/api/v1/markets/main/keepers", "{'keeper':'kim','bond':'1000'}");
    price("WETH", "1900");
    post(
        "/api/v1/loans/L1/liquidation-calls",
        "{'keeper':'kim','debtAsset':'USDC','collateralAsset':'WETH','debtToCover':'max'}");
    post("/api/v1/simulation/clock", "{'advance':'PT1S'}");
    // Every row has been read once before the first is changed.
    Thread.sleep(Duration.ofSeconds(2));
    assertThat(health()).matches(health -> !isReported(health));
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ledger_balance,     debits",
    "ledger_balance,     credits",
    "ledger_sub_balance, balance",
    "journal_entry,      lines",
    "journal_entry,      asset",
    "journal_entry,      reference",
    "loan_directory,     borrower",
    "keeper_directory,   keeper",
    "liquidation_case,   loan",
    "liquidation_case,   outcome"
  })
  void a_changed_column_is_reported(String table, String column)
      throws IOException, InterruptedException {
    var random = new Random(20_210_111);
    for (var time = 0; time < 3; time++) {
      var rows =
          jdbc.sql("select * from %s where %s is not null".formatted(table, column))
              .query()
              .listOfRows();
      var row = rows.get(random.nextInt(rows.size()));
      var value = row.get(column);
      set(table, row, column, changed(value));
      try {
        await(CorruptionTest::isReported);
        assertThat(metric()).isPositive();
      } finally {
        set(table, row, column, value);
      }
      await(health -> !isReported(health));
    }
  }

  @Test
  void a_changed_event_is_reported_wherever_it_was_changed()
      throws IOException, InterruptedException {
    var random = new Random(20_210_111);
    for (var time = 0; time < 8; time++) {
      var events = jdbc.sql("select global_index, payload from domain_event").query().listOfRows();
      var event = events.get(random.nextInt(events.size()));
      var payload = new String((byte[]) event.get("payload"), StandardCharsets.UTF_8);
      var digits = payload.chars().filter(Character::isDigit).count();
      store(event, withAnotherDigit(payload, random.nextLong(digits)));
      try {
        await(CorruptionTest::isReported);
      } finally {
        store(event, payload);
      }
      await(health -> !isReported(health));
    }
  }

  @Test
  void a_deleted_event_is_reported() throws IOException, InterruptedException {
    var last =
        jdbc.sql("select * from domain_event where aggregate_identifier = 'loan:main:L2'")
            .query()
            .listOfRows()
            .getLast();
    jdbc.sql("delete from domain_event where global_index = ?")
        .param(last.get("global_index"))
        .update();
    await(CorruptionTest::isReported);
    var columns = List.copyOf(last.keySet());
    jdbc.sql(
            "insert into domain_event (%s) values (%s)"
                .formatted(
                    String.join(", ", columns),
                    columns.stream().map(_ -> "?").collect(Collectors.joining(", "))))
        .params(columns.stream().map(last::get).toList())
        .update();
    await(health -> !isReported(health));
  }

  private static void store(Map<String, Object> event, String payload) {
    jdbc.sql("update domain_event set payload = ? where global_index = ?")
        .params(payload.getBytes(StandardCharsets.UTF_8), event.get("global_index"))
        .update();
  }

  private static String withAnotherDigit(String payload, long which) {
    var at =
        IntStream.range(0, payload.length())
            .filter(i -> Character.isDigit(payload.charAt(i)))
            .skip(which)
            .findFirst()
            .orElseThrow();
    var digit = (char) ('0' + (payload.charAt(at) - '0' + 1) % 10);
    return payload.substring(0, at) + digit + payload.substring(at + 1);
  }

  private static Object changed(Object value) {
    return switch (value) {
      case BigDecimal number -> number.add(BigDecimal.ONE);
      case String text when text.equals(text.toUpperCase(Locale.ROOT)) -> another(text);
      case String text -> text + "x";
      default -> throw new AssertionError("No way to change " + value);
    };
  }

  /** Of the words that may stand in such a column. */
  private static String another(String word) {
    return switch (word) {
      case "CASH" -> "CUSTODY";
      case "RESTORED" -> "CURED";
      case "" -> "x";
      default -> word.equals("KEEPERS") ? "COLLATERAL_OWED" : "KEEPERS";
    };
  }

  /** By all columns but the one, so that it is this row and no other. */
  private static void set(String table, Map<String, Object> row, String column, Object value) {
    var others =
        row.keySet().stream()
            .filter(name -> !name.equalsIgnoreCase(column) && row.get(name) != null)
            .toList();
    var sql =
        "update %s set %s = ? where %s"
            .formatted(
                table,
                column,
                others.stream().map(name -> name + " = ?").collect(Collectors.joining(" and ")));
    var statement = jdbc.sql(sql).param(value);
    for (var name : others) statement = statement.param(row.get(name));
    assertThat(statement.update()).isEqualTo(1);
  }

  private static boolean isReported(String health) {
    return health.contains("\"invariantReport\":{\"details\":");
  }

  private static void await(Predicate<String> expected) throws IOException, InterruptedException {
    var end = Instant.now().plus(PATIENCE);
    while (!expected.test(health())) {
      if (Instant.now().isAfter(end)) throw new AssertionError("Still so: " + health());
      Thread.sleep(50);
    }
  }

  private static String health() throws IOException, InterruptedException {
    return get("/actuator/health");
  }

  private static double metric() throws IOException, InterruptedException {
    return get("/actuator/prometheus")
        .lines()
        .filter(line -> line.startsWith("plimsoll_invariants_broken"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private static void price(String asset, String price) throws IOException, InterruptedException {
    post(
        "/api/v1/prices",
        "{'market':'main','asset':'%s','price':'%s','observedAt':'%s','source':'manual'}"
            .formatted(asset, price, Instant.now()));
  }

  private static void post(String path, String body) throws IOException, InterruptedException {
    send(request(path).POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private static void put(String path, String body) throws IOException, InterruptedException {
    send(request(path).PUT(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  private static String get(String path) throws IOException, InterruptedException {
    return HTTP.send(request(path).build(), BodyHandlers.ofString()).body();
  }

  private static void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer =
        HTTP.send(
            request.header("Content-Type", "application/json").build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  private static HttpRequest.Builder request(String path) {
    var port = context.getEnvironment().getProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }
}
