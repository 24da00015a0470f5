package io.plimsoll.domain.testing;

import static io.plimsoll.domain.ledger.LedgerAccount.ACCRUED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.BACKSTOP;
import static io.plimsoll.domain.ledger.LedgerAccount.BACKSTOP_STAKES;
import static io.plimsoll.domain.ledger.LedgerAccount.CASH;
import static io.plimsoll.domain.ledger.LedgerAccount.COLLATERAL_OWED;
import static io.plimsoll.domain.ledger.LedgerAccount.CUSTODY;
import static io.plimsoll.domain.ledger.LedgerAccount.DEFICIT;
import static io.plimsoll.domain.ledger.LedgerAccount.EARNED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.INVENTORY;
import static io.plimsoll.domain.ledger.LedgerAccount.KEEPERS;
import static io.plimsoll.domain.ledger.LedgerAccount.LOANS_RECEIVABLE;
import static io.plimsoll.domain.ledger.LedgerAccount.OWN_FUNDS;
import static io.plimsoll.domain.ledger.LedgerAccount.PLEDGED_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.ROUNDING;
import static io.plimsoll.domain.ledger.LedgerAccount.SLASHED;
import static io.plimsoll.domain.ledger.LedgerAccount.SUPPLIER_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.TREASURY;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent.PledgeWithdrawn;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.SameAssetTreasury;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.PooledAccrual;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBorne;
import io.plimsoll.domain.reserve.ReserveEvent.LossShared;
import io.plimsoll.domain.testing.PaperBook.Change;
import io.plimsoll.domain.testing.PaperBook.SubAccount;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is true of a market's books after every decision. What a decision touched is looked at each
 * time; that the running totals are right, all loans are sound, and the events read again give the
 * same book, is looked at by {@link #checkAll} when the caller finds it worth the time.
 */
public final class BookAudit {

  /** Of a pool's debt, against one unit of the asset that nobody owes either. */
  private static final BigInteger UNITS_OF_NOBODY = BigInteger.TEN.pow(6);

  private BookAudit() {}

  public static void check(PaperBook book, List<Change> latest) {
    latest.forEach(change -> check(book, change));
    checkBacking(book, latest);
    book.every(Reserve.Listed.class).forEach(reserve -> check(book, reserve));
    latest.stream()
        .map(Change::event)
        .filter(ReserveEvent.class::isInstance)
        .map(event -> ((ReserveEvent) event).asset())
        .distinct()
        .forEach(asset -> checkSubLedgers(book, book.listed(asset)));
  }

  public static void checkAll(PaperBook book) {
    assertThat(book.totals())
        .as("totals kept with every event")
        .isEqualTo(Totals.of(book.states().values().stream()));
    book.every(Reserve.Listed.class)
        .forEach(
            reserve -> {
              check(book, reserve);
              checkSubLedgers(book, reserve);
            });
    book.every(Loan.Open.class).forEach(BookAudit::check);
  }

  private static void checkPostings(PaperBook book, Event event) {
    var postings = book.postings(event);
    for (var token : postings.stream().map(posting -> posting.amount().token()).distinct().toList())
      assertThat(sum(postings.stream().filter(one -> one.debit() && isOf(token, one))))
          .as("debits of %s in %s", token, event)
          .isEqualTo(sum(postings.stream().filter(one -> !one.debit() && isOf(token, one))));
  }

  private static boolean isOf(Token token, Posting posting) {
    return posting.amount().token().equals(token);
  }

  private static void check(PaperBook book, Change change) {
    checkPostings(book, change.event());
    if (change.before() instanceof Reserve.Listed before
        && change.after() instanceof Reserve.Listed after)
      checkIndices(change.event(), before, after);
    if (change.after() instanceof Loan.Open loan) check((Loan.Open) book.loan(loan.id()));
  }

  /** What is owed is backed, or written off; but a borrower may pay with the last pledge. */
  private static void checkBacking(PaperBook book, List<Change> latest) {
    if (latest.stream().anyMatch(change -> change.event() instanceof PledgeWithdrawn)) return;
    for (var change : latest)
      if (change.after() instanceof Loan.Open touched
          && !(change.before() instanceof Loan.Open before && isUncovered(before))) {
        var loan = (Loan.Open) book.loan(touched.id());
        assertThat(isUncovered(loan))
            .as("what is owed is backed, or written off: %s", loan)
            .isFalse();
      }
  }

  private static void checkIndices(Event event, Reserve.Listed before, Reserve.Listed after) {
    assertThat(after.accrual().updatedAt())
        .as("%s", event)
        .isGreaterThanOrEqualTo(before.accrual().updatedAt());
    if (!(event instanceof LossShared) && !isBorneByLenders(event))
      assertThat(after.liquidityIndex())
          .as("worth of a share after %s", event)
          .isGreaterThanOrEqualTo(before.liquidityIndex());
    if (after.accrual() instanceof PooledAccrual)
      checkPool(event, before.accruedTo(Instant.ofEpochSecond(after.accrual().updatedAt())), after);
    else
      assertThat(after.borrowIndex())
          .as("worth of a unit of debt after %s", event)
          .isGreaterThanOrEqualTo(before.borrowIndex());
  }

  /** The one event after which a share counted by indices is worth less. */
  private static boolean isBorneByLenders(Event event) {
    return event instanceof DeficitBorne borne && borne.bearer() == LossBearer.LENDERS;
  }

  /**
   * What a unit of debt is worth in a pool rises with the interest, and falls when units are minted
   * up or burned down, by less than a unit of the asset and a unit of the debt make: debt × units
   * before against after, cross-wise.
   */
  private static void checkPool(Event event, Reserve.Listed before, Reserve.Listed after) {
    var had = debt(before);
    var has = debt(after);
    var scaled = before.holdings().scaledDebt().add(UNITS_OF_NOBODY);
    var units = after.holdings().scaledDebt().add(UNITS_OF_NOBODY);
    assertThat(had.multiply(units).subtract(has.multiply(scaled)))
        .as("worth of a unit of debt after %s", event)
        .isLessThanOrEqualTo(had.add(scaled));
  }

  private static BigInteger debt(Reserve.Listed pool) {
    return pool.debt().units().add(BigInteger.ONE);
  }

  private static void check(PaperBook book, Reserve.Listed reserve) {
    var holdings = reserve.holdings();
    assertThat(book.totals().of(reserve.asset().id()))
        .as("all shares, debts, collateral and keepers' money in %s", reserve.asset())
        .isEqualTo(
            new Totals.Parts(
                holdings.suppliedShares(),
                holdings.scaledDebt(),
                holdings.collateral(),
                reserve.losses().backstop().shares(),
                holdings.keepers()));
    assertThat(reserve.isolatedDebt()).as("isolated debt of %s", reserve.asset()).isNotNegative();
    checkLedger(book, reserve);
    checkCover(book, reserve);
  }

  /**
   * Claims never exceed what there is, unless the desk stands for losses with its own funds; but
   * for what a profile hands out twice on purpose.
   */
  private static void checkCover(PaperBook book, Reserve.Listed reserve) {
    if (reserve.accrual().keepsOwnFunds()) return;
    var asset = reserve.asset().id();
    var unfunded = book.unfunded(asset);
    if (((Market.Open) book.market()).profile().sameAssetTreasury() == SameAssetTreasury.ONCE)
      assertThat(unfunded).as("shares for nothing in %s", asset).isZero();
    var shares = reserve.holdings().suppliedShares().add(reserve.accrual().treasuryShares());
    assertThat(reserve.claim(shares.subtract(unfunded).max(BigInteger.ZERO)))
        .as("what lenders and treasury can ask for, against what there is of %s", asset)
        .isLessThanOrEqualTo(reserve.cash().plus(reserve.debt()).plus(reserve.deficit()));
    assertThat(book.balance(asset, ROUNDING).add(reserve.claim(unfunded).units()))
        .as("crumbs of %s", asset)
        .isGreaterThanOrEqualTo(unfunded.signum() == 0 ? BigInteger.ZERO : BigInteger.ONE.negate());
  }

  private static void checkLedger(PaperBook book, Reserve.Listed reserve) {
    var asset = reserve.asset().id();
    assertBalance(book, asset, CASH, reserve.cash());
    assertThat(book.balance(asset, LOANS_RECEIVABLE).add(book.balance(asset, ACCRUED_INTEREST)))
        .as("debt of %s", asset)
        .isEqualTo(reserve.debt().units());
    assertBalance(book, asset, DEFICIT, reserve.deficit());
    assertThat(
            book.balance(asset, SUPPLIER_CLAIMS)
                .add(book.balance(asset, PLEDGED_CLAIMS))
                .add(book.balance(asset, EARNED_INTEREST)))
        .as("what lenders can ask for in %s", asset)
        .isEqualTo(reserve.supplied().units());
    assertBalance(book, asset, TREASURY, reserve.treasury());
    var staked = reserve.asset().units(reserve.losses().backstop().staked());
    assertBalance(book, asset, BACKSTOP, staked);
    assertThat(book.balance(asset, BACKSTOP_STAKES).subtract(book.balance(asset, SLASHED)))
        .as("what lies apart for the stakes of %s", asset)
        .isEqualTo(staked.units());
    assertBalance(book, asset, INVENTORY, reserve.inventory());
    if (reserve.accrual().keepsOwnFunds())
      assertThat(book.balance(asset, OWN_FUNDS))
          .as("the desk's own funds in %s", asset)
          .isEqualTo(own(reserve));
    assertBalance(book, asset, CUSTODY, reserve.collateral().plus(reserve.keepers()));
    assertBalance(book, asset, KEEPERS, reserve.keepers());
    assertBalance(book, asset, COLLATERAL_OWED, reserve.collateral());
    assertThat(side(book, asset, true))
        .as("trial balance of %s", asset)
        .isEqualTo(side(book, asset, false));
  }

  /** All there is less what lenders and treasury can ask for, each down. */
  private static BigInteger own(Reserve.Listed reserve) {
    return reserve
        .cash()
        .plus(reserve.debt())
        .plus(reserve.deficit())
        .plus(reserve.inventory())
        .units()
        .subtract(reserve.supplied().units())
        .subtract(reserve.treasury().units());
  }

  /**
   * Sub-accounts add up to their account, and each stands at what its holder has, less the interest
   * since his last movement: nothing where he has nothing, and never more than there is. Only in a
   * pool, where lenders bear losses at once and roundings are shared by all, it may be more, and
   * where lenders or stakes have borne a loss.
   */
  private static void checkSubLedgers(PaperBook book, Reserve.Listed reserve) {
    var asset = reserve.asset().id();
    var parts = book.subLedgers(asset);
    for (var account : LedgerAccount.values())
      if (account.isPersonal())
        assertThat(
                total(
                    parts.entrySet().stream()
                        .filter(part -> part.getKey().account() == account)
                        .map(Map.Entry::getValue)))
            .as("sub-ledger of %s of %s", account, asset)
            .isEqualTo(book.balance(asset, account));
    var now = reserve.accruedTo(book.latest());
    parts.forEach(
        (part, booked) -> {
          var counted = counted(book, reserve, part);
          if (counted.signum() == 0) assertThat(booked).as("%s of %s", part, asset).isZero();
          else
            assertThat(booked)
                .as("%s of %s", part, asset)
                .isBetween(
                    BigInteger.ZERO, hasLost(now, part) ? booked : worth(now, part, counted));
        });
  }

  private static boolean hasLost(Reserve.Listed reserve, SubAccount part) {
    return switch (part.account()) {
      case BACKSTOP_STAKES -> reserve.losses().borneBy(LossBearer.BACKSTOP).signum() > 0;
      case SUPPLIER_CLAIMS, PLEDGED_CLAIMS ->
          reserve.accrual() instanceof PooledAccrual
              || reserve.losses().borneBy(LossBearer.LENDERS).signum() > 0;
      default -> reserve.accrual() instanceof PooledAccrual;
    };
  }

  /** Shares, scaled units of debt, or the collateral and the keepers' money themselves. */
  private static BigInteger counted(PaperBook book, Reserve.Listed reserve, SubAccount part) {
    var asset = reserve.asset().id();
    var name = part.party().name();
    return switch (part.account()) {
      case LOANS_RECEIVABLE -> loan(book, name).scaledDebtOf(asset);
      case PLEDGED_CLAIMS -> loan(book, name).pledgedOf(asset);
      case COLLATERAL_OWED -> loan(book, name).collateralOf(reserve.asset()).units();
      case SUPPLIER_CLAIMS -> book.account(new AccountId(name)).sharesOf(asset);
      case BACKSTOP_STAKES -> book.account(new AccountId(name)).stakeIn(asset).shares();
      case KEEPERS -> keepers(book.keeper(new KeeperId(name)), reserve);
      default -> BigInteger.ZERO;
    };
  }

  private static BigInteger keepers(Keeper keeper, Reserve.Listed reserve) {
    if (!(keeper instanceof Keeper.Registered registered)) return BigInteger.ZERO;
    var asset = reserve.asset();
    return registered.held().getOrDefault(asset.id(), asset.zero()).units();
  }

  private static BigInteger worth(Reserve.Listed now, SubAccount part, BigInteger counted) {
    return switch (part.account()) {
      case LOANS_RECEIVABLE -> now.owed(counted).units();
      case PLEDGED_CLAIMS, SUPPLIER_CLAIMS -> now.claim(counted).units();
      case BACKSTOP_STAKES -> now.losses().backstop().worth(counted);
      default -> counted;
    };
  }

  private static Loan.Open loan(PaperBook book, String name) {
    return (Loan.Open) book.loan(new LoanId(name));
  }

  private static void check(Loan.Open loan) {
    assertThat(loan.collateral().values()).as("collateral of %s", loan).noneMatch(Amount::isZero);
    assertThat(loan.scaledDebt().values())
        .as("debt of %s", loan)
        .allMatch(scaled -> scaled.signum() > 0);
    assertThat(loan.pledged().values())
        .as("pledge of %s", loan)
        .allMatch(shares -> shares.signum() > 0);
  }

  private static boolean isUncovered(Loan.Open loan) {
    return !loan.isDebtFree() && loan.backing().isEmpty();
  }

  private static void assertBalance(
      PaperBook book, AssetId asset, LedgerAccount account, Amount expected) {
    assertThat(book.balance(asset, account))
        .as("%s of %s", account, asset)
        .isEqualTo(expected.units());
  }

  private static BigInteger side(PaperBook book, AssetId asset, boolean debit) {
    return total(
        Arrays.stream(LedgerAccount.values())
            .filter(account -> account.isDebitNormal() == debit)
            .map(account -> book.balance(asset, account)));
  }

  private static BigInteger sum(Stream<Posting> postings) {
    return total(postings.map(posting -> posting.amount().units()));
  }

  private static BigInteger total(Stream<BigInteger> units) {
    return units.reduce(BigInteger.ZERO, BigInteger::add);
  }
}
