package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Callers are sent to a desk only when its lists are complete and its loans are watched. */
class ReadinessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final CountDownLatch HOLD = new CountDownLatch(1);
  private static final AtomicLong SEEN = new AtomicLong();

  @TestConfiguration(proxyBeanMethods = false)
  static class HeldBack {

    /** A read model that is new, and so has every event before it; it does not begin. */
    @Bean
    Projection held() {
      return new Onlooker("held-back", ReadinessTest::hold);
    }
  }

  @Test
  void a_desk_is_ready_when_its_read_models_have_caught_up_and_its_loans_are_watched(
      @TempDir Path data) throws InterruptedException {
    try (var desk = SandboxDesk.on(data)) {
      awaitReady(desk);
      desk.openMarket("main", "dutch-auction");
      desk.lend("main");
    }
    try (var desk = SandboxDesk.on(data, HeldBack.class)) {
      try {
        for (var look = 0; look < 10; look++) {
          var probe = desk.readiness();
          assertThat(probe.statusCode()).isEqualTo(503);
          assertThat(probe.body()).contains("OUT_OF_SERVICE", "catching up");
          Thread.sleep(50);
        }
      } finally {
        HOLD.countDown();
      }
      awaitReady(desk);
      assertThat(SEEN).hasValueGreaterThan(5);

      desk.pass(Duration.ofSeconds(1));
      desk.price("main", "WETH", "1900");
      assertThat(desk.get("loans/L1").required("healthFactor").asString()).startsWith("0.97");
      assertThat(desk.get("liquidations?market=main").required("items")).hasSize(1);
    }
  }

  private static void hold(List<Recorded> events) {
    try {
      HOLD.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
    SEEN.addAndGet(events.size());
  }

  private static void awaitReady(SandboxDesk desk) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (desk.readiness().statusCode() != 200) {
      assertThat(System.nanoTime()).as("ready within %s", PATIENCE).isLessThan(deadline);
      Thread.sleep(20);
    }
    assertThat(desk.readiness().body()).contains("\"readModels\":{\"status\":\"UP\"}");
  }
}
