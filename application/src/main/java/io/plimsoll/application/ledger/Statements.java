package io.plimsoll.application.ledger;

import io.plimsoll.application.history.Histories;
import io.plimsoll.application.loanbook.Page;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.ledger.LedgerAccount;
import io.plimsoll.domain.ledger.Party;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Draws up statements of one party: the lines of a stretch of time, and how it stood before and
 * after, with the interest that had run since its last line. From one instant to another it changes
 * by what the lines moved and the interest that ran.
 */
public final class Statements {

  private final SubLedgers ledger;
  private final Histories histories;

  public Statements(SubLedgers ledger, Histories histories) {
    this.ledger = ledger;
    this.histories = histories;
  }

  /** What was posted in a stretch of time, as the sub-ledgers have it. */
  public Page<StatementLine> lines(
      MarketId market, Party party, Instant from, Instant to, Optional<String> cursor, int limit) {
    return ledger.lines(market, party, from, to, cursor, limit);
  }

  /** How a party stands at an instant, what happened then included. */
  public List<Standing> at(MarketId market, Party party, Instant at) {
    var booked = ledger.balances(market, party, at);
    if (booked.isEmpty()) return List.of();
    var book = histories.asOf(market, at);
    return booked.stream().map(account -> standing(book, party, account, at)).toList();
  }

  private static Standing standing(Book book, Party party, SubAccount booked, Instant at) {
    if (!(book.reserve(booked.asset().id()) instanceof Reserve.Listed listed))
      throw new IllegalStateException(booked + " was posted before the asset was listed");
    var worth = worth(book, party, booked, listed.accruedTo(at));
    return new Standing(booked, worth.units().subtract(booked.balance()));
  }

  /** What the party has, by its own stream; of a call nothing stays in a keeper's account. */
  private static Amount worth(Book book, Party party, SubAccount account, Reserve.Listed reserve) {
    var asset = reserve.asset().id();
    return switch (party.kind()) {
      case ACCOUNT -> {
        var held = book.account(new AccountId(party.name()));
        yield account.account() == LedgerAccount.BACKSTOP_STAKES
            ? held.stakeIn(asset).worth(reserve)
            : held.balance(reserve);
      }
      case KEEPER ->
          book.keeper(new KeeperId(party.name())) instanceof Keeper.Registered keeper
              ? keeper.held().getOrDefault(asset, reserve.asset().zero())
              : reserve.asset().zero();
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
