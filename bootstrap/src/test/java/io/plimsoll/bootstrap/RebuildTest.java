package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.projection.Projection;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A rebuild changes all read models at once, or none. */
class RebuildTest {

  private static final AtomicBoolean BREAKS = new AtomicBoolean();

  @TestConfiguration(proxyBeanMethods = false)
  static class Breakable {

    @Bean
    Projection breakable() {
      return new Onlooker(
          "breakable",
          _ -> {
            if (BREAKS.get()) throw new IllegalStateException("not this time");
          });
    }
  }

  @Test
  void a_rebuild_gives_the_same_again_and_one_that_breaks_leaves_everything_as_it_was(
      @TempDir Path data) {
    try (var desk = SandboxDesk.on(data, Breakable.class)) {
      desk.openMarket("main", "dutch-auction");
      desk.lend("main");
      desk.keeper("main", "kim", "10000");
      desk.auction("main");
      desk.post("auctions/L1.1-1/takes", "{'keeper':'kim','amount':'1','maxPrice':'1824'}");
      var digests = desk.get("admin/digest").toString();

      BREAKS.set(true);
      assertThat(desk.tryPost("admin/projections/rebuild", "").statusCode()).isEqualTo(500);
      BREAKS.set(false);
      assertThat(desk.get("admin/digest")).hasToString(digests);

      for (var time = 0; time < 3; time++)
        assertThat(desk.post("admin/projections/rebuild", "")).hasToString(digests);

      desk.post("auctions/L1.1-1/takes", "{'keeper':'kim','amount':'1','maxPrice':'1824'}");
      assertThat(desk.get("liquidations/L1.1").required("sales")).hasSize(2);
      assertThat(desk.get("admin/digest").toString()).isNotEqualTo(digests);
      desk.assertBalanced("main");
    }
  }
}
