package io.plimsoll.application.health;

import io.plimsoll.application.health.HealthWatch.Standing;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules for a loan's health once more, in long integers and without any shortcut between loans:
 * every loan is valued exactly at every look, for a market of the standard profile whose numbers
 * are small. What pledged shares and scaled debt stand for is kept while the index stays.
 */
final class LongBook {

  private static final BigInteger HUNDRED_MILLIONTH = BigInteger.TEN.pow(14);

  /** One asset of a loan, in smallest units. */
  private static final class Line {
    private final int asset;
    private final long held;
    private final BigInteger shares;
    private final BigInteger scaled;
    private long claim;
    private long owed;
    private BigInteger shareIndex = BigInteger.ZERO;
    private BigInteger debtIndex = BigInteger.ZERO;

    Line(int asset, long held, BigInteger shares, BigInteger scaled) {
      this.asset = asset;
      this.held = held;
      this.shares = shares;
      this.scaled = scaled;
    }

    long backing(BigInteger index) {
      if (shares.signum() == 0) return held;
      if (!index.equals(shareIndex))
        claim = Rounding.DOWN.mulDiv(shares, index, Ray.SCALE).longValueExact();
      shareIndex = index;
      return held + claim;
    }

    long owed(BigInteger index) {
      if (scaled.signum() == 0) return 0;
      if (!index.equals(debtIndex))
        owed = Rounding.UP.mulDiv(scaled, index, Ray.SCALE).longValueExact();
      debtIndex = index;
      return owed;
    }
  }

  private record Entry(LoanId loan, Optional<CategoryId> category, List<Line> lines) {}

  private final RandomMarket market;
  private final Map<LoanId, Entry> loans = new LinkedHashMap<>();

  LongBook(RandomMarket market) {
    this.market = market;
  }

  void follow(Loan.Open loan) {
    if (loan.isDebtFree()) {
      loans.remove(loan.id());
      return;
    }
    var lines = new ArrayList<Line>();
    for (var asset = 0; asset < market.assets().size(); asset++) {
      var token = market.assets().get(asset);
      if (loan.assets().contains(token.id()))
        lines.add(
            new Line(
                asset,
                loan.collateralOf(token).units().longValueExact(),
                loan.pledgedOf(token.id()),
                loan.scaledDebtOf(token.id())));
    }
    loans.put(loan.id(), new Entry(loan.id(), loan.category(), lines));
  }

  /**
   * @param points the line in hundredths of a percent
   */
  List<Standing> below(long points, Facts facts) {
    var count = market.assets().size();
    var prices = new long[count];
    var shares = new BigInteger[count];
    var debts = new BigInteger[count];
    var own = new long[count];
    for (var asset = 0; asset < count; asset++) {
      var id = market.assets().get(asset).id();
      prices[asset] =
          facts.prices().of(id).map(price -> price.baseUnits().longValueExact()).orElse(0L);
      Reserve.Listed reserve = market.accrued(id);
      shares[asset] = reserve.liquidityIndex().units();
      debts[asset] = reserve.borrowIndex().units();
      own[asset] = reserve.terms().liquidationThreshold().value();
    }
    var thresholds = new HashMap<Optional<CategoryId>, long[]>();
    var found = new ArrayList<Standing>();
    for (var loan : loans.values()) {
      var threshold =
          thresholds.computeIfAbsent(loan.category(), chosen -> thresholds(chosen, own));
      var weighted = 0L;
      var debt = 0L;
      var isPriced = true;
      for (var line : loan.lines()) {
        var price = prices[line.asset];
        isPriced &= price > 0;
        weighted += threshold[line.asset] * value(line.backing(shares[line.asset]), price, 0);
        debt += value(line.owed(debts[line.asset]), price, RandomMarket.PRICED_UNITS - 1);
      }
      if (isPriced && weighted < Math.multiplyExact(points, debt))
        found.add(new Standing(loan.loan(), health(weighted, debt), base(debt)));
    }
    found.sort(Comparator.comparing(Standing::health).thenComparing(Standing::loan));
    return found;
  }

  private long[] thresholds(Optional<CategoryId> chosen, long[] own) {
    var thresholds = own.clone();
    chosen
        .flatMap(market.open()::category)
        .ifPresent(
            category -> {
              for (var asset = 0; asset < own.length; asset++)
                if (category.collateral().contains(market.assets().get(asset).id()))
                  thresholds[asset] = category.liquidationThreshold().value();
            });
    return thresholds;
  }

  private static long value(long units, long price, long remainder) {
    return (Math.multiplyExact(units, price) + remainder) / RandomMarket.PRICED_UNITS;
  }

  private static Wad health(long weighted, long debt) {
    return new Wad(
        BigInteger.valueOf(weighted).multiply(HUNDRED_MILLIONTH).divide(BigInteger.valueOf(debt)));
  }

  private static Amount base(long units) {
    return RandomMarket.BASE.units(BigInteger.valueOf(units));
  }

  static Wad wad(long points) {
    return new BasisPoints(Math.toIntExact(points)).wad();
  }
}
