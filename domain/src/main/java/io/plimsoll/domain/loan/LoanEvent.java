package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/** What happened to a loan. */
public sealed interface LoanEvent extends Event {

  MarketId market();

  LoanId loan();

  @Override
  default StreamId stream() {
    return StreamId.of(market(), loan());
  }

  record LoanOpened(MarketId market, LoanId loan, BorrowerId borrower, Instant at)
      implements LoanEvent {}

  record CollateralDeposited(
      MarketId market, LoanId loan, Amount amount, Evidence evidence, Instant at)
      implements LoanEvent {}

  record CollateralWithdrawn(
      MarketId market, LoanId loan, Amount amount, Evidence evidence, Instant at)
      implements LoanEvent {}

  /** A lender's shares back the loan from here on. */
  record SharesPledged(
      MarketId market,
      LoanId loan,
      AccountId account,
      Amount worth,
      BigInteger shares,
      Evidence evidence,
      Instant at)
      implements LoanEvent {}

  /** Pledged shares went back to a lender's account. */
  record PledgeLifted(
      MarketId market,
      LoanId loan,
      AccountId account,
      Amount worth,
      BigInteger shares,
      Evidence evidence,
      Instant at)
      implements LoanEvent {}

  /** Pledged shares were turned into the asset: for the borrower, or to repay with it. */
  record PledgeWithdrawn(
      MarketId market, LoanId loan, Amount amount, BigInteger shares, Evidence evidence, Instant at)
      implements LoanEvent {}

  record CategoryChosen(
      MarketId market, LoanId loan, Optional<CategoryId> category, Evidence evidence, Instant at)
      implements LoanEvent {}

  record Drawn(MarketId market, LoanId loan, DebtMovement debt, Evidence evidence, Instant at)
      implements LoanEvent {}

  record Repaid(MarketId market, LoanId loan, DebtMovement debt, Evidence evidence, Instant at)
      implements LoanEvent {}

  /** Whether the borrower agrees to small sales above 1. */
  record PreLiquidationChosen(MarketId market, LoanId loan, boolean enabled, Instant at)
      implements LoanEvent {}

  /** Health fell below the level of a warning. */
  record MarginWarned(MarketId market, LoanId loan, Evidence evidence, Instant at)
      implements LoanEvent {}

  /** Health is back at the level of a warning, or the case that followed is over. */
  record MarginWarningLifted(MarketId market, LoanId loan, Evidence evidence, Instant at)
      implements LoanEvent {}

  /**
   * Health fell below the level of a call.
   *
   * @param cureUntil from then on the loan may be sold from, if it is still below that level
   */
  record MarginCalled(
      MarketId market, LoanId loan, Instant cureUntil, Evidence evidence, Instant at)
      implements LoanEvent {}

  /** Health is back at the level of a call; the warning stands. */
  record MarginCallCured(MarketId market, LoanId loan, Evidence evidence, Instant at)
      implements LoanEvent {}

  /** The time to cure was over, and for that a liquidation was opened at 1 or above. */
  record MarginCallLapsed(
      MarketId market,
      LoanId loan,
      LiquidationId liquidation,
      Instant cureUntil,
      Evidence evidence,
      Instant at)
      implements LoanEvent {}

  /** A liquidation was opened on the loan: nothing may be drawn or withdrawn until it ends. */
  record LiquidationStarted(
      MarketId market, LoanId loan, LiquidationId liquidation, Evidence evidence, Instant at)
      implements LoanEvent {}

  record LiquidationEnded(
      MarketId market, LoanId loan, LiquidationId liquidation, Evidence evidence, Instant at)
      implements LoanEvent {}

  /**
   * Collateral was sold, by a keeper's call or by the desk, and debt repaid from it.
   *
   * @param sold what left the loan, fee in kind included
   * @param surplus what the sale brought beyond debt and fee; it is collateral of the loan again
   */
  record CollateralSold(
      MarketId market,
      LoanId loan,
      LiquidationId liquidation,
      Loan.Collateral sold,
      DebtMovement debt,
      Amount surplus,
      Evidence evidence,
      Instant at)
      implements LoanEvent {}

  /** The last collateral is gone: what is still owed became the reserve's deficit. */
  record DebtWrittenOff(
      MarketId market,
      LoanId loan,
      LiquidationId liquidation,
      DebtMovement debt,
      Evidence evidence,
      Instant at)
      implements LoanEvent {}

  /** The desk took collateral over into its own stock. */
  record CollateralSeized(
      MarketId market,
      LoanId loan,
      LiquidationId liquidation,
      Loan.Collateral seized,
      Evidence evidence,
      Instant at)
      implements LoanEvent {}

  /** For collateral taken over, all debt in an asset is gone. */
  record DebtAbsorbed(
      MarketId market,
      LoanId loan,
      LiquidationId liquidation,
      DebtMovement debt,
      Evidence evidence,
      Instant at)
      implements LoanEvent {}
}
