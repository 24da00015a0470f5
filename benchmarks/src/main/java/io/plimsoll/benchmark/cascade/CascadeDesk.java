package io.plimsoll.benchmark.cascade;

import static io.plimsoll.benchmark.MeasuredTerms.WETH;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.projection.Projections;
import io.plimsoll.bootstrap.PlimsollApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * The desk's process: makes the market ready, lets it fall, and writes what it saw. A process of
 * its own, because a desk with a heap of a known size is what is measured.
 */
final class CascadeDesk {

  private static final double SECOND = 1e9;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What the callers' way through the desk needs to be compiled. */
  private static final Duration WARM_UP = Duration.ofSeconds(5);

  private CascadeDesk() {}

  /**
   * @param arguments the file to write, how many loans, and the database's address
   */
  public static void main(String[] arguments) throws Exception {
    var count = Integer.parseInt(arguments[1]);
    var log = new CaseLog(count);
    try (var context =
        new SpringApplicationBuilder(PlimsollApplication.class)
            .initializers(
                (GenericApplicationContext all) -> all.registerBean(CaseLog.class, () -> log))
            .run(
                "--spring.datasource.url=" + arguments[2],
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn",
                "--server.port=0",
                "--plimsoll.venue.simulated.pools[0].collateral=WETH",
                "--plimsoll.venue.simulated.pools[0].debt=USDC",
                // so deep that a hundred thousand sales together move its price by less than the
                // fee
                "--plimsoll.venue.simulated.pools[0].depth=10000000000")) {
      var port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      var raw = new RawRows(context.getBean(DataSource.class));
      var market =
          new CrowdedMarket(context.getBean(Lanes.class), context.getBean(PriceDesk.class));
      var started = System.nanoTime();
      market.open();
      market.lend(count);
      market.stand("safe", OtherCallers.CALLERS);
      var projections = context.getBean(Projections.class);
      if (!projections.awaitCaughtUp(PATIENCE))
        throw new IllegalStateException("The read models do not catch up");
      var ready = System.nanoTime();
      var before = raw.newest();
      var heap = new HeapWatch();
      var found = new LinkedHashMap<String, Double>();
      found.put("ready", (ready - started) / SECOND);
      var callers = new OtherCallers(port);
      callers.start();
      Thread.sleep(WARM_UP);
      callers.count();
      heap.reset();
      var fall = System.nanoTime();
      var _ = market.price(WETH, "1800");
      log.awaitAllClosed();
      callers.end();
      found.put("settled", (log.lastClosed() - fall) / SECOND);
      found.put("opened", (log.lastOpened() - fall) / SECOND);
      found.put("out of order", (double) log.outOfOrder());
      found.put("sold", (double) log.sold());
      found.put("p50", callers.time(0.5));
      found.put("p99", callers.time(0.99));
      found.put("slowest", callers.time(1));
      callers.statuses().forEach((status, times) -> found.put("status " + status, 1.0 * times));
      found.put("heap", heap.most());
      var caught = System.nanoTime();
      projections.awaitCaughtUp(PATIENCE);
      found.put("behind", (System.nanoTime() - caught) / SECOND);
      var size = raw.since(before);
      found.put("events", (double) size.rows());
      found.put("bytes", (double) size.payload() + size.metadata());
      found.put("raw", raw.write(size) / SECOND);
      write(Path.of(arguments[0]), found);
    }
  }

  private static void write(Path file, Map<String, Double> found) {
    JsonMapper.builder().build().writeValue(file.toFile(), found);
  }
}
