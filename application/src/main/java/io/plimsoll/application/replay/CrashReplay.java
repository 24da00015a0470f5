package io.plimsoll.application.replay;

import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.replay.PriceHistory.Tick;
import io.plimsoll.application.replay.comparison.Figures;
import io.plimsoll.application.replay.comparison.ImpactWatch;
import io.plimsoll.application.replay.keepers.SimulatedKeepers;
import io.plimsoll.application.replay.tally.SaleTally;
import io.plimsoll.application.replay.tally.SaleWatch;
import io.plimsoll.application.simulation.SimulatedDepth;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongFunction;

/**
 * Takes a book of loans through a price history. One tick is: the clock moves on, the prices come
 * in, what they bring below 1 is sold, loans whose time has come are opened, the book is inspected.
 * Started again after a kill it skips the ticks that are recorded and takes up the last of them
 * once more.
 *
 * <p>Interrupting its thread ends it after the tick in hand.
 */
public final class CrashReplay implements Runnable, ReplayView {

  private final ReplaySettings settings;
  private final PriceHistory history;
  private final ReplayDesk desk;
  private final SaleWatch watch;
  private final LoanPlan plan;
  private final Opening opening;
  private final Inspection inspection;
  private final Pace pace;
  private final ReplayConsole console;
  private final ImpactWatch impact;
  private final SimulatedKeepers keepers;
  private final Optional<Feedback> feedback;
  private final Map<AssetId, BigDecimal> prices = new HashMap<>();
  private volatile Optional<ReplayProgress> progress = Optional.empty();
  private volatile Optional<ReplayReport> report = Optional.empty();
  private volatile Optional<Figures> figures = Optional.empty();
  private int opened;
  private int refusedSteps;

  /**
   * @param chance for a seed, numbers spread evenly from 0 to below 1
   * @param watch is told of everything that is committed
   * @param impact likewise
   * @param console gets the lines to be printed
   */
  public CrashReplay(
      ReplaySettings settings,
      PriceHistory history,
      LongFunction<DoubleSupplier> chance,
      ReplayDesk desk,
      SaleWatch watch,
      ImpactWatch impact,
      Consumer<String> console) {
    this.settings = settings;
    this.history = history;
    this.desk = desk;
    this.watch = watch;
    this.plan = LoanPlan.drawn(settings.loans(), history, chance.apply(settings.seed()));
    this.opening =
        new Opening(
            desk.lanes(),
            new ReplayMarket(settings.market(), history, settings.mechanisms(), settings.guards()),
            plan,
            settings);
    this.inspection = new Inspection(desk, settings.market());
    this.pace = new Pace(settings.speed());
    this.console = new ReplayConsole(console);
    this.impact = impact;
    this.keepers =
        new SimulatedKeepers(
            settings.market(),
            settings.keepers(),
            history.from(),
            chance.apply(~settings.seed()),
            desk.lanes(),
            desk.sales(),
            desk.watch(),
            desk.histories(),
            desk.venues(),
            desk.clock());
    this.feedback = settings.feedback().map(felt -> new Feedback(felt, this::fallOf));
  }

  /** On the venue that stands lowest. */
  private double fallOf(AssetId asset) {
    return desk.venues().stream()
        .filter(SimulatedDepth.class::isInstance)
        .mapToDouble(venue -> ((SimulatedDepth) venue).fallOf(asset))
        .max()
        .orElse(0);
  }

  /** What a desk's clock should show when it starts: the last moment it knows of. */
  public static Instant resumesAt(PriceHistory history, Optional<Instant> lastReceived) {
    return lastReceived.filter(history.from()::isBefore).orElse(history.from());
  }

  @Override
  public void run() {
    var begun = System.nanoTime();
    var reached = desk.records().lastReceived();
    if (reached.isPresent() && (!settings.isDirect() || feedback.isPresent()))
      throw new IllegalStateException(
          "What was done between two prices cannot be taken up again: such a replay starts in an"
              + " empty database");
    desk.clock().advanceTo(resumesAt(history, reached));
    opening.openMarket();
    if (!settings.isDirect()) console.toKeepers(settings);
    var ticks = history.ticks();
    var next = skip(ticks, reached);
    if (next > 0) console.resumed(ticks.get(next), next, ticks.size());
    if (next < ticks.size()) takeUp(ticks, next);
    while (++next < ticks.size()) {
      if (!pace.waitFor(ticks.get(next).at())) return;
      take(ticks.get(next), ticks.get(next).quotations(), next, ticks.size());
    }
    finish(Duration.ofNanos(System.nanoTime() - begun));
  }

  @Override
  public Optional<ReplayProgress> progress() {
    return progress;
  }

  /** Empty until it is finished. */
  public Optional<ReplayReport> report() {
    return report;
  }

  /** For comparison with another; empty until it is finished. */
  public Optional<Figures> figures() {
    return figures;
  }

  /** The first tick that is not wholly done: the last one of which something is recorded. */
  private int skip(List<Tick> ticks, Optional<Instant> reached) {
    var next = 0;
    while (next < ticks.size() - 1
        && reached.isPresent()
        && !ticks.get(next + 1).at().isAfter(reached.get())) {
      note(ticks.get(next).quotations());
      due(ticks.get(next++));
    }
    return next;
  }

  /** The first tick of this run; a kill may have left it half done. */
  private void takeUp(List<Tick> ticks, int number) {
    var tick = ticks.get(number);
    var known = new HashMap<AssetId, Instant>();
    for (var record : desk.records().newest(settings.market(), Optional.empty()))
      if (record.source().equals(history.name()))
        known.put(record.asset().id(), record.sighting().observedAt());
    var missing =
        tick.quotations().stream()
            .filter(
                seen -> known.getOrDefault(seen.asset(), Instant.MIN).isBefore(seen.observedAt()))
            .toList();
    pace.startAt(tick.at());
    take(tick, missing, number, ticks.size());
  }

  private void take(Tick tick, List<Quotation> quotations, int number, int ticksInAll) {
    if (!settings.isDirect()) keepers.until(tick.at());
    var told = feedback.map(felt -> felt.felt(quotations, tick.at())).orElse(quotations);
    desk.clock().advanceTo(tick.at());
    note(tick.quotations());
    note(told);
    watch.pricesCome();
    var commits = watch.commits();
    var examinations =
        new HashMap<MarketId, CompletableFuture<Examination>>(
            desk.prices().takeAll(history.name(), told));
    var ours = examinations.computeIfAbsent(settings.market(), desk.sales()::examine);
    examinations.values().forEach(CompletableFuture::join);
    refusedSteps += opening.openLoans(due(tick), prices);
    impact.afterTick(settings.market(), desk.lanes(), desk.watch());
    inspection.afterTick(ours.join().below() == 0 && watch.commits() == commits);
    var now =
        new ReplayProgress(
            settings.scenario(),
            settings.market(),
            settings.mechanisms(),
            history.from(),
            history.to(),
            tick.at(),
            number + 1,
            ticksInAll,
            console.priceLine(prices),
            desk.watch().indebted(settings.market()),
            watch.sales(),
            false,
            List.of());
    progress = Optional.of(now);
    console.show(now);
  }

  private void note(List<Quotation> quotations) {
    for (var quotation : quotations) prices.put(quotation.asset(), quotation.value());
  }

  /** Loans whose time has come with a tick. */
  private List<PlannedLoan> due(Tick tick) {
    var loans = new ArrayList<PlannedLoan>();
    while (opened < plan.loans().size() && !plan.loans().get(opened).opensAt().isAfter(tick.at()))
      loans.add(plan.loans().get(opened++));
    return loans;
  }

  private void finish(Duration took) {
    var market = settings.market();
    var tally =
        SaleTally.of(
            desk.lanes(),
            desk.histories(),
            market,
            plan.loans().stream().map(PlannedLoan::id).toList(),
            history.to());
    var made =
        ReplayReport.of(
            new ReplayReport.Run(settings, history, inspection, watch, refusedSteps, took),
            tally,
            desk.ledger().trialBalance(market));
    figures = Optional.of(figures(tally, made));
    progress = progress.map(last -> last.finished(made.lines()));
    report = Optional.of(made);
    made.lines().forEach(console::print);
  }

  private Figures figures(SaleTally tally, ReplayReport made) {
    return new Figures(
        settings.way(),
        tally.cases(),
        tally.fell(),
        SaleTally.atPar(tally.repaid()),
        tally.all().haircut(),
        tally.all().haircutWithFee(),
        SaleTally.atPar(tally.shortfall()),
        tally.meanTime(),
        tally.worstTime(),
        impact.broken(),
        tally.stillOpen(),
        tally.sales(),
        tally.takes(),
        tally.calls(),
        new Figures.Batches(
            tally.batches().held(), tally.batches().lotsSold(), tally.batches().lotsUnsold()),
        tally.resets(),
        tally.givenUp(),
        tally.belowFloor(),
        tally.paced(),
        tally.unpacedBreaks(),
        tally.pacedBreaks(),
        tally.healthySold(),
        inspection.unbalanced() == 0,
        made.passed());
  }
}
