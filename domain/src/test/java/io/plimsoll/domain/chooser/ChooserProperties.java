package io.plimsoll.domain.chooser;

import static io.plimsoll.domain.chooser.ChooserWords.ALL;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.chooser.Choice.Part;
import io.plimsoll.domain.chooser.Outlook.Keepers;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.Generator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ChooserProperties {

  /** Of what is at stake, for doubles that went another way. */
  private static final double NOISE = 1e-9;

  /** Lots of 1 to 100,000 WETH in markets from deep to nearly empty. */
  private static Generator<Inputs> inputs() {
    return random -> {
      var lot = wad(Math.pow(10, 5 * random.nextDouble()));
      var keepers =
          new Keepers(
              wad(Math.pow(10, 4 * random.nextDouble() - 1)),
              new BasisPoints(random.nextInt(300)),
              new BasisPoints(random.nextInt(10_001)),
              DAI.units(wad(Math.pow(10, 3 + 5 * random.nextDouble())).units()));
      var venues =
          new Venues(
              wad(random.nextDouble() / 100),
              wad(random.nextDouble()),
              Duration.ofSeconds(random.nextInt(7_200)),
              new Venues.Linear(wad(Math.pow(10, -7 + 6 * random.nextDouble()))));
      var outlook =
          new Outlook(
              Optional.of(wad(random.nextDouble() / 10)),
              wad(random.nextInt(3) == 0 ? random.nextDouble() / 10 : 0),
              Optional.of(venues),
              Optional.of(keepers));
      var age = Duration.ofSeconds(random.nextInt(7_200));
      return new Inputs(
          ChooserWords.offer(WETH.units(lot.units()), age), outlook, ALL, Amount.of("0.5", WETH));
    };
  }

  private static Wad wad(double number) {
    return new Wad(
        new BigDecimal(number).movePointRight(18).setScale(0, RoundingMode.DOWN).toBigInteger());
  }

  private static Score score(Inputs inputs, Mechanism mechanism) {
    return Chooser.choose(inputs).scores().stream()
        .filter(score -> score.mechanism() == mechanism)
        .findFirst()
        .orElseThrow();
  }

  /** One is no better than the other if it is closed, or nets no more. */
  private static void assertNoBetter(Score score, Score than) {
    if (!score.isOpen()) return;
    assertThat(than.isOpen()).as("open as well: %s, %s", score, than).isTrue();
    var value = Double.parseDouble(score.proceeds().decimal());
    assertThat(score.net().doubleValue())
        .isLessThanOrEqualTo(than.net().doubleValue() + NOISE * value);
  }

  private static Inputs deeper(Inputs inputs, long times) {
    var venues = inputs.outlook().venues().orElseThrow();
    var impact = ((Venues.Linear) venues.depth()).impact().units();
    var deep =
        new Venues(
            venues.fixedCost(),
            venues.permanentShare(),
            venues.recovery(),
            new Venues.Linear(new Wad(impact.divide(BigInteger.valueOf(times)))));
    var outlook = inputs.outlook();
    return with(
        inputs,
        new Outlook(
            outlook.volatility(), outlook.fallPerHour(), Optional.of(deep), outlook.keepers()));
  }

  private static Inputs wilder(Inputs inputs, long times) {
    var outlook = inputs.outlook();
    var more = outlook.volatility().orElseThrow().units().multiply(BigInteger.valueOf(times));
    return with(
        inputs,
        new Outlook(
            Optional.of(new Wad(more)),
            outlook.fallPerHour(),
            outlook.venues(),
            outlook.keepers()));
  }

  private static Inputs with(Inputs inputs, Outlook outlook) {
    return new Inputs(inputs.offer(), outlook, inputs.ways(), inputs.smallestPart());
  }

  private static Inputs larger(Inputs inputs, long times) {
    var lot = inputs.offer().lot();
    var more = WETH.units(lot.units().multiply(BigInteger.valueOf(times)));
    return new Inputs(
        ChooserWords.offer(more, inputs.offer().age()),
        inputs.outlook(),
        inputs.ways(),
        inputs.smallestPart());
  }

  private static Generator<Long> factors() {
    return Generator.oneOf(1L, 2L, 3L, 10L, 1_000L);
  }

  @TestFactory
  Stream<DynamicTest> more_depth_never_lowers_what_a_direct_sale_brings() {
    return forAll(
        inputs(),
        factors(),
        (inputs, times) ->
            assertNoBetter(
                score(inputs, Mechanism.DIRECT_SALE),
                score(deeper(inputs, times), Mechanism.DIRECT_SALE)));
  }

  @TestFactory
  Stream<DynamicTest> more_volatility_never_raises_a_score() {
    return forAll(
        inputs(),
        factors(),
        Generator.oneOf(Mechanism.values()),
        (inputs, times, mechanism) ->
            assertNoBetter(score(wilder(inputs, times), mechanism), score(inputs, mechanism)));
  }

  @TestFactory
  Stream<DynamicTest> a_larger_lot_never_brings_more_per_token_directly() {
    return forAll(
        inputs(),
        factors(),
        (inputs, times) -> {
          var one = score(inputs, Mechanism.DIRECT_SALE);
          var many = score(larger(inputs, times), Mechanism.DIRECT_SALE);
          if (!many.isOpen()) return;
          assertThat(one.isOpen()).isTrue();
          assertThat(many.net().doubleValue() / times)
              .isLessThanOrEqualTo(
                  one.net().doubleValue() + NOISE * one.proceeds().units().doubleValue() / 1e18);
        });
  }

  @TestFactory
  Stream<DynamicTest> parts_make_up_the_lot_and_none_is_too_small() {
    return forAll(
        inputs(),
        inputs -> {
          var choice = Chooser.choose(inputs);
          assertThat(
                  choice.picked().stream()
                      .map(Part::quantity)
                      .reduce(choice.unsold(), Amount::plus))
              .isEqualTo(inputs.offer().lot());
          if (choice.picked().size() > 1)
            assertThat(choice.picked())
                .allMatch(part -> !inputs.smallestPart().exceeds(part.quantity()));
          if (!choice.isEmpty())
            for (var score : choice.scores())
              if (score.isOpen()) assertThat(choice.net()).isGreaterThanOrEqualTo(score.net());
          assertThat(choice).isEqualTo(Chooser.choose(inputs));
        });
  }

  @TestFactory
  Stream<DynamicTest> a_net_can_be_reckoned_again_from_what_is_stored() {
    return forAll(
        inputs(),
        inputs -> {
          for (var score : Chooser.choose(inputs).scores()) {
            assertThat(score.probability()).isBetween(Wad.ZERO, Wad.ONE);
            var gross =
                score
                    .probability()
                    .units()
                    .multiply(score.proceeds().units())
                    .subtract(
                        score
                            .slippage()
                            .plus(score.reward())
                            .plus(score.furtherFall())
                            .units()
                            .multiply(Wad.SCALE));
            assertThat(score.net().unscaledValue())
                .isEqualTo(
                    new BigDecimal(gross, 18).setScale(0, RoundingMode.FLOOR).toBigInteger());
          }
        });
  }

  /** Numbers from nothing to far beyond all there is. */
  private static Generator<Inputs> extremes() {
    return random -> {
      var outlook =
          new Outlook(
              optional(random, extreme(random, 90)),
              extreme(random, 90),
              optional(
                  random,
                  new Venues(
                      share(random),
                      share(random),
                      time(random),
                      random.nextBoolean()
                          ? new Venues.Linear(extreme(random, 90))
                          : new Venues.Quoted(
                              List.of(
                                  new Venues.Quote(
                                      WETH.units(extreme(random, 60).units()),
                                      DAI.units(extreme(random, 60).units())))))),
              optional(
                  random,
                  new Keepers(
                      extreme(random, 90),
                      points(random),
                      points(random),
                      DAI.units(extreme(random, 60).units()))));
      List<Way> ways =
          List.of(
              new Way.Call(),
              new Way.Dutch(
                  new Ray(extreme(random, 60).units()),
                  curve(random),
                  new ResetRule(time(random), new Ray(extreme(random, 27).units())),
                  optional(random, new Ray(extreme(random, 27).units())),
                  DAI.units(extreme(random, 60).units())),
              new Way.Batch(
                  time(random), extreme(random, 20), DAI.units(extreme(random, 60).units())),
              new Way.Direct(extreme(random, 40), 1 + random.nextInt(100), time(random)));
      var offer =
          new Offer(
              WETH.units(extreme(random, 60).units()),
              extreme(random, 60),
              DAI.units(extreme(random, 60).units()),
              new BasisPoints(random.nextInt(30_000)),
              points(random),
              time(random),
              time(random));
      return new Inputs(offer, outlook, ways, WETH.units(extreme(random, 30).units()));
    };
  }

  private static <T> Optional<T> optional(RandomGenerator random, T thing) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(thing);
  }

  private static Wad extreme(RandomGenerator random, int digits) {
    return new Wad(Generator.integers(BigInteger.ZERO, BigInteger.TEN.pow(digits)).next(random));
  }

  private static Wad share(RandomGenerator random) {
    return new Wad(Generator.integers(BigInteger.ZERO, Wad.SCALE).next(random));
  }

  private static BasisPoints points(RandomGenerator random) {
    return new BasisPoints(random.nextInt(10_001));
  }

  private static Duration time(RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofSeconds(Long.MAX_VALUE);
      case 2 -> Duration.ofNanos(1);
      default -> Duration.ofSeconds(random.nextLong(100_000));
    };
  }

  private static PriceCurve curve(RandomGenerator random) {
    var cut = new Ray(Rounding.DOWN.mulDiv(share(random).units(), Ray.SCALE, Wad.SCALE));
    var duration = Duration.ofSeconds(1 + random.nextLong(100_000));
    return switch (random.nextInt(4)) {
      case 0 -> new PriceCurve.Linear(duration);
      case 1 -> new PriceCurve.Stairstep(cut, duration);
      case 2 -> new PriceCurve.Exponential(Ray.ONE);
      default -> new PriceCurve.Exponential(cut);
    };
  }

  /** A double that is no number cannot become a decimal: that the choice is made says it all. */
  @TestFactory
  Stream<DynamicTest> no_input_is_too_much() {
    return forAll(
        extremes(),
        inputs -> {
          var choice = Chooser.choose(inputs);
          assertThat(choice.scores()).hasSize(4);
          assertThat(choice.scores())
              .allMatch(score -> score.isOpen() || score.probability().equals(Wad.ZERO));
        });
  }
}
