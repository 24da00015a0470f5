package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk in the sandbox with a database of its own, asked over HTTP; quotes are single ones. */
final class SandboxDesk implements AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ConfigurableApplicationContext context;

  private SandboxDesk(ConfigurableApplicationContext context) {
    this.context = context;
  }

  static SandboxDesk on(Path data) {
    return with("--plimsoll.data=" + data);
  }

  /**
   * @param more on the command line
   */
  static SandboxDesk inMemory(String name, String... more) {
    return with(
        Stream.concat(Stream.of("--spring.datasource.url=jdbc:h2:mem:" + name), Stream.of(more))
            .toArray(String[]::new));
  }

  static SandboxDesk at(String url) {
    return with("--spring.datasource.url=" + url);
  }

  /** More beans beside the desk's own. */
  static SandboxDesk on(Path data, Class<?> more) {
    return with(new Class<?>[] {more}, "--plimsoll.data=" + data);
  }

  private static SandboxDesk with(String... told) {
    return with(new Class<?>[0], told);
  }

  private static SandboxDesk with(Class<?>[] more, String... told) {
    return new SandboxDesk(
        new SpringApplicationBuilder(PlimsollApplication.class)
            .sources(more)
            .profiles("sandbox")
            .run(
                Stream.concat(
                        Stream.of(
                            "--spring.main.banner-mode=off",
                            "--logging.level.root=error",
                            "--server.port=0"),
                        Stream.of(told))
                    .toArray(String[]::new)));
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  HttpResponse<String> tryGet(String path) {
    return send(request(path).GET());
  }

  JsonNode get(String path) {
    var answer = tryGet(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  JsonNode post(String path, String body) {
    var answer = tryPost(path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    return JSON.readTree(answer.body());
  }

  HttpResponse<String> tryPost(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  HttpResponse<String> tryPost(String path, String body, String key) {
    return send(
        request(path)
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  void put(String path, String body) {
    var answer = send(request(path).PUT(BodyPublishers.ofString(body.replace('\'', '"'))));
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
  }

  /** WETH at 2,000 and USDC, without interest; what is sold is sold this way. */
  void openMarket(String market, String way) {
    post(
        "markets",
        "{'id':'%s','baseCurrency':'USD','selling':{'mechanisms':['%s']},'keepers':{'bondAsset':"
                .formatted(market, way)
            + "'USDC','minimumBond':'1000','paymentWindow':'PT10M'}}");
    put(
        "markets/%s/reserves/WETH".formatted(market),
        "{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825','liquidationBonus':"
            + "'0.05','auction':{'curve':{'kind':'linear','duration':'PT1H'},'tail':'PT50M','cusp':"
            + "'0.3','floorFactor':'0.5','penalty':'0.13','minimumDebt':'100','tip':'0','chip':'0',"
            + "'cap':'1000000000','breaker':'nothing-halted'}}");
    put(
        "markets/%s/reserves/USDC".formatted(market),
        "{'decimals':6,'maxLoanToValue':'0.75','liquidationThreshold':'0.8','interestRate':"
            + "{'baseRate':'0','slope1':'0','slope2':'0'}}");
    price(market, "WETH", "2000");
    price(market, "USDC", "1");
  }

  /** Lena lends 100,000 USDC, of which Ana draws 16,000 against 10 WETH, as L1. */
  void lend(String market) {
    post(
        "markets/%s/reserves/USDC/supplies".formatted(market),
        "{'account':'lena','amount':'100000'}");
    post("loans", "{'market':'%s','borrower':'ana','id':'L1'}".formatted(market));
    post("loans/L1/collateral-deposits", "{'asset':'WETH','amount':'10'}");
    post("loans/L1/draws", "{'asset':'USDC','amount':'16000'}");
  }

  /** WETH falls to 1,900, L1 goes to auction, and after twelve minutes that asks 1,824. */
  void auction(String market) {
    pass(Duration.ofSeconds(1));
    price(market, "WETH", "1900");
    pass(Duration.ofMinutes(12));
  }

  void price(String market, String asset, String price) {
    post(
        "prices",
        "{'market':'%s','asset':'%s','price':'%s','observedAt':'%s','source':'manual'}"
            .formatted(market, asset, price, get("simulation/clock").required("now").asString()));
  }

  void pass(Duration time) {
    post("simulation/clock", "{'advance':'%s'}".formatted(time));
  }

  void keeper(String market, String name, String funds) {
    post("markets/%s/keepers".formatted(market), "{'keeper':'%s','bond':'1000'}".formatted(name));
    post(
        "markets/%s/keepers/%s/deposits".formatted(market, name),
        "{'asset':'USDC','amount':'%s'}".formatted(funds));
  }

  /** What is free of an asset. */
  String funds(String market, String keeper, String asset) {
    for (var each : get("markets/%s/keepers/%s".formatted(market, keeper)).required("funds"))
      if (each.required("asset").asString().equals(asset))
        return each.required("amount").asString();
    return "0";
  }

  void assertBalanced(String market) {
    var assets = get("ledger/trial-balance?market=" + market).required("items");
    assertThat(assets).isNotEmpty();
    for (var asset : assets)
      assertThat(asset.required("difference").asString()).as("%s", asset).isEqualTo("0");
  }

  /** Whether operations would send callers here: the answer of the readiness probe. */
  HttpResponse<String> readiness() {
    return send(HttpRequest.newBuilder(uri("/actuator/health/readiness")));
  }

  /** What the desk says of itself and its parts. */
  String health() {
    return send(HttpRequest.newBuilder(uri("/actuator/health"))).body();
  }

  /** As if the process were killed: nothing more gets into the file, and nothing is tidied up. */
  void kill() {
    try {
      bean(JdbcClient.class).sql("shutdown immediately").update();
    } catch (RuntimeException _) {
      // The answer cannot come any more.
    }
    close();
  }

  @Override
  public void close() {
    context.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri("/api/v1/" + path))
        .header("Content-Type", "application/json");
  }

  private URI uri(String path) {
    var port = context.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("No answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
