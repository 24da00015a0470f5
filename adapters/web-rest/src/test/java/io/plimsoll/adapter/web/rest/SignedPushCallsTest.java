package io.plimsoll.adapter.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Prices that somebody signs for. */
class SignedPushCallsTest extends WebTest {

  private static final AtomicLong SEQUENCE = new AtomicLong();

  /** How a push is signed, for trying what is refused. */
  private record Push(String key, String timestamp, String sequence, String body) {

    byte[] said() throws GeneralSecurityException {
      var digest =
          HexFormat.of()
              .formatHex(
                  MessageDigest.getInstance("SHA-256")
                      .digest(body.getBytes(StandardCharsets.UTF_8)));
      return String.join("\n", "POST", "/api/v1/prices/signed", key, timestamp, sequence, digest)
          .getBytes(StandardCharsets.UTF_8);
    }

    String byHmac() {
      try {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(said()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    String byKey() {
      try {
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(KEYS.getPrivate());
        signature.update(said());
        return HexFormat.of().formatHex(signature.sign());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Reply send(Push push, String signature) {
    return post(
        "prices/signed",
        push.body(),
        "Content-Type",
        "application/json",
        "X-Plimsoll-Key",
        push.key(),
        "X-Plimsoll-Timestamp",
        push.timestamp(),
        "X-Plimsoll-Sequence",
        push.sequence(),
        "X-Plimsoll-Signature",
        signature);
  }

  private Push push(String key, String body) {
    return new Push(
        key, clock.instant().toString(), Long.toString(SEQUENCE.incrementAndGet()), body);
  }

  private String ether(String price) {
    clock.advance(Duration.ofSeconds(1));
    return json(
        "{'quotations':[{'asset':'WETH','unit':{'kind':'price','in':'USD'},'price':'%s',"
            + "'observedAt':'%s','particulars':{'signers':3}}]}",
        price, clock.instant());
  }

  @Test
  void what_is_signed_by_a_secret_is_taken_by_every_market_that_counts_in_it() {
    var market = market();
    var push = push("kim", ether("1950"));
    var taken = send(push, push.byHmac()).expect(200);
    assertThat(taken.at("/source")).isEqualTo("kims-prices");
    assertThat(taken.text()).contains("\"" + market + "\"");
    var shown = get("prices/" + market + "/WETH");
    assertThat(shown.at("/price")).isEqualTo("1950");
    assertThat(shown.json().at("/sources").findValuesAsString("source")).contains("kims-prices");
  }

  @Test
  void so_is_what_is_signed_by_a_key_but_only_of_its_own_assets() {
    var market = market();
    var push = push("eve", ether("1951"));
    send(push, push.byKey()).expect(200);
    assertThat(get("prices/" + market + "/WETH").at("/price")).isEqualTo("1951");
    var other = push("eve", ether("1").replace("WETH", "USDC"));
    assertThat(send(other, other.byKey()).problem(403, "push-beyond-key").at("/asset"))
        .isEqualTo("USDC");
  }

  @Test
  void whatever_was_changed_on_the_way_is_refused() {
    var market = market();
    var good = push("kim", ether("1950"));
    var signature = good.byHmac();
    for (var bad :
        new Push[] {
          new Push("kim", good.timestamp(), good.sequence(), good.body().replace("1950", "950")),
          new Push("kim", good.timestamp(), good.sequence() + "0", good.body()),
          new Push("kim", good.timestamp().replace("2021", "2022"), good.sequence(), good.body()),
          new Push("eve", good.timestamp(), good.sequence(), good.body()),
          new Push("nobody", good.timestamp(), good.sequence(), good.body())
        }) send(bad, signature).problem(401, "push-not-signed");
    send(good, "00" + signature.substring(2)).problem(401, "push-not-signed");
    send(good, "zz").problem(401, "push-not-signed");
    send(good, "").problem(401, "push-not-signed");
    assertThat(get("prices/" + market + "/WETH").at("/price")).isEqualTo("2000");
    send(good, signature).expect(200);
  }

  @Test
  void the_same_is_not_taken_twice_nor_anything_before_it() {
    var push = push("kim", ether("1950"));
    var older = push("kim", ether("1949"));
    send(older, older.byHmac()).expect(200);
    send(older, older.byHmac()).problem(409, "push-replayed");
    assertThat(send(push, push.byHmac()).problem(409, "push-replayed").at("/field"))
        .isEqualTo("X-Plimsoll-Sequence");
  }

  @Test
  void a_push_is_of_the_moment() {
    var body = ether("1950");
    for (var away : new Duration[] {Duration.ofSeconds(31), Duration.ofSeconds(-31)}) {
      var push =
          new Push(
              "kim",
              clock.instant().plus(away).toString(),
              Long.toString(SEQUENCE.incrementAndGet()),
              body);
      assertThat(send(push, push.byHmac()).problem(401, "push-not-on-time").at("/tolerance"))
          .isEqualTo("PT30S");
    }
    var noon = new Push("kim", "noon", Long.toString(SEQUENCE.incrementAndGet()), body);
    send(noon, noon.byHmac()).problem(400, "malformed-header");
  }

  @Test
  void what_makes_no_sense_is_refused_and_the_number_stays_free() {
    var none = push("kim", "{\"quotations\":[]}");
    send(none, none.byHmac()).problem(400, "quotations-out-of-range");
    var odd = new Push("kim", none.timestamp(), none.sequence(), "{\"prices\":[]}");
    send(odd, odd.byHmac()).expect(400);
    var count = new Push("kim", none.timestamp(), "many", none.body());
    send(count, count.byHmac()).problem(400, "malformed-header");
    var good = new Push("kim", clock.instant().toString(), none.sequence(), ether("1940"));
    send(good, good.byHmac()).expect(200);
  }

  @Test
  void a_push_of_any_size_is_not_read() {
    var large = push("kim", "{\"quotations\":[" + " ".repeat(70_000) + "]}");
    assertThat(send(large, large.byHmac()).problem(413, "body-too-large").at("/detail"))
        .contains("65536");
  }

  @Test
  void a_header_that_is_missing_is_named() {
    assertThat(post("prices/signed", ether("1")).expect(400).text()).contains("X-Plimsoll-Key");
  }
}
