package io.plimsoll.benchmark;

import io.plimsoll.application.health.IndexedHealthWatch;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Footing;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A market with many loans under watch. Each holds ether, every second bitcoin too, and owes one of
 * two dollars: two and a half positions a loan.
 */
final class WatchedBook {

  private static final BigInteger MILLION = BigInteger.TEN.pow(6);
  private static final double THRESHOLD = 0.825;
  static final double ETHER = 2_000;
  private static final double BITCOIN = 30_000;
  private static final double LOWEST_HEALTH = 1.03;
  private static final double HIGHEST_HEALTH = 3;

  private final MeasuredDesk desk = new MeasuredDesk();
  private final IndexedHealthWatch watch = new IndexedHealthWatch();
  private final Map<Token, Double> indices = new HashMap<>();
  private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

  List<Loan.Open> loans(int count) {
    return IntStream.range(0, count).mapToObj(n -> safe(n, ETHER)).toList();
  }

  void follow(Loan.Open loan) {
    watch.follow(loan);
  }

  void ether(double price) {
    var nano = BigInteger.valueOf((long) (price * 1e9)).multiply(BigInteger.TEN.pow(9));
    desk.priced(MeasuredTerms.WETH, new Wad(nano).decimal());
  }

  Facts facts() {
    return desk.facts();
  }

  int below(Wad line, Facts facts) {
    return watch.below(line, desk, facts).size();
  }

  /** A loan whose health is well above 1. */
  Loan.Open safe(int number, double ether) {
    var health = LOWEST_HEALTH * Math.pow(HIGHEST_HEALTH / LOWEST_HEALTH, random.nextDouble());
    return loan(number, health, ether);
  }

  Loan.Open loan(int number, double health, double ether) {
    var held = 1 + 9 * random.nextDouble();
    var collateral = new TreeMap<AssetId, Amount>();
    collateral.put(MeasuredTerms.WETH.id(), amount(held, MeasuredTerms.WETH));
    if (number % 2 == 0)
      collateral.put(MeasuredDesk.WBTC.id(), amount(held / 30, MeasuredDesk.WBTC));
    var backing = held * ether + (number % 2 == 0 ? held / 30 * BITCOIN : 0);
    var token = number % 3 == 0 ? MeasuredDesk.DAI : MeasuredTerms.USDC;
    var owed = backing * THRESHOLD / health / index(token);
    return new Loan.Open(
        MeasuredTerms.MAIN,
        new LoanId("loan-" + number),
        new BorrowerId("borrower-" + number),
        collateral,
        new TreeMap<>(),
        Optional.empty(),
        new TreeMap<>(Map.of(token.id(), amount(owed, token).units())),
        Optional.empty(),
        0,
        Footing.FIRM);
  }

  private double index(Token token) {
    return indices.computeIfAbsent(
        token,
        one ->
            desk.reserve(one).accruedTo(desk.facts().now()).borrowIndex().units().doubleValue()
                / Ray.SCALE.doubleValue());
  }

  /** To six decimals. */
  private static Amount amount(double whole, Token token) {
    return token.units(
        BigInteger.valueOf((long) (whole * 1e6)).multiply(token.unit()).divide(MILLION));
  }
}
