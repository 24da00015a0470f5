package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One stream cannot be shown in the lists: the others are, health tells, and a repair loses
 * nothing.
 */
class DegradedTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Test
  void a_stream_that_a_list_cannot_take_is_parked_and_shown_after_the_repair()
      throws InterruptedException {
    try (var desk = SandboxDesk.inMemory("degraded")) {
      lend(desk);
      var jdbc = desk.bean(JdbcClient.class);
      jdbc.sql("alter table liquidation_case add constraint without_l2 check (loan <> 'L2')")
          .update();
      desk.pass(Duration.ofMinutes(1));
      desk.price("main", "WETH", "1900");
      await(desk, health -> health.contains("\"status\":\"DEGRADED\""));
      assertThat(desk.health()).contains("liquidation-book liquidation:main:L2.1");
      assertThat(desk.readiness().statusCode()).isEqualTo(200);
      assertThat(cases(desk)).contains("L1.1", "L3.1").doesNotContain("L2.1");
      assertThat(desk.post("admin/parked-events/retry", "")).hasSize(1);
      jdbc.sql("alter table liquidation_case drop constraint without_l2").update();
      assertMended(desk);
    }
  }

  @Test
  void a_desk_with_damaged_events_starts_and_shows_everything_when_they_are_mended(
      @TempDir Path data) throws InterruptedException {
    var damaged = "liquidation:main:L2.1";
    try (var desk = SandboxDesk.on(data)) {
      lend(desk);
      desk.pass(Duration.ofMinutes(1));
      desk.price("main", "WETH", "1900");
      assertThat(cases(desk)).contains("L1.1", "L2.1", "L3.1");
      // As after a restore that the list was not part of.
      var jdbc = desk.bean(JdbcClient.class);
      jdbc.sql("delete from projection_progress where processor_name = 'liquidation-book'")
          .update();
      jdbc.sql("delete from liquidation_case").update();
      jdbc.sql("create table put_by as select * from domain_event where aggregate_identifier = ?")
          .param(damaged)
          .update();
      var noise = new byte[230];
      new Random(230).nextBytes(noise);
      jdbc.sql(
              "update domain_event set payload = ? where aggregate_identifier = ? and"
                  + " sequence_number = 0")
          .params(noise, damaged)
          .update();
      desk.kill();
    }
    try (var desk = SandboxDesk.on(data)) {
      await(desk, health -> health.contains("\"status\":\"DEGRADED\""));
      assertThat(cases(desk)).contains("L1.1", "L3.1").doesNotContain("L2.1");
      desk.bean(JdbcClient.class)
          .sql(
              "update domain_event e set payload = (select p.payload from put_by p where"
                  + " p.sequence_number = 0) where aggregate_identifier = ? and sequence_number = 0")
          .param(damaged)
          .update();
      assertMended(desk);
    }
  }

  private static void assertMended(SandboxDesk desk) throws InterruptedException {
    assertThat(desk.post("admin/parked-events/retry", "")).isEmpty();
    assertThat(cases(desk)).contains("L1.1", "L2.1", "L3.1");
    await(desk, health -> health.contains("\"parkedEvents\":{\"status\":\"UP\"}"));
    var digests = desk.get("admin/digest").toString();
    desk.post("admin/projections/rebuild", "");
    assertThat(desk.get("admin/digest")).hasToString(digests);
  }

  /** Three loans that fall below 1 at 1,900. */
  private static void lend(SandboxDesk desk) {
    desk.openMarket("main", "dutch-auction");
    desk.lend("main");
    for (var loan : new String[] {"L2", "L3"}) {
      desk.post("loans", "{'market':'main','borrower':'ana','id':'%s'}".formatted(loan));
      desk.post("loans/%s/collateral-deposits".formatted(loan), "{'asset':'WETH','amount':'10'}");
      desk.post("loans/%s/draws".formatted(loan), "{'asset':'USDC','amount':'16000'}");
    }
  }

  private static String cases(SandboxDesk desk) {
    return desk.get("liquidations?market=main").toString();
  }

  private static void await(SandboxDesk desk, Predicate<String> expected)
      throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!expected.test(desk.health())) {
      assertThat(System.nanoTime()).as(desk.health()).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
