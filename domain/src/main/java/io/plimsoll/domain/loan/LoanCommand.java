package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/** What a borrower does with a loan. */
public sealed interface LoanCommand extends Command {

  LoanId loan();

  record OpenLoan(MarketId market, LoanId loan, BorrowerId borrower) implements LoanCommand {}

  /** What moves an amount of one asset. */
  sealed interface Movement extends LoanCommand {
    AssetId asset();

    Quantity amount();
  }

  record DepositCollateral(MarketId market, LoanId loan, AssetId asset, Quantity amount)
      implements Movement {}

  record WithdrawCollateral(MarketId market, LoanId loan, AssetId asset, Quantity amount)
      implements Movement {}

  record Draw(MarketId market, LoanId loan, AssetId asset, Quantity amount) implements Movement {}

  record Repay(MarketId market, LoanId loan, AssetId asset, Quantity amount) implements Movement {}
}
