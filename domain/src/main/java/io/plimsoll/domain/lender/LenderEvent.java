package io.plimsoll.domain.lender;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.math.BigInteger;
import java.time.Instant;

/** What happened to a lender's account. */
public sealed interface LenderEvent extends Event {

  MarketId market();

  AccountId account();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), account());
  }

  record Supplied(MarketId market, AccountId account, Amount amount, BigInteger shares, Instant at)
      implements LenderEvent {}

  /** Shares went to another account. */
  record SharesSent(MarketId market, AccountId account, Amount worth, BigInteger shares, Instant at)
      implements LenderEvent {}

  /** Shares came: from another account, from a sale, or from the treasury. */
  record SharesReceived(
      MarketId market, AccountId account, Amount worth, BigInteger shares, Instant at)
      implements LenderEvent {}

  /** Shares back a loan from here on. */
  record PledgeGiven(
      MarketId market, AccountId account, LoanId loan, Amount worth, BigInteger shares, Instant at)
      implements LenderEvent {}

  /** Shares back a loan no more. */
  record PledgeReturned(
      MarketId market, AccountId account, LoanId loan, Amount worth, BigInteger shares, Instant at)
      implements LenderEvent {}

  /** Shares were given up for deficit. */
  record DeficitBorne(
      MarketId market, AccountId account, Amount amount, BigInteger shares, Instant at)
      implements LenderEvent {}

  /** Money came into a reserve's backstop. */
  record Staked(MarketId market, AccountId account, Amount amount, BigInteger shares, Instant at)
      implements LenderEvent {}

  /**
   * Stakes are announced to be taken out, and can be from a moment on; losses reach them till then
   * and after.
   */
  record CooldownStarted(
      MarketId market,
      AccountId account,
      Amount worth,
      BigInteger shares,
      Instant until,
      Instant at)
      implements LenderEvent {}

  record StakeWithdrawn(
      MarketId market, AccountId account, Amount amount, BigInteger shares, Instant at)
      implements LenderEvent {}

  record Withdrawn(MarketId market, AccountId account, Amount amount, BigInteger shares, Instant at)
      implements LenderEvent {}
}
