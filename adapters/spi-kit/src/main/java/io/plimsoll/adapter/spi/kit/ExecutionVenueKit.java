package io.plimsoll.adapter.spi.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.adapter.spi.VenueFactory;
import io.plimsoll.adapter.spi.kit.VenueOutside.Mishap;
import io.plimsoll.application.venue.CapabilityMissing;
import io.plimsoll.application.venue.DepthLevel;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.FalseReport;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rules that every venue keeps. Whatever happens to an order, in the end the adapter says of it
 * what the outside's own books say, and no unit more than was ordered is sold.
 */
@DisplayName("venue")
public abstract class ExecutionVenueKit extends AdapterKit {

  /** A venue that does not answer is waited for so long: two questions of two seconds, and room. */
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private static final int SEED = 20_210_111;

  private VenueOutside outside;
  private ExecutionVenue venue;
  private int orders;

  @Override
  protected abstract VenueFactory factory();

  /** A new one for every rule. */
  protected abstract VenueOutside outside();

  /** How many orders go through mishaps in a row. */
  protected int many() {
    return 100;
  }

  @BeforeEach
  final void make() {
    outside = outside();
    venue = (ExecutionVenue) make(outside.settings());
  }

  @AfterEach
  final void end() {
    venue.close();
    outside.close();
  }

  @Override
  final Map<String, String> settings() {
    return outside.settings();
  }

  @Override
  final ExecutionVenue make(Settings settings) {
    return factory().venue(new VenueId(NAME), settings);
  }

  private void restart() {
    venue.close();
    venue = (ExecutionVenue) make(outside.settings());
  }

  /**
   * @param quantity whole tokens to sell at most
   * @param wanted share of their worth that is wanted
   * @param bound share of the price that is asked for at least
   */
  private Lot lot(String quantity, String wanted, String bound) {
    var price = new BigDecimal(outside.price());
    var worth = price.multiply(new BigDecimal(quantity)).multiply(new BigDecimal(wanted));
    return new Lot(
        whole(outside.collateral(), new BigDecimal(quantity)),
        whole(outside.debt(), worth),
        outside.debt().zero(),
        Wad.of(price.multiply(new BigDecimal(bound)).toPlainString()));
  }

  private static Amount whole(Token token, BigDecimal whole) {
    return token.units(
        whole
            .movePointRight(token.decimals())
            .setScale(0, RoundingMode.DOWN)
            .toBigInteger()
            .max(BigInteger.ONE));
  }

  /** Of every size, with room below the price and with none. */
  private List<Lot> lots() {
    return List.of(
        lot("1", "0.9", "0.9"),
        lot("2", "0.5", "0.95"),
        lot("0.25", "2", "0.9"),
        lot("0.01", "0.5", "0.8"),
        lot("1000000", "1", "0.9"),
        lot("0.7777777", "0.333", "0.99"));
  }

  private VenueOrder order(Lot lot) {
    orders++;
    return new VenueOrder(
        "L%d.1-%d".formatted(outside.now().getEpochSecond() % 100_000, orders),
        lot,
        outside.now().plus(venue.validity()));
  }

  /** Places an order; nothing is known if there is no answer. */
  private Optional<OrderReport> place(VenueOrder order) {
    try {
      return Optional.of(venue.place(order, outside.now()));
    } catch (VenueUnavailable e) {
      assertThat(e).hasMessageContaining(NAME);
      return Optional.empty();
    }
  }

  /** Asks until the last word is said. */
  private OrderReport settled(VenueOrder order) {
    var until = order.deadline().plus(venue.validity());
    for (var told = asked(order); ; told = asked(order)) {
      if (told.filter(OrderReport::isFinal).isPresent()) return told.get();
      assertThat(outside.now()).as("nothing final of %s", order).isBefore(until);
      outside.passes(Duration.ofSeconds(1));
    }
  }

  private Optional<OrderReport> asked(VenueOrder order) {
    try {
      return Optional.of(venue.status(order, outside.now()));
    } catch (VenueUnavailable e) {
      return Optional.empty();
    }
  }

  private Fill really(VenueOrder order) {
    return outside.sold().getOrDefault(outside.named(order.id()), Fill.nothing(order.lot()));
  }

  private static void keepsTo(Lot lot, Fill fill) {
    assertThat(fill.sold()).as("no more than the lot").isLessThanOrEqualTo(lot.quantity());
    assertThat(fill.received())
        .as("never below the bound")
        .isGreaterThanOrEqualTo(lot.leastFor(fill.sold()));
    if (fill.sold().isZero()) assertThat(fill.received().isZero()).isTrue();
  }

  @Test
  @DisplayName("V01 it goes by the name it was given")
  protected void it_goes_by_its_name() {
    assertThat(venue.id()).isEqualTo(new VenueId(NAME));
    assertThat(venue.validity()).isPositive();
  }

  @Test
  @DisplayName("V02 it can do what it declares, and refuses the rest by name")
  protected void it_can_do_what_it_declares() {
    System.out.println("Capabilities of " + factory().id() + ": " + factory().capabilities());
    assertThat(venue.capabilities()).isEqualTo(factory().capabilities());
    var order = order(lot("1", "0.5", "0.9"));
    place(order);
    settled(order);
    for (var capability : VenueCapability.values()) {
      Runnable use =
          switch (capability) {
            case DEPTH -> () -> venue.depth(outside.collateral(), outside.debt());
            case CANCEL -> () -> venue.cancel(order, outside.now());
            case HISTORY -> () -> venue.executions(outside.now().minusSeconds(3600));
            case DEADLINE -> () -> {};
          };
      if (venue.capabilities().contains(capability)) use.run();
      else if (capability != VenueCapability.DEADLINE)
        assertThatThrownBy(use::run)
            .isInstanceOf(CapabilityMissing.class)
            .hasMessageContaining(capability.name());
    }
  }

  @Test
  @DisplayName("V03 a quote keeps to the lot and changes nothing")
  protected void a_quote_changes_nothing() {
    for (var lot : lots()) {
      var first = venue.quote(lot);
      first.ifPresent(quote -> keepsTo(lot, new Fill(quote.sold(), quote.received())));
      assertThat(venue.quote(lot)).isEqualTo(first);
    }
    assertThat(venue.quote(lots().getFirst())).as("a lot it would take").isPresent();
    assertThat(outside.sold()).isEmpty();
  }

  @Test
  @DisplayName("V04 what it quotes it then does, and its books say the same")
  protected void what_it_quotes_it_does() {
    for (var lot : lots()) {
      var quote = venue.quote(lot);
      var order = order(lot);
      place(order);
      var fill = settled(order).fill(lot);
      keepsTo(lot, fill);
      assertThat(fill).isEqualTo(really(order));
      assertThat(fill)
          .isEqualTo(
              quote.map(said -> new Fill(said.sold(), said.received())).orElse(Fill.nothing(lot)));
    }
  }

  @Test
  @DisplayName("V05 it stops where enough is brought in")
  protected void it_stops_at_what_is_wanted() {
    var lot = lot("10", "0.1", "0.5");
    var quote = venue.quote(lot).orElseThrow();
    assertThat(quote.received()).isGreaterThanOrEqualTo(lot.wanted());
    assertThat(quote.sold()).isLessThan(lot("1.3", "1", "1").quantity());
  }

  @Test
  @DisplayName("V06 at a price that nobody pays nothing is sold")
  protected void nothing_is_sold_above_the_price() {
    var lot = lot("1", "0.9", "1.5");
    assertThat(venue.quote(lot)).isEmpty();
    var order = order(lot);
    place(order);
    assertThat(settled(order).fill(lot)).isEqualTo(Fill.nothing(lot));
    assertThat(outside.sold().values()).allMatch(fill -> fill.sold().isZero());
  }

  @Test
  @DisplayName("V07 a pair it does not trade is nothing sold")
  protected void a_foreign_pair_is_nothing() {
    var foreign = new Token("NOSUCH", 18);
    for (var lot :
        List.of(
            new Lot(
                foreign.units(foreign.unit()),
                outside.debt().units(outside.debt().unit()),
                outside.debt().zero(),
                new Wad(BigInteger.ONE)),
            new Lot(
                outside.collateral().units(outside.collateral().unit()),
                foreign.units(foreign.unit()),
                foreign.zero(),
                new Wad(BigInteger.ONE)))) {
      assertThat(venue.quote(lot)).isEmpty();
      var order = order(lot);
      assertThat(venue.place(order, outside.now())).isEqualTo(OrderReport.done(List.of()));
    }
    assertThat(outside.sold()).isEmpty();
  }

  @Test
  @DisplayName("V08 sent twice under one name it is filled once")
  protected void sent_twice_it_is_filled_once() {
    var order = order(lot("1", "0.9", "0.9"));
    place(order);
    var fill = settled(order).fill(order.lot());
    assertThat(fill.sold().isZero()).isFalse();
    place(order);
    assertThat(settled(order).fill(order.lot())).isEqualTo(fill);
    assertThat(really(order)).isEqualTo(fill);
  }

  @Test
  @DisplayName("V09 an order that never came is nothing once its deadline is over, and not before")
  protected void an_order_that_never_came_lapses() {
    var order = order(lot("1", "0.9", "0.9"));
    assertThat(venue.status(order, outside.now())).isEqualTo(OrderReport.unseen());
    outside.passes(venue.validity().multipliedBy(3));
    assertThat(venue.status(order, outside.now())).isEqualTo(OrderReport.done(List.of()));
  }

  @Test
  @DisplayName("V10 after its deadline nothing is sent")
  protected void nothing_is_sent_after_the_deadline() {
    var order = order(lot("1", "0.9", "0.9"));
    outside.passes(venue.validity().multipliedBy(3));
    place(order);
    assertThat(settled(order).executions()).isEmpty();
    assertThat(outside.sold()).doesNotContainKey(outside.named(order.id()));
  }

  @ParameterizedTest(name = "V11 whatever befalls an order, its end is known: {0}")
  @EnumSource(Mishap.class)
  protected void a_mishap_is_cleared_up(Mishap mishap) {
    befalls(mishap, () -> {});
  }

  @ParameterizedTest(name = "V12 so it is after a restart: {0}")
  @EnumSource(Mishap.class)
  protected void a_mishap_is_cleared_up_after_a_restart(Mishap mishap) {
    befalls(mishap, this::restart);
  }

  private void befalls(Mishap mishap, Runnable meanwhile) {
    assumeTrue(outside.mishaps().contains(mishap), "its outside does not play " + mishap);
    var order = order(lot("2", "0.9", "0.8"));
    outside.next(mishap);
    place(order);
    meanwhile.run();
    var report = settled(order);
    var really = really(order);
    assertThat(really.sold()).as("really sold").isLessThanOrEqualTo(order.lot().quantity());
    if (mishap == Mishap.FALSE_FILL) assertThat(isFalse(report, order.lot())).isTrue();
    else assertThat(report.fill(order.lot())).as(mishap.name()).isEqualTo(really);
    assertThat(really.sold().isZero())
        .as("nothing is sold")
        .isEqualTo(mishap == Mishap.LOST || mishap == Mishap.REJECTED);
    if (mishap == Mishap.BELOW_LIMIT)
      assertThat(really.received()).isLessThan(order.lot().leastFor(really.sold()));
    if (mishap == Mishap.PARTIAL) assertThat(really.received()).isLessThan(order.lot().wanted());
    var next = order(lot("1", "0.9", "0.8"));
    place(next);
    assertThat(settled(next).fill(next.lot())).as("the next one").isEqualTo(really(next));
  }

  private static boolean isFalse(OrderReport report, Lot lot) {
    try {
      return report.fill(lot).sold().exceeds(lot.quantity());
    } catch (FalseReport _) {
      return true;
    }
  }

  @Test
  @DisplayName("V13 an outside that is gone is told as such, in time, and forgotten afterwards")
  protected void an_outage_is_survived() {
    var before = order(lot("1", "0.5", "0.9"));
    place(before);
    settled(before);
    outside.falls();
    var order = order(lot("1", "0.9", "0.9"));
    var begun = System.nanoTime();
    assertThatThrownBy(() -> venue.quote(order.lot()))
        .isInstanceOf(VenueUnavailable.class)
        .hasMessageContaining(NAME);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
    place(order).ifPresent(report -> assertThat(report.executions()).isEmpty());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE.multipliedBy(2));
    outside.recovers();
    assertThat(settled(order).fill(order.lot())).isEqualTo(really(order));
    assertThat(venue.quote(lot("1", "0.9", "0.9"))).isPresent();
  }

  @Test
  @DisplayName("V14 its depth falls in price, and a quote follows from it")
  protected void depth_falls_in_price() {
    assumeTrue(venue.capabilities().contains(VenueCapability.DEPTH), "it shows no depth");
    var levels = venue.depth(outside.collateral(), outside.debt());
    assertThat(levels).isNotEmpty();
    for (var i = 1; i < levels.size(); i++)
      assertThat(perWhole(levels.get(i))).isLessThanOrEqualTo(perWhole(levels.get(i - 1)));
    assertThat(venue.depth(outside.debt(), new Token("NOSUCH", 18))).isEmpty();
  }

  private static BigInteger perWhole(DepthLevel level) {
    return Rounding.DOWN.mulDiv(
        level.brings().units(),
        Wad.SCALE.multiply(level.quantity().token().unit()),
        level.quantity().units());
  }

  @Test
  @DisplayName("V15 what is taken back ends as what was sold of it")
  protected void a_cancelled_order_ends() {
    assumeTrue(venue.capabilities().contains(VenueCapability.CANCEL), "it takes nothing back");
    var order = order(lot("1", "0.9", "0.9"));
    place(order);
    venue.cancel(order, outside.now());
    assertThat(settled(order).fill(order.lot())).isEqualTo(really(order));
  }

  @Test
  @DisplayName("V16 its history is what its books say")
  protected void its_history_is_complete() {
    assumeTrue(venue.capabilities().contains(VenueCapability.HISTORY), "it keeps no history");
    var start = outside.now();
    var placed = new ArrayList<VenueOrder>();
    for (var lot : lots().subList(0, 3)) {
      var order = order(lot);
      placed.add(order);
      place(order);
      settled(order);
    }
    var history = venue.executions(start.minusSeconds(1));
    for (var order : placed) {
      var own =
          history.stream()
              .filter(one -> one.order().equals(order.id()))
              .map(one -> one.execution())
              .toList();
      assertThat(OrderReport.done(own).fill(order.lot())).isEqualTo(really(order));
    }
  }

  @Test
  @DisplayName("V17 after many orders and mishaps everything sold is known, and nothing twice")
  protected void many_orders_are_reconciled() {
    var honest =
        outside.mishaps().stream().filter(one -> one != Mishap.FALSE_FILL).sorted().toList();
    var random = new Random(SEED);
    var placed = new ArrayList<VenueOrder>();
    IntStream.range(0, many())
        .forEach(
            number -> {
              var order = order(lot("0.02", "0.9", "0.5"));
              if (!honest.isEmpty() && random.nextInt(10) < 5)
                outside.next(honest.get(random.nextInt(honest.size())));
              placed.add(order);
              place(order);
              if (random.nextInt(10) == 0) restart();
              var told = settled(order).fill(order.lot());
              assertThat(told).as("%s", order).isEqualTo(really(order));
              assertThat(told.sold()).isLessThanOrEqualTo(order.lot().quantity());
            });
    for (var order : placed)
      assertThat(settled(order).fill(order.lot())).as("at the end").isEqualTo(really(order));
  }
}
