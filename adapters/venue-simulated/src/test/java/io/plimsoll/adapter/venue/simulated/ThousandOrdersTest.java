package io.plimsoll.adapter.venue.simulated;

import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.DeskWords.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ExaminedMarket;
import io.plimsoll.application.simulation.SimulatedFaults.Shares;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderExecution;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A crash sold on a venue that loses, delays, repeats and cuts; and the desk dies in the middle.
 */
class ThousandOrdersTest extends ExaminedMarket {

  private static final int LOANS = 1_000;
  private static final BasisPoints TENTH = BasisPoints.of("0.1");
  private static final Faults FAULTS =
      new Faults(7, new Shares(TENTH, TENTH, TENTH, TENTH, TENTH), Duration.ZERO);

  private final PoolVenue venue = new PoolVenue(new VenueId("pool"), BasisPoints.ONE, FAULTS);

  @Override
  protected void heard(Price price) {
    venue.priced(MAIN, price);
  }

  @Test
  void nothing_is_sold_twice_and_all_is_booked() {
    venue.setDepth(WETH.id(), USDC.id(), new BigDecimal("10000000"), BasisPoints.of("0.001"));
    price("WETH", "2000");
    price("USDC", "1");
    lanes.given(openMarket());
    for (var symbol : List.of("WETH", "USDC")) lanes.given(Listing.of(token(symbol)).command());
    lanes.given(supply("lena", "30000000 USDC"));
    for (var n = 1; n <= LOANS; n++)
      lanes.given(
          openLoan("L" + n, "ben"), deposit("L" + n, "10 WETH"), draw("L" + n, "15900 USDC"));
    price("WETH", "1900");

    for (var round = 0; round < 40 && examine(venue).waiting() > 0; round++) {
      clock.advance(Duration.ofSeconds(5));
      if (round == 2) assertThat(examine(afterRestart(), List.of(venue)).waiting()).isPositive();
    }

    var sold = lanes.events(MAIN, LotSold.class);
    var ordered = lanes.events(MAIN, SaleOrdered.class);
    var lots = ordered.stream().collect(Collectors.toMap(e -> e.order().id(), e -> e.order()));
    assertThat(ordered).hasSizeGreaterThan(LOANS);
    assertThat(examine(venue).waiting()).as("cases left open").isZero();
    assertThat(sold).allMatch(e -> !e.sold().exceeds(lots.get(e.order()).lot().quantity()));
    assertThat(sold.stream().map(LotSold::order)).doesNotHaveDuplicates();
    assertThat(booked(sold)).as("what the desk booked is what the venue sold").isEqualTo(venues());
    assertThat(sold.size() + lanes.events(MAIN, OrderUnfilled.class).size())
        .as("every order has an end")
        .isEqualTo(ordered.size());
    var met = ordered.stream().map(e -> faults(e.order().id())).toList();
    System.out.println(
        "%d orders: %s; sold %s of them"
            .formatted(
                ordered.size(),
                met.stream().collect(Collectors.groupingBy(f -> f, Collectors.counting())),
                sold.size()));
    assertThat(met).contains(Faults.Fault.values());
    IntStream.rangeClosed(1, LOANS).forEach(n -> assertThat(held("L" + n)).isEqualTo(left(n)));
  }

  private static Faults.Fault faults(String order) {
    return FAULTS.of("main/" + order);
  }

  /** The desk comes back and knows of its loans what is stored. */
  private PlainHealthWatch afterRestart() {
    var reborn = new PlainHealthWatch();
    lanes
        .read(
            MAIN,
            (book, _) -> {
              for (var n = 1; n <= LOANS; n++)
                reborn.follow((Loan.Open) book.loan(new LoanId("L" + n)));
              return 0;
            })
        .join();
    return reborn;
  }

  private Amount held(String loan) {
    return lanes
        .read(MAIN, (book, _) -> ((Loan.Open) book.loan(new LoanId(loan))).collateralOf(WETH))
        .join();
  }

  private Amount left(int loan) {
    return venue.executions(Instant.EPOCH).stream()
        .filter(one -> one.order().startsWith("main/L%d.".formatted(loan)))
        .map(one -> one.execution().sold())
        .reduce(amount("10 WETH"), Amount::minus);
  }

  private static Map<String, Fill> booked(List<LotSold> sold) {
    return sold.stream()
        .collect(Collectors.toMap(e -> "main/" + e.order(), e -> new Fill(e.sold(), e.received())));
  }

  private Map<String, Fill> venues() {
    return venue.executions(Instant.EPOCH).stream()
        .collect(
            Collectors.toMap(
                OrderExecution::order,
                one -> new Fill(one.execution().sold(), one.execution().received())));
  }
}
