package io.plimsoll.domain.testing;

import static io.plimsoll.domain.ledger.LedgerAccount.CASH;
import static io.plimsoll.domain.ledger.LedgerAccount.COLLATERAL_OWED;
import static io.plimsoll.domain.ledger.LedgerAccount.CUSTODY;
import static io.plimsoll.domain.ledger.LedgerAccount.DEFICIT;
import static io.plimsoll.domain.ledger.LedgerAccount.LOANS_RECEIVABLE;
import static io.plimsoll.domain.ledger.LedgerAccount.ROUNDING;
import static io.plimsoll.domain.ledger.LedgerAccount.SUPPLIER_CLAIMS;
import static io.plimsoll.domain.ledger.LedgerAccount.TREASURY;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.ledger.Journal;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Posting;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.SameAssetTreasury;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
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
    if (!(event instanceof ReserveEvent moved)) return;
    var postings = Journal.postings(book.listed(moved.asset()).asset(), moved.change());
    assertThat(sum(postings.stream().filter(Posting::debit)))
        .as("debits of %s", event)
        .isEqualTo(sum(postings.stream().filter(posting -> !posting.debit())));
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

  /** Claims never exceed what there is, but for what a profile hands out twice on purpose. */
  private static void checkCover(PaperBook book, Reserve.Listed reserve) {
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
    assertBalance(book, asset, LOANS_RECEIVABLE, reserve.debt());
    assertBalance(book, asset, DEFICIT, reserve.deficit());
    assertBalance(book, asset, SUPPLIER_CLAIMS, reserve.supplied());
    assertBalance(book, asset, TREASURY, reserve.treasury());
    assertBalance(book, asset, CUSTODY, reserve.collateral());
    assertBalance(book, asset, COLLATERAL_OWED, reserve.collateral());
    assertThat(side(book, asset, true))
        .as("trial balance of %s", asset)
        .isEqualTo(side(book, asset, false));
  }

  private static void check(Loan.Open loan) {
    assertThat(loan.collateral().values()).as("collateral of %s", loan).noneMatch(Amount::isZero);
    assertThat(loan.scaledDebt().values())
        .as("debt of %s", loan)
        .allMatch(scaled -> scaled.signum() > 0);
    assertThat(loan.pledged().values())
        .as("pledge of %s", loan)
        .allMatch(shares -> shares.signum() > 0);
    assertThat(loan.isDebtFree() || !loan.backing().isEmpty())
        .as("what is owed is backed, or written off: %s", loan)
        .isTrue();
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
