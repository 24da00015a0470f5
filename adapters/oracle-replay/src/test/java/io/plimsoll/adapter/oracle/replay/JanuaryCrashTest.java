package io.plimsoll.adapter.oracle.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.replay.DiscountVenue;
import io.plimsoll.application.replay.PaperDesk;
import io.plimsoll.application.replay.PriceHistory;
import io.plimsoll.application.replay.ReplayReport;
import io.plimsoll.application.replay.ReplayRig;
import io.plimsoll.application.replay.ReplaySettings;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The day of the crash, minute by minute, with a small book. */
class JanuaryCrashTest {

  private static final Instant FROM = Instant.parse("2021-01-10T12:00:00Z");
  private static final Instant TO = Instant.parse("2021-01-12T00:00:00Z");

  /** A day and a half of the history; the first tick gets all prices from the moment before it. */
  private record Crash(PriceHistory whole, List<Tick> ticks) implements PriceHistory {
    static Crash of(PriceHistory whole) {
      var seen = new TreeMap<AssetId, Quotation>();
      var ticks = new ArrayList<Tick>();
      for (var tick : whole.ticks())
        if (tick.at().isBefore(TO)) {
          tick.quotations().forEach(quotation -> seen.put(quotation.asset(), quotation));
          if (tick.at().isBefore(FROM)) continue;
          ticks.add(ticks.isEmpty() ? new Tick(tick.at(), List.copyOf(seen.values())) : tick);
        }
      return new Crash(whole, ticks);
    }

    @Override
    public String name() {
      return whole.name();
    }

    @Override
    public Duration heartbeat(AssetId asset) {
      return whole.heartbeat(asset);
    }
  }

  private static final Map<Long, ReplayReport> REPORTS = new ConcurrentHashMap<>();

  private static ReplayReport replayed(long seed) {
    var history = Crash.of(new CsvPriceArchive().history("january-2021"));
    var settings = new ReplaySettings(history.name(), ReplayRig.MAIN, 30, seed, 0);
    var desk = new PaperDesk(ReplayRig.MAIN);
    return new ReplayRig(settings, history, desk, new DiscountVenue(new BasisPoints(80))).report();
  }

  private static String line(ReplayReport report, String name) {
    return report.lines().stream().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
  }

  @Test
  void the_crash_sells_loans_and_every_promise_is_kept() {
    var report = REPORTS.computeIfAbsent(3L, JanuaryCrashTest::replayed);

    assertThat(report.passed()).isTrue();
    assertThat(line(report, "loans")).contains("30 opened").doesNotContain(" 0 sold from");
    assertThat(line(report, "loans")).contains("0 steps refused");
    assertThat(line(report, "below 1")).contains("0 loans overlooked; at most 0 waited");
    assertThat(line(report, "borrower haircut")).contains("80.00 bp against the oracle's price");
  }

  @Test
  void the_same_seed_gives_the_same_digest() {
    assertThat(replayed(3).digest())
        .isEqualTo(REPORTS.computeIfAbsent(3L, JanuaryCrashTest::replayed).digest());
  }
}
