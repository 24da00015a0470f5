package io.plimsoll.domain.reserve;

import io.plimsoll.domain.reserve.Reserve.Listed;
import io.plimsoll.domain.reserve.ReserveEvent.ClaimHandedOver;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralSeized;
import io.plimsoll.domain.reserve.ReserveEvent.DebtAbsorbed;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitCovered;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveEvent.InterestAccrued;
import io.plimsoll.domain.reserve.ReserveEvent.IsolatedDebtMoved;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.reserve.ReserveEvent.LiquiditySupplied;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.LossShared;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingEnded;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingStarted;
import io.plimsoll.domain.reserve.ReserveEvent.ReserveOpened;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesContributed;
import io.plimsoll.domain.reserve.ReserveEvent.ReservesWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.StockPaid;
import io.plimsoll.domain.reserve.ReserveEvent.StockSold;
import io.plimsoll.domain.reserve.ReserveEvent.SurplusCredited;
import io.plimsoll.domain.reserve.ReserveEvent.TermsChanged;
import io.plimsoll.domain.reserve.ReserveEvent.TreasuryCollected;
import java.math.BigInteger;

/** What each event does to a reserve's holdings. */
final class Bookkeeping {

  private Bookkeeping() {}

  static Reserve evolve(Reserve reserve, ReserveEvent event) {
    if (event instanceof ReserveOpened(_, var token, var terms, var accrual, _))
      return new Listed(token, terms, Holdings.NOTHING, accrual, BigInteger.ZERO);
    if (!(reserve instanceof Listed listed))
      throw new IllegalStateException(event + " cannot follow " + reserve);
    var had = listed.holdings();
    return switch (event) {
      case ReserveOpened _ -> throw new IllegalStateException(event + " cannot follow " + reserve);
      case TermsChanged e -> listed.withTerms(e.terms()).with(e.accrual());
      case LiquiditySupplied e ->
          listed.with(had.cash(e.amount().units()).shares(e.shares())).with(e.accrual());
      case LiquidityWithdrawn e ->
          listed
              .with(had.cash(e.amount().units().negate()).shares(e.shares().negate()))
              .with(e.accrual());
      case PledgeRedeemed e ->
          listed
              .with(had.cash(e.amount().units().negate()).shares(e.shares().negate()))
              .with(e.accrual());
      case LiquidityBorrowed e ->
          listed.with(had.cash(e.amount().units().negate()).debt(e.scaledDebt())).with(e.accrual());
      case DebtPaid e ->
          listed.with(had.cash(e.amount().units()).debt(e.scaledDebt().negate())).with(e.accrual());
      case DeficitBooked e ->
          listed
              .with(had.debt(e.scaledDebt().negate()).deficit(e.amount().units()))
              .with(e.accrual());
      case LossShared e -> listed.with(had.debt(e.scaledDebt().negate())).with(e.accrual());
      case DeficitCovered e ->
          listed
              .with(had.deficit(e.amount().units().negate()).shares(e.shares().negate()))
              .with(e.accrual());
      case TreasuryCollected e -> listed.with(had.shares(e.shares())).with(e.accrual());
      case FeeEarned e -> listed.with(had.cash(e.amount().units())).with(e.accrual());
      case InterestAccrued e -> listed.with(e.accrual());
      case ClaimHandedOver _ -> listed;
      case IsolatedDebtMoved e -> listed.isolated(e.cents());
      case RaisingStarted e -> listed.raising(e.tab(), true);
      case RaisingEnded e -> listed.raising(e.tab(), false);
      case DebtAbsorbed e -> listed.with(had.debt(e.scaledDebt().negate())).with(e.accrual());
      case SurplusCredited e -> listed.with(had.shares(e.shares())).with(e.accrual());
      case StockPaid e -> listed.with(had.cash(e.amount().units())).with(e.accrual());
      case StockSold e -> listed.with(had.inventory(e.amount().units().negate()));
      case ReservesContributed e -> listed.with(own(had, e.change())).with(e.accrual());
      case ReservesWithdrawn e -> listed.with(own(had, e.change())).with(e.accrual());
      case CollateralSeized e ->
          listed.with(had.collateral(e.amount().units().negate()).inventory(e.amount().units()));
      case CollateralReceived e -> listed.with(had.collateral(e.amount().units()));
      case CollateralReleased e -> listed.with(had.collateral(e.amount().units().negate()));
    };
  }

  private static Holdings own(Holdings had, BalanceChange change) {
    return had.cash(change.cash()).inventory(change.inventory());
  }
}
