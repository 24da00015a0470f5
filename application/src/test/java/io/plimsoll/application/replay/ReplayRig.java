package io.plimsoll.application.replay;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceListener;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.application.replay.comparison.ImpactWatch;
import io.plimsoll.application.replay.tally.SaleWatch;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.MarketId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Puts a desk together around what is stored, as a process does when it starts. */
public final class ReplayRig {

  public static final MarketId MAIN = new MarketId("main");

  private final List<String> printed = new ArrayList<>();
  private final SaleWatch sales = new SaleWatch();
  private final ImpactWatch impact = new ImpactWatch();
  private final CrashReplay replay;

  /**
   * @param stored what an earlier process left, or nothing
   */
  public <V extends ExecutionVenue & PriceListener> ReplayRig(
      ReplaySettings settings, PriceHistory history, PaperDesk stored, V venue) {
    this(settings, history, stored, List.of(venue), List.of(venue), new PlainHealthWatch());
  }

  ReplayRig(
      ReplaySettings settings,
      PriceHistory history,
      PaperDesk stored,
      List<ExecutionVenue> venues,
      List<PriceListener> listeners,
      HealthWatch examined) {
    var clock = DeskClock.standingAt(CrashReplay.resumesAt(history, stored.lastReceived()));
    var volatilities = new Volatilities();
    var told = new ArrayList<PriceListener>(listeners);
    told.add(volatilities);
    var board = new PriceBoard(stored, clock, Duration.ofSeconds(10), told);
    var watch = new PlainHealthWatch();
    stored.book().every(Loan.Open.class).forEach(watch::follow);
    var own = new OwnSales();
    stored.takeUp(
        board, List.of(new LoanFollower(watch), new LoanFollower(examined), sales, impact, own));
    stored.book().every(Loan.Open.class).forEach(examined::follow);
    var forced = new ForcedSales(stored, examined, volatilities, own, venues);
    replay =
        new CrashReplay(
            settings,
            history,
            seed -> new SplittableRandom(seed)::nextDouble,
            new ReplayDesk(
                stored,
                new PriceDesk(stored, board, stored, forced),
                stored,
                forced,
                watch,
                stored,
                stored,
                venues,
                clock),
            sales,
            impact,
            printed::add);
  }

  public CrashReplay replay() {
    return replay;
  }

  SaleWatch sales() {
    return sales;
  }

  /** Runs to the end. */
  public ReplayReport report() {
    replay.run();
    return replay.report().orElseThrow();
  }

  public List<String> printed() {
    return printed;
  }
}
