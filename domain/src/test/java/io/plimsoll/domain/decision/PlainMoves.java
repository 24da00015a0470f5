package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.quantity;

import io.plimsoll.domain.decision.Move.Kind;
import io.plimsoll.domain.keeper.KeeperCommand.AddBond;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.LeaveMarket;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.keeper.KeeperCommand.WithdrawFunds;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.CoverDeficit;
import io.plimsoll.domain.lender.LenderCommand.Stake;
import io.plimsoll.domain.lender.LenderCommand.StartCooldown;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.lender.LenderCommand.WithdrawStake;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.AbsorbLoan;
import io.plimsoll.domain.liquidation.LiquidationCommand.BuyCollateral;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.SeizeCollateral;
import io.plimsoll.domain.liquidation.LiquidationCommand.Size;
import io.plimsoll.domain.loan.LoanCommand.ChooseCategory;
import io.plimsoll.domain.loan.LoanCommand.ChoosePreLiquidation;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.RepayWithShares;
import io.plimsoll.domain.loan.LoanCommand.ReviewMargin;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanCommand.WithdrawPledge;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketCommand.AccrueInterest;
import io.plimsoll.domain.market.MarketCommand.ContributeReserves;
import io.plimsoll.domain.market.MarketCommand.SettleDeficit;
import io.plimsoll.domain.market.MarketCommand.WithdrawReserves;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Moves that are one command each, whatever the book, with the accounts, loans and keepers they are
 * about.
 */
record PlainMoves(
    List<Token> assets, List<AccountId> accounts, List<LoanId> loans, List<KeeperId> keepers) {

  private static final List<String> CATEGORIES = List.of("dollars", "coins");

  Token asset(Move move) {
    return assets.get(move.what() % assets.size());
  }

  /** A keeper, or the desk. */
  KeeperId keeperOrDesk(Move move) {
    return move.other() == 0 ? KeeperId.DESK : keeper(move);
  }

  Token otherAsset(Move move) {
    return assets.get(move.other() % assets.size());
  }

  LoanId loan(Move move) {
    return loans.get(move.who() % loans.size());
  }

  AccountId account(Move move) {
    return accounts.get(move.who() % accounts.size());
  }

  AccountId other(Move move) {
    return accounts.get(move.other() % accounts.size());
  }

  KeeperId keeper(Move move) {
    return keepers.get(move.who() % keepers.size());
  }

  /** Empty for a move that is no command, or not one alone. */
  Optional<Command> command(Move move) {
    var id = asset(move).id();
    var loan = loan(move);
    return Optional.ofNullable(
        switch (move.kind()) {
          case SUPPLY -> new Supply(MAIN, account(move), id, some(move));
          case WITHDRAW -> new Withdraw(MAIN, account(move), id, someOrAll(move));
          case SEND -> new TransferShares(MAIN, account(move), other(move), id, someOrAll(move));
          case COVER -> new CoverDeficit(MAIN, account(move), id, someOrAll(move));
          case STAKE -> new Stake(MAIN, account(move), id, some(move));
          case COOL -> new StartCooldown(MAIN, account(move), id, someOrAll(move));
          case UNSTAKE -> new WithdrawStake(MAIN, account(move), id, someOrAll(move));
          case SETTLE -> new SettleDeficit(MAIN, id);
          case COLLECT -> new CollectTreasury(MAIN, new AccountId("treasury"), id);
          case ACCRUE -> new AccrueInterest(MAIN, id);
          case CONTRIBUTE -> new ContributeReserves(MAIN, id, some(move));
          case WITHDRAW_RESERVES -> new WithdrawReserves(MAIN, id, someOrAll(move));
          case DEPOSIT -> new DepositCollateral(MAIN, loan, id, some(move));
          case TAKE_OUT -> new WithdrawCollateral(MAIN, loan, id, someOrAll(move));
          case PLEDGE -> new PledgeShares(MAIN, loan, other(move), id, someOrAll(move));
          case LIFT -> new LiftPledge(MAIN, loan, other(move), id, someOrAll(move));
          case TAKE_OUT_PLEDGED -> new WithdrawPledge(MAIN, loan, id, someOrAll(move));
          case DRAW -> new Draw(MAIN, loan, id, some(move));
          case REPAY -> new Repay(MAIN, loan, id, someOrAll(move));
          case REPAY_WITH_SHARES ->
              new RepayWithShares(MAIN, loan, Optional.of(other(move)), id, someOrAll(move));
          case REPAY_WITH_PLEDGED ->
              new RepayWithShares(MAIN, loan, Optional.empty(), id, someOrAll(move));
          case CHOOSE -> new ChooseCategory(MAIN, loan, Optional.of(category(move)));
          case LEAVE -> new ChooseCategory(MAIN, loan, Optional.empty());
          case CALL -> call(move, Optional.empty());
          case CALL_FOR_SHARES -> call(move, Optional.of(account(move)));
          case SEIZE -> seize(move, new Size.Collateral(someOrAll(move)));
          case ABSORB -> new AbsorbLoan(MAIN, loan);
          case BUY ->
              new BuyCollateral(
                  MAIN, keeper(move), otherAsset(move).id(), id, some(move), Optional.empty());
          case REGISTER -> new RegisterKeeper(MAIN, keeper(move), some(move));
          case ADD_BOND -> new AddBond(MAIN, keeper(move), some(move));
          case BRING_FUNDS -> new DepositFunds(MAIN, keeper(move), id, some(move));
          case TAKE_FUNDS -> new WithdrawFunds(MAIN, keeper(move), id, someOrAll(move));
          case LEAVE_MARKET -> new LeaveMarket(MAIN, keeper(move));
          case REVIEW -> new ReviewMargin(MAIN, loan);
          case AGREE -> new ChoosePreLiquidation(MAIN, loan, move.choice(4) > 0);
          default -> null;
        });
  }

  private CallLiquidation call(Move move, Optional<AccountId> sharesTo) {
    return new CallLiquidation(
        MAIN,
        loan(move),
        keeper(move),
        asset(move).id(),
        otherAsset(move).id(),
        someOrAll(move),
        sharesTo);
  }

  /** For debt in the asset that is lent where only one is. */
  SeizeCollateral seize(Move move, Size size) {
    return new SeizeCollateral(
        MAIN, loan(move), keeper(move), assets.getFirst().id(), otherAsset(move).id(), size);
  }

  private static CategoryId category(Move move) {
    return new CategoryId(CATEGORIES.get(move.choice(CATEGORIES.size())));
  }

  private static final Set<Kind> ALSO_BY_SHARES =
      EnumSet.of(Kind.SUPPLY, Kind.WITHDRAW, Kind.SEND, Kind.DRAW, Kind.REPAY);

  private Quantity some(Move move) {
    var asset = asset(move);
    var whole = BigInteger.valueOf(200_000).multiply(asset.unit());
    var units = move.size().mod(whole).max(BigInteger.ONE);
    return ALSO_BY_SHARES.contains(move.kind()) && move.choice(7) == 0
        ? new Quantity.Shares(units)
        : quantity(asset.units(units));
  }

  private Quantity someOrAll(Move move) {
    return move.choice(3) == 0 ? Quantity.everything() : some(move);
  }
}
