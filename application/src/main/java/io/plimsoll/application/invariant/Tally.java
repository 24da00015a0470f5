package io.plimsoll.application.invariant;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.KeeperEvent;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the events of a commit moved in shares, scaled debt, collateral, stakes and keepers' money
 * held apart: by lenders, loans and keepers on one side, by reserves on the other. Both come to the
 * same, asset by asset.
 */
final class Tally {

  /** What is counted on both sides. */
  enum Line {
    SHARES,
    DEBT,
    COLLATERAL,
    STAKES,
    KEEPERS
  }

  record Count(AssetId asset, Line line) {}

  private final Map<Count, BigInteger> difference = new HashMap<>();

  static Tally of(List<Event> events) {
    var tally = new Tally();
    events.forEach(tally::add);
    return tally;
  }

  /**
   * By how much lenders, loans and keepers moved more than the reserve; nothing where both agree.
   */
  Map<Count, BigInteger> differences() {
    difference.values().removeIf(units -> units.signum() == 0);
    return Map.copyOf(difference);
  }

  private void add(Event event) {
    switch (event) {
      case ReserveEvent e -> whole(e);
      case LenderEvent e -> part(e);
      case LoanEvent e -> part(e);
      case KeeperEvent e -> part(e);
      default -> {}
    }
  }

  private void whole(ReserveEvent event) {
    switch (event) {
      case ReserveEvent.LiquiditySupplied e -> less(e.asset(), Line.SHARES, e.shares());
      case ReserveEvent.TreasuryCollected e -> less(e.asset(), Line.SHARES, e.shares());
      case ReserveEvent.LiquidityWithdrawn e -> more(e.asset(), Line.SHARES, e.shares());
      case ReserveEvent.PledgeRedeemed e -> more(e.asset(), Line.SHARES, e.shares());
      case ReserveEvent.DeficitCovered e -> more(e.asset(), Line.SHARES, e.shares());
      case ReserveEvent.LiquidityBorrowed e -> less(e.asset(), Line.DEBT, e.scaledDebt());
      case ReserveEvent.DebtPaid e -> more(e.asset(), Line.DEBT, e.scaledDebt());
      case ReserveEvent.DeficitBooked e -> more(e.asset(), Line.DEBT, e.scaledDebt());
      case ReserveEvent.LossShared e -> more(e.asset(), Line.DEBT, e.scaledDebt());
      case ReserveEvent.DebtAbsorbed e -> more(e.asset(), Line.DEBT, e.scaledDebt());
      case ReserveEvent.SurplusCredited e -> less(e.asset(), Line.SHARES, e.shares());
      case ReserveEvent.CollateralSeized e -> more(e.asset(), Line.COLLATERAL, e.amount().units());
      case ReserveEvent.CollateralReceived e ->
          less(e.asset(), Line.COLLATERAL, e.amount().units());
      case ReserveEvent.CollateralReleased e ->
          more(e.asset(), Line.COLLATERAL, e.amount().units());
      case ReserveEvent.KeeperFundsReceived e -> less(e.asset(), Line.KEEPERS, e.amount().units());
      case ReserveEvent.KeeperFundsReleased e -> more(e.asset(), Line.KEEPERS, e.amount().units());
      case ReserveEvent.BondForfeited e -> more(e.asset(), Line.KEEPERS, e.amount().units());
      case ReserveEvent.BackstopStaked e -> less(e.asset(), Line.STAKES, e.shares());
      case ReserveEvent.BackstopReturned e -> more(e.asset(), Line.STAKES, e.shares());
      case ReserveEvent.DeficitBorne _,
          ReserveEvent.ReserveOpened _,
          ReserveEvent.TermsChanged _,
          ReserveEvent.InterestAccrued _,
          ReserveEvent.ClaimHandedOver _,
          ReserveEvent.FeeEarned _,
          ReserveEvent.StockPaid _,
          ReserveEvent.StockSold _,
          ReserveEvent.ReservesContributed _,
          ReserveEvent.ReservesWithdrawn _,
          ReserveEvent.RaisingStarted _,
          ReserveEvent.RaisingEnded _,
          ReserveEvent.IsolatedDebtMoved _ -> {}
    }
  }

  private void part(LenderEvent event) {
    switch (event) {
      case LenderEvent.Supplied e -> shares(e.amount(), e.shares());
      case LenderEvent.SharesReceived e -> shares(e.worth(), e.shares());
      case LenderEvent.PledgeReturned e -> shares(e.worth(), e.shares());
      case LenderEvent.Withdrawn e -> shares(e.amount(), e.shares().negate());
      case LenderEvent.SharesSent e -> shares(e.worth(), e.shares().negate());
      case LenderEvent.PledgeGiven e -> shares(e.worth(), e.shares().negate());
      case LenderEvent.DeficitBorne e -> shares(e.amount(), e.shares().negate());
      case LenderEvent.Staked e -> more(e.amount().token().id(), Line.STAKES, e.shares());
      case LenderEvent.StakeWithdrawn e -> less(e.amount().token().id(), Line.STAKES, e.shares());
      case LenderEvent.CooldownStarted _ -> {}
    }
  }

  private void part(LoanEvent event) {
    switch (event) {
      case LoanEvent.CollateralDeposited e -> held(e.amount(), 1);
      case LoanEvent.CollateralWithdrawn e -> held(e.amount(), -1);
      case LoanEvent.SharesPledged e -> shares(e.worth(), e.shares());
      case LoanEvent.PledgeLifted e -> shares(e.worth(), e.shares().negate());
      case LoanEvent.PledgeWithdrawn e -> shares(e.amount(), e.shares().negate());
      case LoanEvent.Drawn e -> more(e.debt().asset(), Line.DEBT, e.debt().scaled());
      case LoanEvent.Repaid e -> less(e.debt().asset(), Line.DEBT, e.debt().scaled());
      case LoanEvent.DebtWrittenOff e -> less(e.debt().asset(), Line.DEBT, e.debt().scaled());
      case LoanEvent.CollateralSold e -> {
        held(e.sold().held(), -1);
        shares(e.sold().amount(), e.sold().shares().negate());
        held(e.surplus(), 1);
        less(e.debt().asset(), Line.DEBT, e.debt().scaled());
      }
      case LoanEvent.CollateralSeized e -> {
        held(e.seized().held(), -1);
        shares(e.seized().amount(), e.seized().shares().negate());
      }
      case LoanEvent.DebtAbsorbed e -> less(e.debt().asset(), Line.DEBT, e.debt().scaled());
      case LoanEvent.LoanOpened _,
          LoanEvent.CategoryChosen _,
          LoanEvent.PreLiquidationChosen _,
          LoanEvent.MarginWarned _,
          LoanEvent.MarginWarningLifted _,
          LoanEvent.MarginCalled _,
          LoanEvent.MarginCallCured _,
          LoanEvent.MarginCallLapsed _,
          LoanEvent.LiquidationStarted _,
          LoanEvent.LiquidationEnded _ -> {}
    }
  }

  private void part(KeeperEvent event) {
    switch (event) {
      case KeeperEvent.KeeperRegistered e -> kept(e.bond(), 1);
      case KeeperEvent.BondAdded e -> kept(e.amount(), 1);
      case KeeperEvent.BondSlashed e -> kept(e.amount(), -1);
      case KeeperEvent.FundsDeposited e -> kept(e.amount(), 1);
      case KeeperEvent.FundsWithdrawn e -> kept(e.amount(), -1);
      case KeeperEvent.FundsPaid e -> kept(e.amount(), -1);
      case KeeperEvent.FundsCredited e -> kept(e.amount(), 1);
      case KeeperEvent.EscrowPaid e -> kept(e.paid(), -1);
      case KeeperEvent.KeeperDeparted e -> e.paidOut().forEach(amount -> kept(amount, -1));
      case KeeperEvent.FundsEscrowed _, KeeperEvent.EscrowReleased _ -> {}
    }
  }

  private void shares(Amount of, BigInteger change) {
    more(of.token().id(), Line.SHARES, change);
  }

  private void held(Amount amount, int sign) {
    more(amount.token().id(), Line.COLLATERAL, amount.units().multiply(BigInteger.valueOf(sign)));
  }

  private void kept(Amount amount, int sign) {
    more(amount.token().id(), Line.KEEPERS, amount.units().multiply(BigInteger.valueOf(sign)));
  }

  private void more(AssetId asset, Line line, BigInteger units) {
    difference.merge(new Count(asset, line), units, BigInteger::add);
  }

  private void less(AssetId asset, Line line, BigInteger units) {
    more(asset, line, units.negate());
  }
}
