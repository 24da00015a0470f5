package io.plimsoll.domain.decision;

import static io.plimsoll.domain.money.Rounding.DOWN;
import static io.plimsoll.domain.money.Rounding.UP;

import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperEvent.BondAdded;
import io.plimsoll.domain.keeper.KeeperEvent.FundsDeposited;
import io.plimsoll.domain.keeper.KeeperEvent.FundsWithdrawn;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperDeparted;
import io.plimsoll.domain.keeper.KeeperEvent.KeeperRegistered;
import io.plimsoll.domain.lender.LenderEvent.StakeWithdrawn;
import io.plimsoll.domain.lender.LenderEvent.Staked;
import io.plimsoll.domain.lender.LenderEvent.Supplied;
import io.plimsoll.domain.lender.LenderEvent.Withdrawn;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent.CollateralDeposited;
import io.plimsoll.domain.loan.LoanEvent.CollateralWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.Drawn;
import io.plimsoll.domain.loan.LoanEvent.PledgeWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.Repaid;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.PooledAccrual;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesContributed;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What somebody with some accounts, loans and keepers has made of nothing: what they took out of
 * the desk less what they brought in, and what the desk would still give them less what they owe
 * it.
 */
final class Purse {

  /** So many parts a unit is counted in. */
  private static final BigInteger FINE = BigInteger.TEN.pow(40);

  private final DeskFixture desk;
  private final PlainMoves owner;
  private final Map<AssetId, BigInteger> cash = new HashMap<>();
  private final Map<AssetId, BigInteger> interest = new HashMap<>();
  private final Map<AssetId, BigInteger> interestOfOthers = new HashMap<>();

  Purse(DeskFixture desk, PlainMoves owner) {
    this.desk = desk;
    this.owner = owner;
  }

  void note(List<Event> events) {
    for (var event : events)
      switch (event) {
        case Supplied e -> pay(e.amount(), true);
        case Staked e -> pay(e.amount(), true);
        case StakeWithdrawn e -> pay(e.amount(), false);
        case Withdrawn e -> pay(e.amount(), false);
        case CollateralDeposited e -> pay(e.amount(), true);
        case CollateralWithdrawn e -> pay(e.amount(), false);
        case Drawn e -> pay(e.debt().amount(), false);
        case Repaid e -> pay(e.debt().amount(), true);
        case PledgeWithdrawn e -> pay(e.amount(), false);
        case ReservesContributed e -> pay(e.amount(), true);
        case KeeperRegistered e -> pay(e.bond(), true);
        case BondAdded e -> pay(e.amount(), true);
        case FundsDeposited e -> pay(e.amount(), true);
        case FundsWithdrawn e -> pay(e.amount(), false);
        case KeeperDeparted e -> e.paidOut().forEach(amount -> pay(amount, false));
        default -> {}
      }
  }

  private void pay(Amount amount, boolean in) {
    add(cash, amount.token().id(), in ? amount.units().negate() : amount.units());
  }

  /**
   * Notes the interest of a stretch of time: the owner's, received less owed, and what others owe.
   */
  void passTime(Runnable time) {
    var before = new HashMap<AssetId, Reserve.Listed>();
    for (var token : owner.assets()) before.put(token.id(), now(token));
    time.run();
    for (var token : owner.assets()) {
      var then = before.get(token.id());
      var now = now(token);
      var earned = worth(now, UP, shares(token)).subtract(worth(then, DOWN, shares(token)));
      var owing = owed(now, DOWN, token).subtract(owed(then, UP, token));
      add(interest, token.id(), earned.subtract(owing));
      add(interestOfOthers, token.id(), all(now, UP).subtract(all(then, DOWN)).subtract(owing));
    }
  }

  /** So many fine parts of a unit. */
  private static BigInteger worth(Reserve.Listed reserve, Rounding rounding, BigInteger shares) {
    return reserve.accrual().claim(shares.multiply(FINE), rounding, reserve.holdings());
  }

  /** Down to a unit where debts are, because a borrower is then let off the rest of it. */
  private BigInteger owed(Reserve.Listed reserve, Rounding rounding, Token token) {
    return debts(token)
        .map(
            scaled ->
                reserve.accrual().keepsOwnFunds()
                    ? reserve.owed(scaled).units().multiply(FINE)
                    : owed(reserve, rounding, scaled))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static BigInteger owed(Reserve.Listed reserve, Rounding rounding, BigInteger scaled) {
    return reserve.accrual().owed(scaled.multiply(FINE), rounding, reserve.holdings());
  }

  /** A pool counts interest on units of debt, too, that nobody owes. */
  private static BigInteger all(Reserve.Listed reserve, Rounding rounding) {
    return reserve.accrual() instanceof PooledAccrual pool
        ? pool.borrowed().multiply(FINE)
        : owed(reserve, rounding, reserve.holdings().scaledDebt());
  }

  /** In smallest units, less than nothing after a loss. */
  BigInteger gain(Token token) {
    var reserve = now(token);
    var standing = cash.getOrDefault(token.id(), BigInteger.ZERO);
    for (var id : owner.accounts()) {
      var account = desk.book().account(id);
      var staked = account.stakeIn(token.id()).worth(reserve);
      standing = standing.add(account.balance(reserve).plus(staked).units());
    }
    for (var id : owner.keepers())
      if (desk.book().keeper(id) instanceof Keeper.Registered keeper)
        standing = standing.add(keeper.held().getOrDefault(token.id(), token.zero()).units());
    for (var id : owner.loans())
      if (desk.book().loan(id) instanceof Loan.Open loan)
        standing =
            standing
                .add(loan.backingOf(reserve, desk.facts().now()).units())
                .subtract(loan.debtOf(reserve, desk.facts().now()).units());
    return standing;
  }

  /** The interest the owner has earned less what the owner owes, down to a unit. */
  BigInteger interest(Token token) {
    return units(interest, token);
  }

  /** The interest that everybody else has come to owe, down to a unit. */
  BigInteger interestOfOthers(Token token) {
    return units(interestOfOthers, token);
  }

  private BigInteger shares(Token token) {
    var shares = BigInteger.ZERO;
    for (var account : owner.accounts())
      shares = shares.add(desk.book().account(account).sharesOf(token.id()));
    for (var id : owner.loans())
      if (desk.book().loan(id) instanceof Loan.Open loan)
        shares = shares.add(loan.pledgedOf(token.id()));
    return shares;
  }

  private Stream<BigInteger> debts(Token token) {
    return owner.loans().stream()
        .map(id -> desk.book().loan(id))
        .filter(Loan.Open.class::isInstance)
        .map(loan -> ((Loan.Open) loan).scaledDebtOf(token.id()));
  }

  private Reserve.Listed now(Token token) {
    return desk.reserve(token).accruedTo(desk.facts().now());
  }

  private static BigInteger units(Map<AssetId, BigInteger> parts, Token token) {
    var sum = parts.getOrDefault(token.id(), BigInteger.ZERO);
    var quotient = sum.divideAndRemainder(FINE);
    return quotient[1].signum() < 0 ? quotient[0].subtract(BigInteger.ONE) : quotient[0];
  }

  private static void add(Map<AssetId, BigInteger> sums, AssetId asset, BigInteger units) {
    sums.merge(asset, units, BigInteger::add);
  }
}
