package io.plimsoll.application.replay.comparison;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table that a risk team reads: a line for each way of selling.
 *
 * @param title which crash, which book
 */
public record ComparisonTable(String title, List<Figures> ways) {

  private static final String COLUMNS = "%6s %9s %8s %8s %12s %8s %8s %6s %5s";

  private static final List<String> NOTES =
      List.of(
          "recovered: debt repaid ÷ debt of the loans that fell below 1; a loan is sold until it is"
              + " safe",
          "haircut: bp of the oracle's price that buyers and venues kept; all in: with bonus,"
              + " penalty, fee",
          "time to safe: from a case's opening to its close, one still open to the end of the"
              + " history",
          "broken: loans the desk's own sales on venues are estimated to bring below 1, each once");

  public ComparisonTable {
    ways = List.copyOf(ways);
  }

  /** Whether every run kept its promises. */
  public boolean kept() {
    return ways.stream().allMatch(Figures::kept);
  }

  /** For printing. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(title + (kept() ? "" : " - NOT EVERY PROMISE WAS KEPT"));
    var names = "%-" + longestName() + "s ";
    lines.add(
        names.formatted("sold by")
            + COLUMNS.formatted(
                "cases",
                "recovered",
                "haircut",
                "all in",
                "bad debt",
                "mean",
                "worst",
                "broken",
                "open"));
    for (var way : ways) lines.add(names.formatted(way.way()) + line(way));
    lines.add("");
    lines.addAll(ways.stream().map(ComparisonTable::details).toList());
    lines.addAll(NOTES);
    return lines;
  }

  private int longestName() {
    return ways.stream().mapToInt(way -> way.way().length()).reduce("sold by".length(), Math::max);
  }

  private static String line(Figures way) {
    return COLUMNS.formatted(
        count(way.cases()),
        way.recovered().toPlainString() + " %",
        way.haircut().setScale(1, RoundingMode.HALF_UP).toPlainString(),
        way.cost().setScale(1, RoundingMode.HALF_UP).toPlainString(),
        money(way.badDebt()),
        time(way.meanTime()),
        time(way.worstTime()),
        count(way.broken()),
        count(way.stillOpen()));
  }

  private static String details(Figures way) {
    return ("%s: %s repaid of %s; %s sales, %s takes, %s calls%s; %s resets, %s auctions given up;"
            + " %s below the floor, %s healthy sold, books %s%s")
        .formatted(
            way.way(),
            money(way.repaid()),
            money(way.fell()),
            count(way.sales()),
            count(way.takes()),
            count(way.calls()),
            batches(way.batches()),
            count(way.resets()),
            count(way.givenUp()),
            count(way.belowFloor()),
            count(way.healthySold()),
            way.balanced() ? "balance" : "DO NOT BALANCE",
            way.paced() == 0 && way.unpacedBreaks() == 0
                ? ""
                : "; %s sales held back; summed over sales, %s loans expected to break instead of %s"
                    .formatted(
                        count(way.paced()), count(way.pacedBreaks()), count(way.unpacedBreaks())));
  }

  private static String batches(Figures.Batches batches) {
    return batches.held() == 0
        ? ""
        : ", %s lots sold in %s batches and %s left unsold"
            .formatted(count(batches.sold()), count(batches.held()), count(batches.unsold()));
  }

  private static String money(BigDecimal amount) {
    return String.format(
        Locale.ROOT, "%,d", amount.setScale(0, RoundingMode.HALF_UP).toBigInteger());
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Hours and minutes; seconds below an hour. */
  private static String time(Duration time) {
    return time.toHours() > 0
        ? "%dh%02dm".formatted(time.toHours(), time.toMinutesPart())
        : "%dm%02ds".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
