package io.plimsoll.application.health;

import static io.plimsoll.domain.testing.DeskWords.MAIN;

import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Footing;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Loans of one to five assets held, pledged or both, and one to three owed; some are dust, so that
 * every rounding counts. Most have a health near 1 at the prices of the moment.
 */
final class RandomLoans {

  private static final List<String> CATEGORIES = List.of("x", "y", "undefined");

  private final RandomGenerator random;
  private final RandomMarket market;

  RandomLoans(RandomGenerator random, RandomMarket market) {
    this.random = random;
    this.market = market;
  }

  Loan.Open loan(LoanId name) {
    var isWide = random.nextInt(20) == 0;
    var isDust = random.nextInt(12) == 0;
    var held = new TreeMap<AssetId, Amount>();
    var pledged = new TreeMap<AssetId, BigInteger>();
    var backing = 0.0;
    for (var asset : some(isWide ? 5 : 1 + random.nextInt(3))) {
      var amount = isDust ? 1 + random.nextInt(300) : 1_000 + random.nextLong(30_000_000);
      var worth = amount * (double) market.price(asset.id()) / RandomMarket.PRICED_UNITS;
      var isPledged = random.nextInt(4) == 0;
      if (isPledged) pledged.put(asset.id(), BigInteger.valueOf(amount));
      if (!isPledged || isWide) held.put(asset.id(), asset.units(BigInteger.valueOf(amount)));
      backing += worth * (isPledged && isWide ? 2 : 1);
    }
    var health = random.nextBoolean() ? 1 + random.nextDouble() : 1 + random.nextDouble() / 10;
    var owed = new TreeMap<AssetId, BigInteger>();
    var debts = some(isWide ? 3 : 1 + random.nextInt(8) / 7);
    for (var asset : debts) {
      var worth = backing * 0.75 / health / debts.size();
      var index = market.accrued(asset.id()).borrowIndex().units().doubleValue();
      var amount = worth * RandomMarket.PRICED_UNITS / market.price(asset.id());
      owed.put(
          asset.id(),
          BigInteger.valueOf(Math.max(1, (long) (amount / (index / Ray.SCALE.doubleValue())))));
    }
    return loan(name, held, pledged, category(), owed);
  }

  static Loan.Open withoutDebt(Loan.Open loan) {
    return loan(
        loan.id(),
        loan.collateral(),
        loan.pledged(),
        loan.category(),
        Collections.emptySortedMap());
  }

  private Optional<CategoryId> category() {
    return random.nextInt(3) > 0
        ? Optional.empty()
        : Optional.of(new CategoryId(CATEGORIES.get(random.nextInt(CATEGORIES.size()))));
  }

  private List<Token> some(int count) {
    var from = random.nextInt(market.assets().size());
    return Collections.nCopies(2, market.assets()).stream()
        .flatMap(List::stream)
        .skip(from)
        .limit(count)
        .toList();
  }

  private static Loan.Open loan(
      LoanId name,
      SortedMap<AssetId, Amount> held,
      SortedMap<AssetId, BigInteger> pledged,
      Optional<CategoryId> category,
      SortedMap<AssetId, BigInteger> owed) {
    return new Loan.Open(
        MAIN,
        name,
        new BorrowerId("ben"),
        held,
        pledged,
        category,
        owed,
        Optional.empty(),
        0,
        Footing.FIRM);
  }
}
