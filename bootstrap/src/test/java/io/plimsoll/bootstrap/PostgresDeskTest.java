package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole desk on a real PostgreSQL, by one property: lent, sold from, restarted, rebuilt. */
@EnabledOnOs(OS.LINUX)
class PostgresDeskTest {

  @Test
  void a_desk_on_postgres_sells_balances_and_finds_everything_again(@TempDir Path data)
      throws IOException {
    try (var server = DurablePostgres.at(data, 0)) {
      var url = server.getJdbcUrl("postgres", "postgres");
      JsonNode loan;
      String digests;
      try (var desk = SandboxDesk.at(url)) {
        sell(desk);
        loan = desk.get("loans/L1");
        digests = desk.get("admin/digest").toString();
      }
      try (var desk = SandboxDesk.at(url)) {
        for (var part : List.of("collateral", "debt", "healthFactor", "liquidationPrices"))
          assertThat(desk.get("loans/L1").required(part)).isEqualTo(loan.required(part));
        assertThat(desk.get("admin/digest")).hasToString(digests);
        assertThat(desk.funds("main", "kim", "WETH")).isEqualTo("4");
        assertThat(desk.get("prices/main/WETH").required("price").asString()).isEqualTo("1900");
        desk.assertBalanced("main");

        desk.post("admin/projections/rebuild", "");
        assertThat(desk.get("admin/digest")).hasToString(digests);

        var repaid = desk.tryPost("loans/L1/repayments", "{'asset':'USDC','amount':'max'}");
        assertThat(repaid.statusCode()).as(repaid.body()).isEqualTo(200);
        assertThat(desk.get("loans/L1").required("debt")).isEmpty();
        desk.assertBalanced("main");
      }
    }
  }

  /** Of 10 WETH behind 16,000 USDC, 4 are sold at 1,824. */
  private static void sell(SandboxDesk desk) {
    desk.openMarket("main", "dutch-auction");
    desk.lend("main");
    desk.keeper("main", "kim", "10000");
    desk.auction("main");
    desk.post("auctions/L1.1-1/takes", "{'keeper':'kim','amount':'4','maxPrice':'1824'}");
    assertThat(desk.get("liquidations/L1.1").required("outcome").asString()).isEqualTo("restored");
    desk.assertBalanced("main");
  }
}
