package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.loan.LoanRejection.DebtCeilingExceeded;
import io.plimsoll.domain.loan.LoanRejection.NotBorrowableInIsolation;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.Teller;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A loan whose only collateral is trusted up to a ceiling. What is owed against that collateral is
 * counted in whole hundredths of a token, down, whatever the token: the isolation mode of Aave v3.
 *
 * @param collateral the only one
 */
public record IsolatedLoan(LoanId loan, Reserve.Listed collateral) {

  public static Optional<IsolatedLoan> of(Book book, Loan.Open loan) {
    var backing = loan.backing();
    return backing.size() == 1
            && book.reserve(backing.getFirst()) instanceof Reserve.Listed reserve
            && reserve.terms().isolation().debtCeiling().isPresent()
        ? Optional.of(new IsolatedLoan(loan.id(), reserve))
        : Optional.empty();
  }

  Optional<Rejection> objection(Reserve.Listed drawn, Amount amount) {
    if (!drawn.terms().isolation().borrowable())
      return Optional.of(new NotBorrowableInIsolation(drawn.asset().id(), collateral.asset().id()));
    var ceiling = collateral.terms().isolation().debtCeiling().orElseThrow();
    return collateral.isolatedDebt().add(cents(amount)).compareTo(ceiling) > 0
        ? Optional.of(
            new DebtCeilingExceeded(collateral.asset().id(), collateral.isolatedDebt(), ceiling))
        : Optional.empty();
  }

  void owe(Teller teller, Amount drawn) {
    teller.isolate(collateral.asset().id(), loan, cents(drawn));
  }

  /** Takes a payment off; never below zero, because interest was not counted. */
  public void settle(Teller teller, Amount paid) {
    teller.isolate(
        collateral.asset().id(), loan, cents(paid).min(collateral.isolatedDebt()).negate());
  }

  private static BigInteger cents(Amount amount) {
    return amount.units().multiply(BigInteger.valueOf(100)).divide(amount.token().unit());
  }
}
