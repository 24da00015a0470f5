package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The desk is killed between a claim and its payment, and started again on the same file: Kim pays
 * what she has claimed, and Kai, who does not, loses the least bond.
 */
class ClaimRestartTest {

  @Test
  void what_is_claimed_before_a_restart_is_paid_or_lapses_after_it(@TempDir Path data) {
    claim(SandboxDesk.on(data)).kill();
    try (var desk = SandboxDesk.on(data)) {
      var auction = desk.get("auctions/L1.1-1");
      assertThat(auction.required("lot").asString()).isEqualTo("3");
      assertThat(auction.required("claimedLot").asString()).isEqualTo("2");
      assertThat(auction.required("live").required("claims")).hasSize(2);

      var paid = desk.post("auctions/L1.1-1/claims/1/payment", "");
      assertThat(paid.required("keeper").asString()).isEqualTo("kim");
      assertThat(paid.required("paid").asString()).isEqualTo("1824");
      assertThat(desk.funds("main", "kim", "WETH")).isEqualTo("1");
      assertThat(desk.tryPost("auctions/L1.1-1/claims/1/payment", "").body())
          .contains("claim-not-open");

      desk.pass(Duration.ofMinutes(10));
      assertThat(bond(desk, "kim")).isEqualTo("1000");
      assertThat(bond(desk, "kai")).isEqualTo("0");
      assertThat(desk.get("auctions/L1.1-1").required("claimedLot").asString()).isEqualTo("0");
      assertThat(desk.get("auctions/L1.1-1").required("lot").asString()).isEqualTo("4");
      desk.assertBalanced("main");
    }
  }

  private static String bond(SandboxDesk desk, String keeper) {
    return desk.get("markets/main/keepers/" + keeper).required("bond").asString();
  }

  /** Kim and Kai claim one each of 5 WETH. */
  private static SandboxDesk claim(SandboxDesk desk) {
    desk.openMarket("main", "dutch-auction");
    desk.lend("main");
    for (var keeper : new String[] {"kim", "kai"}) desk.keeper("main", keeper, "5000");
    desk.auction("main");
    desk.price("main", "WETH", "1500");
    for (var keeper : new String[] {"kim", "kai"})
      desk.post(
          "auctions/L1.1-1/claims",
          "{'keeper':'%s','amount':'1','maxPrice':'1824'}".formatted(keeper));
    return desk;
  }
}
