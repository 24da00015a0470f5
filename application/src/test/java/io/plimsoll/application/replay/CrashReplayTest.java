package io.plimsoll.application.replay;

import static io.plimsoll.application.replay.ReplayRig.MAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.ledger.Standing;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CrashReplayTest {

  private static final PriceHistory FALL = new FallingPrices();
  private static final BasisPoints ONE_PERCENT = new BasisPoints(100);
  private static final ReplaySettings SETTINGS = settings(40, 1);

  private final PaperDesk desk = new PaperDesk(MAIN);

  private static ReplaySettings settings(int loans, long seed) {
    return new ReplaySettings("falling", MAIN, loans, seed, 0);
  }

  private static ReplayRig rig(ReplaySettings settings, PaperDesk desk) {
    return new ReplayRig(settings, FALL, desk, new DiscountVenue(ONE_PERCENT));
  }

  private static ReplayReport fresh(ReplaySettings settings) {
    return rig(settings, new PaperDesk(MAIN)).report();
  }

  private static String line(ReplayReport report, String name) {
    return report.lines().stream().filter(line -> line.startsWith(name)).findFirst().orElseThrow();
  }

  @Test
  void a_fall_sells_loans_and_leaves_nobody_below_1() {
    var report = rig(SETTINGS, desk).report();

    assertThat(report.passed()).isTrue();
    assertThat(report.lines().get(1))
        .isEqualTo("Plimsoll replay falling, market main, seed 1: PASSED");
    assertThat(line(report, "loans")).contains("40 opened").contains("0 steps refused");
    assertThat(desk.book().events()).anyMatch(LotSold.class::isInstance);
    assertThat(line(report, "below 1"))
        .contains("0 loans overlooked; at most 0 waited for a venue, at the end of 0 ticks");
    assertThat(desk.book().every(Loan.Open.class))
        .hasSize(40)
        .allMatch(loan -> loan.liquidation().isEmpty());
  }

  @Test
  void the_report_adds_up_what_the_events_say() {
    var report = rig(SETTINGS, desk).report();
    var sold =
        desk.book().events().stream()
            .filter(LotSold.class::isInstance)
            .map(LotSold.class::cast)
            .toList();

    assertThat(line(report, "sales")).contains(sold.size() + " lots sold");
    for (var asset : List.of("USDC", "DAI"))
      sold.stream()
          .map(LotSold::repaid)
          .filter(amount -> amount.token().symbol().equals(asset))
          .reduce((a, b) -> a.plus(b))
          .ifPresent(
              sum ->
                  assertThat(line(report, "debt repaid").replace(",", ""))
                      .contains(sum.toString()));
    assertThat(line(report, "borrower haircut")).contains("100.00 bp against the oracle's price");
  }

  @Test
  void the_same_seed_gives_the_same_digest_and_another_seed_another() {
    var report = fresh(SETTINGS);

    assertThat(fresh(SETTINGS).digest()).isEqualTo(report.digest()).matches("[0-9a-f]{64}");
    assertThat(fresh(settings(40, 2)).digest()).isNotEqualTo(report.digest());
  }

  @TestFactory
  Stream<DynamicTest> killed_anywhere_and_started_again_it_ends_in_the_same_report() {
    var whole = fresh(SETTINGS);
    return LongStream.of(0, 3, 12, 60, 111, 160, 201, 250, 299, 350, 402, 455)
        .mapToObj(
            writes ->
                DynamicTest.dynamicTest(
                    "killed after %d writes".formatted(writes),
                    () -> {
                      var stored = new PaperDesk(MAIN);
                      var first = rig(SETTINGS, stored);
                      stored.dieAfter(writes);
                      assertThatThrownBy(first::report)
                          .satisfiesAnyOf(
                              e -> assertThat(e).isInstanceOf(PaperDesk.Killed.class),
                              e -> assertThat(e).hasCauseInstanceOf(PaperDesk.Killed.class));
                      assertThat(rig(SETTINGS, stored).report().digest()).isEqualTo(whole.digest());
                    }));
  }

  @Test
  void a_finished_replay_started_again_reports_the_same_and_does_nothing() {
    var report = rig(SETTINGS, desk).report();
    var events = desk.book().events().size();

    assertThat(rig(SETTINGS, desk).report().digest()).isEqualTo(report.digest());
    assertThat(desk.book().events()).hasSize(events);
  }

  @Test
  void a_database_with_another_book_is_refused() {
    rig(SETTINGS, desk).report();

    assertThatThrownBy(() -> rig(settings(40, 2), desk).report())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MarketAlreadyOpen");
    assertThatThrownBy(() -> rig(settings(41, 1), desk).report())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("supply/lender-1/DAI");
  }

  @Test
  void loans_that_no_venue_takes_are_counted_apart_and_fail_the_replay() {
    var rig = new ReplayRig(SETTINGS, FALL, desk, List.of(), List.of(), new PlainHealthWatch());
    var report = rig.report();

    assertThat(report.passed()).isFalse();
    assertThat(report.lines().get(1)).endsWith("FAILED");
    assertThat(line(report, "sales")).contains("0 lots sold");
    assertThat(line(report, "below 1"))
        .contains("0 loans overlooked")
        .doesNotContain("at most 0 waited");
  }

  @Test
  void a_loan_that_nobody_examined_fails_the_replay() {
    var blind =
        new HealthWatch() {
          @Override
          public void follow(Loan.Open loan) {}

          @Override
          public List<Standing> below(Wad line, Book book, Facts facts) {
            return List.of();
          }

          @Override
          public List<LoanId> underLiquidation(MarketId market) {
            return List.of();
          }

          @Override
          public List<LoanId> underNotice(MarketId market) {
            return List.of();
          }

          @Override
          public int indebted(MarketId market) {
            return 0;
          }
        };
    var report = new ReplayRig(SETTINGS, FALL, desk, List.of(), List.of(), blind).report();

    assertThat(report.passed()).isFalse();
    assertThat(report.lines().get(1)).endsWith("FAILED");
  }

  @Test
  void a_sale_from_a_healthy_loan_fails_the_replay() {
    rig(SETTINGS, desk).report();
    var sold =
        desk.book().events().stream()
            .filter(SaleOrdered.class::isInstance)
            .map(SaleOrdered.class::cast)
            .findFirst()
            .orElseThrow();
    var atOne = Optional.<HealthFactor>of(new HealthFactor.Of(Wad.ONE));
    var rig = rig(SETTINGS, new PaperDesk(MAIN));
    rig.sales()
        .committed(
            desk.book(),
            List.of(
                new SaleOrdered(
                    sold.market(),
                    sold.liquidation(),
                    sold.order(),
                    new Evidence(atOne, atOne, new TreeMap<>()),
                    sold.at())));
    var report = rig.report();

    assertThat(report.passed()).isFalse();
    assertThat(line(report, "healthy loans sold")).endsWith(" 1");
  }

  @Test
  void books_that_do_not_balance_fail_the_replay() {
    var rig = rig(SETTINGS, desk);
    desk.falsify();

    assertThat(rig.report().passed()).isFalse();
  }

  @Test
  void it_shows_how_far_it_is_and_prints_the_report() {
    var rig = rig(SETTINGS, desk);
    assertThat(rig.replay().progress()).isEmpty();
    var report = rig.report();
    var progress = rig.replay().progress().orElseThrow();

    assertThat(progress.finished()).isTrue();
    assertThat(progress.ticks()).isEqualTo(97).isEqualTo(progress.ticksInAll());
    assertThat(progress.at()).isEqualTo(FALL.to());
    assertThat(progress.prices().toString())
        .isEqualTo("{DAI=1.00, USDC=1.00, WBTC=25200.00, WETH=768.00}");
    assertThat(progress.report()).isEqualTo(report.lines());
    assertThat(rig.printed()).containsSubsequence(report.lines());
    assertThat(rig.printed().getFirst()).startsWith("2021-01-11 00:00 UTC  DAI 1.00");
  }

  @Test
  void interrupting_its_thread_stops_it_between_two_ticks() {
    var rig = rig(SETTINGS, desk);
    Thread.currentThread().interrupt();
    rig.replay().run();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(rig.replay().report()).isEmpty();
    assertThat(rig.replay().progress().orElseThrow().ticks()).isEqualTo(1);
  }
}
