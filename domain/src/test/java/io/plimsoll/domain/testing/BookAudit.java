package io.plimsoll.domain.testing;

import static io.plimsoll.domain.ledger.LedgerAccount.ACCRUED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.CASH;
import static io.plimsoll.domain.ledger.LedgerAccount.COLLATERAL_OWED;
import static io.plimsoll.domain.ledger.LedgerAccount.CUSTODY;
import static io.plimsoll.domain.ledger.LedgerAccount.DEFICIT;
import static io.plimsoll.domain.ledger.LedgerAccount.EARNED_INTEREST;
import static io.plimsoll.domain.ledger.LedgerAccount.INVENTORY;
import static io.plimsoll.domain.ledger.LedgerAccount.LOANS_RECEIVABLE;
import static io.plimsoll.domain.ledger.LedgerAccount.OWN_FUNDS;
import static io.plimsoll.domain.ledger.LedgerAccount.PLEDGED_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.ROUNDING;
import static io.plimsoll.domain.ledger.LedgerAccount.SUPPLIER_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.TREASURY;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.SameAssetTreasury;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.testing.PaperBook.SubAccount;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is true of a market's books after every decision. */
public final class BookAudit {

  private BookAudit() {}

  public static void check(PaperBook book, List<Event> latest) {
    latest.forEach(event -> checkPostings(book, event));
    book.every(Reserve.Listed.class).forEach(reserve -> check(book, reserve));
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

  private static void check(PaperBook book, Reserve.Listed reserve) {
    var asset = reserve.asset().id();
    var holdings = reserve.holdings();
    assertThat(total(loans(book).map(loan -> loan.collateralOf(reserve.asset()).units())))
        .as("collateral of all loans in %s", asset)
        .isEqualTo(holdings.collateral());
    assertThat(total(loans(book).map(loan -> loan.scaledDebtOf(asset))))
        .as("scaled debt of all loans in %s", asset)
        .isEqualTo(holdings.scaledDebt());
    var held = total(book.every(LenderAccount.class).map(lender -> lender.sharesOf(asset)));
    var pledged = total(loans(book).map(loan -> loan.pledgedOf(asset)));
    assertThat(held.add(pledged))
        .as("shares of all lenders, and pledged to all loans, in %s", asset)
        .isEqualTo(holdings.suppliedShares());
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
    assertBalance(book, asset, INVENTORY, reserve.inventory());
    if (reserve.accrual().keepsOwnFunds())
      assertThat(book.balance(asset, OWN_FUNDS))
          .as("the desk's own funds in %s", asset)
          .isEqualTo(reserve.ownFunds().add(reserve.inventory().units()));
    assertBalance(book, asset, CUSTODY, reserve.collateral());
    assertBalance(book, asset, COLLATERAL_OWED, reserve.collateral());
    assertThat(side(book, asset, true))
        .as("trial balance of %s", asset)
        .isEqualTo(side(book, asset, false));
    checkSubLedgers(book, reserve);
  }

  /**
   * Sub-accounts add up to their account, and each stands at what its holder has, less the interest
   * since his last movement: nothing where he has nothing, and never more than there is.
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
    parts.forEach(
        (part, booked) -> {
          var has = has(book, reserve, part);
          assertThat(booked).as("%s of %s", part, asset).isBetween(BigInteger.ZERO, has);
          if (has.signum() == 0) assertThat(booked).as("%s of %s", part, asset).isZero();
        });
  }

  /** With interest up to now, whenever the reserve was touched. */
  private static BigInteger has(PaperBook book, Reserve.Listed listed, SubAccount part) {
    var reserve = listed.accruedTo(book.events().getLast().at());
    var asset = listed.asset().id();
    var name = part.party().name();
    return switch (part.account()) {
      case LOANS_RECEIVABLE -> reserve.owed(loan(book, name).scaledDebtOf(asset)).units();
      case PLEDGED_CLAIMS -> reserve.claim(loan(book, name).pledgedOf(asset)).units();
      case COLLATERAL_OWED -> loan(book, name).collateralOf(reserve.asset()).units();
      case SUPPLIER_CLAIMS -> book.account(new AccountId(name)).balance(reserve).units();
      default -> BigInteger.ZERO;
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

  private static Stream<Loan.Open> loans(PaperBook book) {
    return book.every(Loan.Open.class);
  }

  private static BigInteger sum(Stream<Posting> postings) {
    return total(postings.map(posting -> posting.amount().units()));
  }

  private static BigInteger total(Stream<BigInteger> units) {
    return units.reduce(BigInteger.ZERO, BigInteger::add);
  }
}
