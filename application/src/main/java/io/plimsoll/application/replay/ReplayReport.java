package io.plimsoll.application.replay;

import io.plimsoll.application.ledger.TrialBalance;
import io.plimsoll.application.replay.tally.PairSales;
import io.plimsoll.application.replay.tally.SaleTally;
import io.plimsoll.application.replay.tally.SaleWatch;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a replay ends with.
 *
 * @param passed every promise was kept: no loan below 1 at the end of a tick, or where keepers are
 *     sold to none without a case; none sold from at 1 or above, nothing below an auction's floor,
 *     the books balanced after each tick
 * @param digest SHA-256 over the lines that the same scenario and seed must give again
 * @param lines for printing: those, the digest, and what only holds for this machine and run
 */
public record ReplayReport(boolean passed, String digest, List<String> lines) {

  private static final String RULE = "─".repeat(78);

  public ReplayReport {
    lines = List.copyOf(lines);
  }

  /** What the run itself knows beside the stored events. */
  record Run(
      ReplaySettings settings,
      PriceHistory history,
      Inspection inspection,
      SaleWatch watch,
      int refusedSteps,
      Duration took) {}

  static ReplayReport of(Run run, SaleTally tally, List<TrialBalance> balances) {
    var passed =
        run.inspection().overlooked() == 0
            && (run.inspection().mostUnsold() == 0 || !run.settings().isDirect())
            && tally.belowFloor() == 0
            && run.inspection().unbalanced() == 0
            && tally.healthySold() == 0
            && run.watch().healthySold() == 0
            && balances.stream().allMatch(asset -> asset.difference().signum() == 0);
    var same = repeatable(run, tally, balances, passed);
    var digest = Fingerprint.of(String.join("\n", same));
    var lines = new ArrayList<String>();
    lines.add(RULE);
    lines.addAll(same);
    lines.add(line("report digest", digest));
    lines.add(RULE);
    lines.addAll(onlyThisRun(run));
    lines.add(RULE);
    return new ReplayReport(passed, digest, lines);
  }

  private static List<String> repeatable(
      Run run, SaleTally tally, List<TrialBalance> balances, boolean passed) {
    var settings = run.settings();
    var history = run.history();
    var inspection = run.inspection();
    var lines = new ArrayList<String>();
    lines.add(
        "Plimsoll replay %s, market %s, seed %d: %s"
            .formatted(
                settings.scenario(),
                settings.market(),
                settings.seed(),
                passed ? "PASSED" : "FAILED"));
    lines.add(
        line(
            "history",
            "%s to %s, %s ticks"
                .formatted(history.from(), history.to(), count(history.ticks().size()))));
    lines.add(
        line(
            "loans",
            "%s opened, %s sold from; %s steps refused"
                .formatted(
                    count(tally.loans()),
                    count(tally.loansSoldFrom()),
                    count(run.refusedSteps()))));
    lines.add(
        line(
            "sales",
            "%s lots sold, %s calls by keepers, %s set-offs"
                .formatted(count(tally.sales()), count(tally.calls()), count(tally.setOffs()))));
    if (!settings.isDirect()) lines.addAll(toKeepers(settings, tally));
    lines.add(line("debt repaid", amounts(tally.repaid())));
    lines.add(line("collateral sold", amounts(tally.sold())));
    lines.add(haircut("borrower haircut", tally.all()));
    tally.pairs().forEach((pair, sales) -> lines.add(haircut("  " + pair, sales)));
    lines.add(line("bad debt", amounts(tally.shortfall())));
    lines.add(
        line(
            "liquidations",
            Arrays.stream(Outcome.values())
                    .map(
                        outcome ->
                            "%s %s"
                                .formatted(
                                    count(tally.closed(outcome)),
                                    outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')))
                    .collect(Collectors.joining(", "))
                + ", %s open".formatted(count(tally.stillOpen()))));
    lines.add(
        line(
            "below 1 after a tick",
            "%s loans overlooked; at most %s waited for a %s, at the end of %s ticks"
                .formatted(
                    count(inspection.overlooked()),
                    count(inspection.mostUnsold()),
                    settings.isDirect() ? "venue" : "buyer",
                    count(inspection.ticksWithUnsold()))));
    lines.add(
        line(
            "healthy loans sold", count(Math.max(tally.healthySold(), run.watch().healthySold()))));
    lines.add(
        line(
            "trial balance",
            balances.stream()
                .map(
                    asset ->
                        "%s difference %s".formatted(asset.asset().symbol(), asset.difference()))
                .collect(Collectors.joining(", "))));
    lines.add(
        line("", "out of balance after a tick: %s".formatted(count(inspection.unbalanced()))));
    return lines;
  }

  /** How a market sold that leaves something to keepers. */
  private static List<String> toKeepers(ReplaySettings settings, SaleTally tally) {
    var lines = new ArrayList<String>();
    lines.add(line("sold by", settings.way()));
    lines.add(line("simulated keepers", settings.keepers().toString()));
    lines.add(
        line(
            "auctions",
            "%s started, %s started again, %s given up; %s takes, %s below the floor"
                .formatted(
                    count(tally.auctions()),
                    count(tally.resets()),
                    count(tally.givenUp()),
                    count(tally.takes()),
                    count(tally.belowFloor()))));
    if (settings.mechanisms().contains(Mechanism.BATCH_AUCTION))
      lines.add(
          line(
              "batches",
              "%s held; of their lots %s sold, %s left unsold"
                  .formatted(
                      count(tally.batches().held()),
                      count(tally.batches().lotsSold()),
                      count(tally.batches().lotsUnsold()))));
    lines.add(
        line(
            "time to safe",
            "%s on average, %s at worst"
                .formatted(
                    tally.meanTime().truncatedTo(ChronoUnit.SECONDS),
                    tally.worstTime().truncatedTo(ChronoUnit.SECONDS))));
    return lines;
  }

  private static List<String> onlyThisRun(Run run) {
    var delays = run.watch().delays();
    return List.of(
        "This machine, this run (not in the digest)",
        line(
            "wall time",
            String.format(
                Locale.ROOT,
                "%.1f s for %,d ticks, each inspected",
                run.took().toMillis() / 1000.0,
                run.inspection().ticks())),
        line(
            "from tick to sale",
            delays.isEmpty()
                ? "nothing was sold"
                : "p50 %s, p99 %s, max %s over %s sales"
                    .formatted(
                        millis(delays, 0.5),
                        millis(delays, 0.99),
                        millis(delays, 1),
                        count(delays.size()))));
  }

  private static String haircut(String of, PairSales sales) {
    return line(
        of,
        "%s bp against the oracle's price, %s bp with the fee, over %s lots"
            .formatted(
                sales.haircut().toPlainString(),
                sales.haircutWithFee().toPlainString(),
                count(sales.sales())));
  }

  /** The value at a rank of a sorted list, in milliseconds. */
  private static String millis(List<Long> sorted, double share) {
    var rank = Math.clamp((long) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1);
    return String.format(Locale.ROOT, "%.1f ms", sorted.get(rank) / 1e6);
  }

  private static String amounts(SortedMap<AssetId, Amount> amounts) {
    return amounts.isEmpty()
        ? "none"
        : amounts.values().stream()
            .map(amount -> "%s %s".formatted(grouped(amount), amount.token().symbol()))
            .collect(Collectors.joining(", "));
  }

  private static String grouped(Amount amount) {
    var whole = new BigDecimal(amount.decimal());
    return String.format(Locale.ROOT, "%,d", whole.toBigInteger())
        + whole.remainder(BigDecimal.ONE).toPlainString().replaceFirst("^0", "");
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String line(String name, String value) {
    return "%-22s%s".formatted(name, value);
  }
}
