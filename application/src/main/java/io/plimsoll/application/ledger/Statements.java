package io.plimsoll.application.ledger;

import io.plimsoll.application.history.Histories;
import io.plimsoll.application.ledger.Statement.Balance;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Draws up statements: from the journal, with the interest that has run since its last line. */
public final class Statements {

  private final SubLedgers ledger;
  private final Histories histories;

  public Statements(SubLedgers ledger, Histories histories) {
    this.ledger = ledger;
    this.histories = histories;
  }

  /** Of a stretch of time, with lines behind the cursor. */
  public Statement of(
      MarketId market, Party party, Instant from, Instant to, Optional<String> cursor, int limit) {
    return new Statement(
        market,
        party,
        from,
        to,
        balances(market, party, from),
        ledger.lines(market, party, from, to, cursor, limit),
        balances(market, party, to));
  }

  private List<Balance> balances(MarketId market, Party party, Instant at) {
    var booked = ledger.balances(market, party, at);
    if (booked.isEmpty()) return List.of();
    var book = histories.asOf(market, at);
    return booked.stream().map(account -> balance(book, party, account, at)).toList();
  }

  private static Balance balance(Book book, Party party, SubAccount booked, Instant at) {
    if (!(book.reserve(booked.asset().id()) instanceof Reserve.Listed listed))
      throw new IllegalStateException(booked + " was posted before the asset was listed");
    var worth = worth(book, party, booked, listed.accruedTo(at));
    return new Balance(booked, worth.units().subtract(booked.balance()));
  }

  /** What the party has, by its own stream; nothing stays in a keeper's account. */
  private static Amount worth(Book book, Party party, SubAccount account, Reserve.Listed reserve) {
    var asset = reserve.asset().id();
    return switch (party.kind()) {
      case ACCOUNT -> book.account(new AccountId(party.name())).balance(reserve);
      case KEEPER -> reserve.asset().zero();
      case LOAN -> {
        if (!(book.loan(new LoanId(party.name())) instanceof Loan.Open loan))
          throw new IllegalStateException(account + " was posted before the loan was opened");
        yield switch (account.account()) {
          case LOANS_RECEIVABLE -> reserve.owed(loan.scaledDebtOf(asset));
          case PLEDGED_CLAIMS -> reserve.claim(loan.pledgedOf(asset));
          case COLLATERAL_OWED -> loan.collateralOf(reserve.asset());
          default -> throw new IllegalStateException("No loan has a part of " + account);
        };
      }
    };
  }
}
