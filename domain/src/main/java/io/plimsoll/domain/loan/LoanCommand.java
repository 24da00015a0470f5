package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import java.util.Optional;

/** What a borrower does with a loan, and the desk short of selling from it. */
public sealed interface LoanCommand extends Command {

  LoanId loan();

  /** What concerns the debt side, and the loan as such. */
  sealed interface Owing extends LoanCommand {}

  /** What concerns the ladder of the market. */
  sealed interface Watched extends LoanCommand {}

  /** What concerns the collateral side. */
  sealed interface Backed extends LoanCommand {}

  /** What moves an amount of one asset. */
  sealed interface Movement extends LoanCommand {
    AssetId asset();

    Quantity amount();
  }

  record OpenLoan(MarketId market, LoanId loan, BorrowerId borrower) implements Owing {}

  record Draw(MarketId market, LoanId loan, AssetId asset, Quantity amount)
      implements Owing, Movement {}

  record Repay(MarketId market, LoanId loan, AssetId asset, Quantity amount)
      implements Owing, Movement {}

  /** Repays with shares of the asset owed: a lender's, or those that back the loan. */
  record RepayWithShares(
      MarketId market, LoanId loan, Optional<AccountId> account, AssetId asset, Quantity amount)
      implements Owing, Movement {}

  record DepositCollateral(MarketId market, LoanId loan, AssetId asset, Quantity amount)
      implements Backed, Movement {}

  record WithdrawCollateral(MarketId market, LoanId loan, AssetId asset, Quantity amount)
      implements Backed, Movement {}

  /** Lets a lender's shares back the loan; they keep earning. */
  record PledgeShares(
      MarketId market, LoanId loan, AccountId account, AssetId asset, Quantity amount)
      implements Backed, Movement {}

  /** Gives pledged shares back to a lender's account. */
  record LiftPledge(MarketId market, LoanId loan, AccountId account, AssetId asset, Quantity amount)
      implements Backed, Movement {}

  /** Turns pledged shares into the asset and takes it out. */
  record WithdrawPledge(MarketId market, LoanId loan, AssetId asset, Quantity amount)
      implements Backed, Movement {}

  /** Agrees to small sales above 1, or takes the agreement back. */
  record ChoosePreLiquidation(MarketId market, LoanId loan, boolean enabled) implements Watched {}

  /** Gives the borrower the notice that is due, or takes it back. */
  record ReviewMargin(MarketId market, LoanId loan) implements Watched {}

  /** Chooses a category of correlated assets, or leaves the one chosen. */
  record ChooseCategory(MarketId market, LoanId loan, Optional<CategoryId> category)
      implements Backed {}
}
