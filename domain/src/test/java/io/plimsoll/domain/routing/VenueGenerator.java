package io.plimsoll.domain.routing;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.TEN;

import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.routing.OrderBook.Level;
import io.plimsoll.domain.testing.Generator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Venues of every kind and of very different depth, that sell WETH for USDC around 2,000. */
final class VenueGenerator {

  private static final BigInteger WETH = TEN.pow(18);
  private static final BigInteger USDC = TEN.pow(6);

  private VenueGenerator() {}

  static Generator<List<Venue>> venues(int most) {
    var curves = Generator.<SaleCurve>lists(VenueGenerator::curve, most);
    return new Generator<>() {
      @Override
      public List<Venue> next(RandomGenerator random) {
        return named(curves.next(random));
      }

      @Override
      public List<List<Venue>> smaller(List<Venue> example) {
        return curves.smaller(example.stream().map(Venue::curve).toList()).stream()
            .map(VenueGenerator::named)
            .toList();
      }
    };
  }

  static List<Venue> named(List<SaleCurve> curves) {
    return IntStream.range(0, curves.size())
        .mapToObj(i -> new Venue(new VenueId("v" + i), curves.get(i)))
        .toList();
  }

  private static SaleCurve curve(RandomGenerator random) {
    var depth = 1 + (long) Math.pow(10, 6 * random.nextDouble());
    var price = BigInteger.valueOf(1_800 + random.nextInt(400));
    var in = WETH.multiply(BigInteger.valueOf(depth)).add(BigInteger.valueOf(random.nextInt(999)));
    var out = USDC.multiply(BigInteger.valueOf(depth)).multiply(price);
    var kept =
        new Wad(WETH.subtract(TEN.pow(13).multiply(BigInteger.valueOf(random.nextInt(999)))));
    return switch (random.nextInt(5)) {
      case 0 -> new ConstantProduct(in, out, kept);
      case 1 -> new WeightedProduct(in, 1 + random.nextInt(5), out, 1 + random.nextInt(5), kept);
      case 2 -> new ConstantSum(out, WETH, USDC.multiply(price), kept);
      case 3 ->
          new ConcentratedRange(
              new ConstantProduct(in, out, kept),
              out.divide(BigInteger.valueOf(2 + random.nextInt(50))));
      default -> book(random, BigInteger.valueOf(depth), price);
    };
  }

  private static SaleCurve book(RandomGenerator random, BigInteger depth, BigInteger price) {
    var levels = new ArrayList<Level>();
    var at = price.multiply(BigInteger.TWO);
    for (var i = 0; i <= random.nextInt(5); i++) {
      var quantity = depth.multiply(BigInteger.valueOf(1 + random.nextInt(9)));
      levels.add(
          new Level(
              quantity.multiply(WETH),
              quantity.multiply(at).multiply(USDC).divide(BigInteger.TWO)));
      at = at.subtract(BigInteger.valueOf(random.nextInt(40))).max(ONE);
    }
    return new OrderBook(levels);
  }
}
