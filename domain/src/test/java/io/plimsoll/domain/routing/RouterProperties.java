package io.plimsoll.domain.routing;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Generator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RouterProperties {

  private static final Generator<BigInteger> WHOLES =
      Generator.integers(ONE, BigInteger.TEN.pow(25));
  private static final int SPLITS = 8;

  private static Route route(List<Venue> venues, Amount whole, Wad bound) {
    return new Router(venues, USDC).route(whole, bound);
  }

  private static BigInteger sum(Stream<BigInteger> parts) {
    return parts.reduce(ZERO, BigInteger::add);
  }

  private static BigInteger received(List<Venue> venues, List<BigInteger> sold) {
    return sum(
        IntStream.range(0, sold.size()).mapToObj(i -> venues.get(i).curve().received(sold.get(i))));
  }

  /** What a split can lose to the venues' own rounding: a unit each, and each level of a book. */
  private static BigInteger crumbs(List<Venue> venues) {
    return BigInteger.valueOf(
        venues.stream()
            .mapToInt(v -> v.curve() instanceof OrderBook(var levels) ? levels.size() : 1)
            .sum());
  }

  @TestFactory
  Stream<DynamicTest> the_parts_and_what_stays_are_the_whole_and_none_is_negative() {
    BinaryOperator<Amount> plus = Amount::plus;
    return forAll(
        VenueGenerator.venues(6),
        WHOLES,
        Generator.oneOf(Wad.ZERO, Wad.of("1850"), Wad.of("1999.5"), Wad.of("9999")),
        (venues, units, bound) -> {
          var whole = WETH.units(units);
          var route = route(venues, whole, bound);
          assertThat(route.parts().stream().map(SaleQuote::sold).reduce(route.unsold(), plus))
              .isEqualTo(whole);
          assertThat(route.parts().stream().map(SaleQuote::received).reduce(USDC.zero(), plus))
              .isEqualTo(route.received());
          for (var part : route.parts()) {
            assertThat(part.sold().isZero()).isFalse();
            var least =
                Rounding.DOWN.divide(
                    part.sold().units().multiply(bound.units()).multiply(USDC.unit()),
                    Wad.SCALE.multiply(WETH.unit()));
            assertThat(part.received().units()).isGreaterThanOrEqualTo(least);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> no_venue_alone_brings_more() {
    return forAll(
        VenueGenerator.venues(6),
        WHOLES,
        (venues, units) -> {
          var route = route(venues, WETH.units(units), Wad.ZERO);
          for (var venue : venues)
            assertThat(venue.curve().received(venue.curve().takes(units)))
                .isLessThanOrEqualTo(route.received().units().add(crumbs(venues)));
          for (var venue : venues)
            if (venue.curve().takes(units).equals(units))
              assertThat(venue.curve().received(units))
                  .isLessThanOrEqualTo(route.received().units());
        });
  }

  /** Splits drawn at large, and the route itself with a little moved from one venue to another. */
  @TestFactory
  Stream<DynamicTest> no_other_split_brings_more_than_crumbs_more() {
    return forAll(
        VenueGenerator.venues(5),
        WHOLES,
        (venues, units) -> {
          var best = route(venues, WETH.units(units), Wad.ZERO).received().units();
          var random = new Random(units.hashCode());
          for (var i = 0; i < SPLITS; i++)
            assertThat(received(venues, split(venues, units, random)))
                .isLessThanOrEqualTo(best.add(crumbs(venues)));
        });
  }

  private static List<BigInteger> split(List<Venue> venues, BigInteger units, Random random) {
    var shares =
        DoubleStream.generate(() -> Math.pow(random.nextDouble(), 4))
            .limit(venues.size())
            .toArray();
    var total = DoubleStream.of(shares).sum();
    var left = units;
    var sold = new BigInteger[shares.length];
    for (var i = 0; i < sold.length; i++) {
      var share = BigInteger.valueOf((long) (shares[i] / total * 1e15));
      sold[i] =
          venues
              .get(i)
              .curve()
              .takes(units.multiply(share).divide(BigInteger.TEN.pow(15)).min(left));
      left = left.subtract(sold[i]);
    }
    return List.of(sold);
  }

  @TestFactory
  Stream<DynamicTest> moving_a_little_from_one_venue_to_another_brings_no_more() {
    return forAll(
        VenueGenerator.venues(5),
        WHOLES,
        (venues, units) -> {
          var route = route(venues, WETH.units(units), Wad.ZERO);
          var sold = venues.stream().map(venue -> sold(route, venue)).toList();
          for (var digits = 1; digits <= 7; digits += 2)
            for (var from = 0; from < sold.size(); from++) {
              var little = sold.get(from).divide(BigInteger.TEN.pow(digits));
              for (var to = 0; to < sold.size(); to++)
                if (from != to)
                  assertThat(received(venues, moved(venues, sold, from, to, little)))
                      .isLessThanOrEqualTo(route.received().units().add(crumbs(venues)));
            }
        });
  }

  private static BigInteger sold(Route route, Venue venue) {
    return sum(
        route.parts().stream()
            .filter(part -> part.venue().equals(venue.id()))
            .map(part -> part.sold().units()));
  }

  private static List<BigInteger> moved(
      List<Venue> venues, List<BigInteger> sold, int from, int to, BigInteger little) {
    var room = venues.get(to).curve().takes(sold.get(to).add(little)).subtract(sold.get(to));
    var moved = sold.toArray(BigInteger[]::new);
    moved[from] = moved[from].subtract(little.min(room));
    moved[to] = moved[to].add(little.min(room));
    return List.of(moved);
  }

  @TestFactory
  Stream<DynamicTest> a_curve_rises_never_steepens_and_prices_what_it_pays() {
    return forAll(
        VenueGenerator.venues(1),
        Generator.integers(BigInteger.TEN.pow(14), BigInteger.TEN.pow(24)),
        (venues, units) -> {
          var curve = venues.getFirst().curve();
          var taken = curve.takes(units.multiply(BigInteger.TWO));
          var half = taken.shiftRight(1);
          var crumbs = crumbs(venues);
          assertThat(curve.received(half).add(crumbs).multiply(BigInteger.TWO))
              .isGreaterThanOrEqualTo(curve.received(taken));
          var first = new BigDecimal(half).multiply(decimal(curve.price(0)));
          var last = new BigDecimal(half).multiply(decimal(curve.price(half.doubleValue())));
          var slack = new BigDecimal(crumbs).add(first.multiply(decimal(1e-12)));
          var brought = new BigDecimal(curve.received(half));
          assertThat(brought).isLessThanOrEqualTo(first.add(slack));
          assertThat(brought.add(slack)).isGreaterThanOrEqualTo(last);
        });
  }

  private static BigDecimal decimal(double number) {
    return new BigDecimal(number);
  }
}
