package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.web.rest.memory.MemoryBooks;
import io.plimsoll.adapter.web.rest.memory.MemoryDesk;
import io.plimsoll.adapter.web.rest.memory.MemoryLanes;
import io.plimsoll.adapter.web.rest.memory.MemoryPrices;
import io.plimsoll.adapter.web.rest.memory.MemoryVenue;
import io.plimsoll.application.desk.DeskClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk in memory behind a real web server, shared by all tests; each uses markets of its own. */
@SpringBootTest(
    classes = MemoryDesk.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "plimsoll.prices.await-examination=true")
@ActiveProfiles("sandbox")
abstract class WebTest {

  static final String SECRET = "a secret of the tests and of nobody else";

  static final KeyPair KEYS = keys();

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Who may push signed prices. */
  @DynamicPropertySource
  static void signers(DynamicPropertyRegistry properties) {
    var keys = "plimsoll.signed-push.keys.";
    properties.add(keys + "kim.source", () -> "kims-prices");
    properties.add(keys + "kim.secret", () -> SECRET);
    properties.add(keys + "eve.source", () -> "eves-prices");
    properties.add(keys + "eve.assets", () -> "WETH");
    properties.add(
        keys + "eve.public-key",
        () -> Base64.getEncoder().encodeToString(KEYS.getPublic().getEncoded()));
  }

  private static final AtomicInteger MARKETS = new AtomicInteger();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired protected MemoryLanes lanes;
  @Autowired protected MemoryBooks books;
  @Autowired protected MemoryPrices prices;
  @Autowired protected MemoryVenue venue;
  @Autowired protected DeskClock clock;

  /** What came back. */
  record Reply(int status, String text, HttpResponse<String> whole) {

    JsonNode json() {
      return JSON.readTree(text);
    }

    /** The text at a JSON pointer. */
    String at(String pointer) {
      return json().at(pointer).asString();
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }

    Reply expect(int expected) {
      assertThat(status)
          .as("%s %s → %s", whole.request().method(), whole.uri(), text)
          .isEqualTo(expected);
      return this;
    }

    /** Holds this to be a problem of a kind. */
    Reply problem(int expected, String name) {
      expect(expected);
      assertThat(header("content-type")).isEqualTo("application/problem+json");
      assertThat(at("/type")).as(text).isEqualTo("urn:plimsoll:problem:" + name);
      assertThat(at("/title")).isNotBlank();
      assertThat(json().at("/status").asInt()).isEqualTo(expected);
      assertThat(at("/detail")).isNotBlank();
      return this;
    }
  }

  protected Reply get(String path) {
    return send("GET", path, "");
  }

  protected Reply post(String path, String body, String... headers) {
    return send("POST", path, body, headers);
  }

  protected Reply put(String path, String body) {
    return send("PUT", path, body);
  }

  protected Reply send(String method, String path, String body, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    if (!body.isEmpty() && !all.contains("Content-Type"))
      all.addAll(List.of("Content-Type", "application/json"));
    var request =
        HttpRequest.newBuilder(uri(path))
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!all.isEmpty()) request.headers(all.toArray(String[]::new));
    try {
      var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Reply(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  protected URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + port + (path.startsWith("/") ? path : "/api/v1/" + path));
  }

  /** JSON with single quotes, for reading eyes. */
  protected static String json(String text, Object... values) {
    return text.replace('\'', '"').formatted(values);
  }

  /** A market with WETH at 2,000 and USDC at 1, and 1,000,000 USDC to lend. */
  protected String market() {
    return market("'baseCurrencyDecimals':8");
  }

  /** The same, opened on some terms. */
  protected String market(String terms) {
    var id = "m" + MARKETS.incrementAndGet();
    post("markets", json("{'id':'%s','baseCurrency':'USD'," + terms + "}", id)).expect(201);
    put(
            "markets/" + id + "/reserves/WETH",
            json("{'decimals':18,'maxLoanToValue':'0.8','liquidationThreshold':'0.825'}"))
        .expect(201);
    put(
            "markets/" + id + "/reserves/USDC",
            json("{'decimals':6,'maxLoanToValue':'0.75','liquidationThreshold':'0.8'}"))
        .expect(201);
    price(id, "WETH", "2000");
    price(id, "USDC", "1");
    post(
            "markets/" + id + "/reserves/USDC/supplies",
            json("{'account':'lender','amount':'1000000'}"))
        .expect(200);
    return id;
  }

  /** Pushed a second later than anything before. */
  protected Reply price(String market, String asset, String price) {
    clock.advance(Duration.ofSeconds(1));
    return post("prices", json("{'market':'%s','asset':'%s','price':'%s'}", market, asset, price))
        .expect(201);
  }

  protected String loan(String market, String name) {
    var id = market + "-" + name;
    post("loans", json("{'market':'%s','borrower':'ana','id':'%s'}", market, id)).expect(201);
    return id;
  }

  /** A loan with 10 WETH that owes some USDC. */
  protected String loanOwing(String market, String name, String debt) {
    var id = loan(market, name);
    post("loans/" + id + "/collateral-deposits", json("{'asset':'WETH','amount':'10'}"))
        .expect(200);
    post("loans/" + id + "/draws", json("{'asset':'USDC','amount':'%s'}", debt)).expect(200);
    return id;
  }
}
