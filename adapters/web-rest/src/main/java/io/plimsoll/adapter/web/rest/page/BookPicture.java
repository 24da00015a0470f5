package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.adapter.web.rest.loan.LoanPart;
import io.plimsoll.adapter.web.rest.loan.LoanView;
import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A market's book as the page shows it.
 *
 * @param owing loans that owe something
 * @param largest count of the fullest band, at least 1
 */
public record BookPicture(
    String asOf, int owing, List<Band> bands, int largest, List<WorstLoan> worst) {

  private static final List<String> EDGES = List.of("1", "1.05", "1.1", "1.25", "1.5", "2");

  /**
   * How many loans stand in a stretch of health factors.
   *
   * @param danger whether the loans in it can be sold
   */
  public record Band(String range, int loans, boolean danger) {}

  /** One of the loans nearest to the line. */
  public record WorstLoan(
      String id, String health, boolean below, String collateral, String debt, String liquidation) {

    static WorstLoan of(LoanView loan) {
      var health = loan.healthFactor();
      return new WorstLoan(
          loan.id().text(),
          health == null ? "–" : Shown.health(new BigDecimal(health.decimal())),
          health != null && health.compareTo(Wad.ONE) < 0,
          amounts(loan.collateral().stream().map(LoanView.Backing::amount)),
          amounts(loan.debt().stream().map(LoanView.Part::amount)),
          loan.liquidation() == null ? "" : loan.liquidation().text());
    }

    private static String amounts(Stream<Amount> parts) {
      return parts.map(Shown::amount).collect(Collectors.joining(", "));
    }
  }

  /**
   * @param owing how many loans owe something
   * @param standings of those with a price, worst first
   * @param worst the first of them
   */
  static BookPicture of(int owing, List<Standing> standings, LoanPart worst) {
    var bands = new ArrayList<Band>();
    var counted = 0;
    for (var i = 0; i <= EDGES.size(); i++) {
      var upTo = i < EDGES.size() ? below(standings, Wad.of(EDGES.get(i))) : standings.size();
      bands.add(new Band(range(i), upTo - counted, i == 0));
      counted = upTo;
    }
    if (owing > counted) bands.add(new Band("no price", owing - counted, false));
    return new BookPicture(
        Shown.time(worst.facts().now()),
        owing,
        bands,
        Stream.concat(Stream.of(1), bands.stream().map(Band::loans))
            .max(Integer::compare)
            .orElse(1),
        worst.views().stream().map(WorstLoan::of).toList());
  }

  private static String range(int i) {
    if (i == 0) return "below " + EDGES.getFirst();
    if (i == EDGES.size()) return EDGES.getLast() + " and more";
    return EDGES.get(i - 1) + " – " + EDGES.get(i);
  }

  private static int below(List<Standing> standings, Wad edge) {
    return (int) standings.stream().takeWhile(one -> one.health().compareTo(edge) < 0).count();
  }
}
