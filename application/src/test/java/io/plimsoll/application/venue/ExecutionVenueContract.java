package io.plimsoll.application.venue;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every venue that answers at once does with a lot. */
public abstract class ExecutionVenueContract {

  private static final Instant NOW = Instant.parse("2021-01-11T00:00:00Z");

  /**
   * A venue that trades WETH for USDC and WBTC for DAI, and no other pair, at about 2,000 and
   * 30,000; a few thousand WETH and a few hundred WBTC deep.
   */
  protected abstract ExecutionVenue venue();

  /** Lots of every size, with room of 5 % and with none, and some that no venue would take. */
  static Stream<Lot> lots() {
    return Stream.of(
        lot("1 WETH", "1900 USDC", "9.5 USDC", "1904.761904761904761905"),
        lot("4.421052631578947368 WETH", "8000 USDC", "40 USDC", "1809.52380952380952381"),
        lot("0.5 WETH", "100 USDC", "0 USDC", "1500"),
        lot("0.000000000000000001 WETH", "0.000001 USDC", "0 USDC", "1800"),
        lot("0.0000000001 WETH", "1 USDC", "0 USDC", "1800"),
        lot("1000000 WETH", "1900000000 USDC", "0 USDC", "1"),
        lot("1000000 WETH", "1900000000 USDC", "9500000 USDC", "1900"),
        lot("10 WETH", "19000 USDC", "95 USDC", "2000"),
        lot("10 WETH", "1000000 USDC", "0 USDC", "100000"),
        lot("3.33333333 WBTC", "95000 DAI", "475 DAI", "28571.428571428571428572"),
        lot("0.00000001 WBTC", "0.000000000000000001 DAI", "0 DAI", "0.000000000000000001"),
        lot("7.77777777 WBTC", "0.000000000000000001 DAI", "0 DAI", "28000"));
  }

  private static Lot lot(String quantity, String debtToCover, String fee, String bound) {
    return new Lot(amount(quantity), amount(debtToCover), amount(fee), Wad.of(bound));
  }

  @ParameterizedTest
  @MethodSource("lots")
  void it_keeps_to_the_lot(Lot lot) {
    keepsToTheLot(lot, placed(venue(), "L1.1-1", lot));
  }

  @ParameterizedTest
  @MethodSource("lots")
  void what_it_quotes_is_what_it_then_does(Lot lot) {
    var venue = venue();
    var quote = venue.quote(lot);
    var fill = placed(venue, "L1.1-1", lot);
    if (quote.isEmpty()) assertThat(fill.sold().isZero()).isTrue();
    else {
      assertThat(quote.get().venue()).isEqualTo(venue.id());
      assertThat(fill).isEqualTo(new Fill(quote.get().sold(), quote.get().received()));
      assertThat(fill.sold().isZero()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("lots")
  void asking_for_a_quote_changes_nothing(Lot lot) {
    var venue = venue();
    var first = venue.quote(lot);
    for (var again = 0; again < 3; again++) assertThat(venue.quote(lot)).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("lots")
  void an_order_is_filled_once_however_often_it_is_placed(Lot lot) {
    var venue = venue();
    var fill = placed(venue, "L1.1-1", lot);
    var next = venue.quote(lot);
    assertThat(placed(venue, "L1.1-1", lot)).isEqualTo(fill);
    assertThat(placed(venue, "L1.1-1", lot)).isEqualTo(fill);
    assertThat(venue.quote(lot)).as("what is on offer after the repetition").isEqualTo(next);
  }

  @Test
  void two_orders_are_two_sales() {
    var venue = venue();
    var lot = lot("1 WETH", "1800 USDC", "0 USDC", "1500");
    var first = placed(venue, "L1.1-1", lot);
    var second = placed(venue, "L1.1-2", lot);
    assertThat(first.sold().isZero()).isFalse();
    assertThat(second.sold().isZero()).isFalse();
    assertThat(second.received())
        .as("it grows no deeper by selling")
        .isLessThanOrEqualTo(first.received().plus(unit(USDC)));
  }

  @Test
  void orders_go_on_keeping_to_the_lot_until_it_takes_no_more() {
    var venue = venue();
    var lot = lot("2500 WETH", "4750000 USDC", "23750 USDC", "1809.52380952380952381");
    for (var order = 1; order <= 50; order++) {
      var fill = placed(venue, "L1.1-" + order, lot);
      keepsToTheLot(lot, fill);
      if (fill.sold().isZero()) {
        assertThat(venue.quote(lot)).isEmpty();
        return;
      }
    }
    throw new AssertionError("After 50 orders of 2,500 WETH it still buys within 5 %");
  }

  @Test
  void it_stops_where_debt_and_fee_are_covered() {
    var lot = lot("100 WETH", "1000 USDC", "5 USDC", "1000");
    var fill = placed(venue(), "L1.1-1", lot);
    assertThat(fill.received()).isGreaterThanOrEqualTo(lot.wanted());
    assertThat(fill.sold()).isLessThan(amount("1.005 WETH"));
  }

  @Test
  void a_pair_it_does_not_trade_is_nothing_sold() {
    for (var lot :
        new Lot[] {
          lot("1 WETH", "1000 DAI", "0 DAI", "1"),
          lot("1 WBTC", "1000 USDC", "0 USDC", "1"),
          lot("1 USDC", "1 WETH", "0 WETH", "0.000000000000000001")
        }) {
      var venue = venue();
      assertThat(venue.quote(lot)).isEmpty();
      assertThat(placed(venue, "L1.1-1", lot))
          .isEqualTo(new Fill(lot.quantity().token().zero(), lot.debtToCover().token().zero()));
    }
  }

  private static Fill placed(ExecutionVenue venue, String id, Lot lot) {
    var order = new VenueOrder(id, lot, NOW.plus(venue.validity()));
    var report = venue.place(order, NOW);
    assertThat(report.isFinal()).as("it fills at once or not at all").isTrue();
    assertThat(venue.status(order, NOW)).isEqualTo(report);
    return report.fill(lot);
  }

  private static void keepsToTheLot(Lot lot, Fill fill) {
    assertThat(fill.sold()).as("no more than the lot").isLessThanOrEqualTo(lot.quantity());
    assertThat(fill.received())
        .as("never below the bound")
        .isGreaterThanOrEqualTo(lot.leastFor(fill.sold()));
    if (fill.sold().isZero()) assertThat(fill.received().isZero()).isTrue();
    else if (!fill.sold().equals(lot.quantity()))
      assertThat(fill.received().isZero()).as("a part is never given away").isFalse();
    // The last smallest unit of collateral may bring more than was wanted.
    var lastUnit = fill.received().units().divide(fill.sold().units().max(BigInteger.ONE));
    assertThat(fill.received().minusOrZero(lot.wanted()).units())
        .as("it stops at what is wanted")
        .isLessThanOrEqualTo(lastUnit.add(BigInteger.TWO));
  }

  private static Amount unit(Token token) {
    return token.units(BigInteger.ONE);
  }
}
