package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.application.history.EventType;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.DebtMovement;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loan.LoanEvent.CategoryChosen;
import io.plimsoll.domain.loan.LoanEvent.CollateralDeposited;
import io.plimsoll.domain.loan.LoanEvent.CollateralSeized;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.CollateralWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.DebtAbsorbed;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanEvent.Drawn;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanEvent.MarginCallCured;
import io.plimsoll.domain.loan.LoanEvent.MarginCallLapsed;
import io.plimsoll.domain.loan.LoanEvent.MarginCalled;
import io.plimsoll.domain.loan.LoanEvent.MarginWarned;
import io.plimsoll.domain.loan.LoanEvent.MarginWarningLifted;
import io.plimsoll.domain.loan.LoanEvent.PledgeLifted;
import io.plimsoll.domain.loan.LoanEvent.PledgeWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.PreLiquidationChosen;
import io.plimsoll.domain.loan.LoanEvent.Repaid;
import io.plimsoll.domain.loan.LoanEvent.SharesPledged;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a loan, in order.
 *
 * @param version 1, 2, 3, … without gaps within the loan
 * @param idempotencyKey of the request that caused it
 * @param debtAfter by asset that moved, what is owed right after
 * @param healthBefore null if a price was missing or nothing was owed
 * @param prices numbers of the recorded prices that were used
 * @param account whose shares were pledged, or got them back
 * @param category chosen; null too when one was left
 * @param preLiquidation whether the borrower agrees to small sales from here on
 * @param cureUntil when the time to cure a margin call ends
 */
public record LoanEventView(
    long version,
    Instant at,
    String type,
    @Nullable String idempotencyKey,
    Changes changes,
    SortedMap<AssetId, Amount> debtAfter,
    @Nullable Wad healthBefore,
    @Nullable Wad healthAfter,
    SortedMap<AssetId, Long> prices,
    @Nullable LiquidationId liquidation,
    @Nullable AccountId account,
    @Nullable CategoryId category,
    @Nullable Boolean preLiquidation,
    @Nullable Instant cureUntil) {

  /**
   * By how much the event moved collateral, debt and deficit of each asset; signed and exact.
   *
   * @param collateral held apart, and what pledged shares were worth
   * @param pledgedShares the pledged part of it, in the smallest units of the reserve's shares
   */
  public record Changes(
      SortedMap<AssetId, Decimal> collateral,
      SortedMap<AssetId, BigInteger> pledgedShares,
      SortedMap<AssetId, Decimal> debt,
      SortedMap<AssetId, Decimal> deficit) {

    static Changes none() {
      return new Changes(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    Changes collateral(Amount amount, int sign) {
      add(collateral, amount, sign);
      return this;
    }

    Changes pledged(Amount worth, BigInteger shares, int sign) {
      if (shares.signum() != 0)
        pledgedShares.put(worth.token().id(), sign < 0 ? shares.negate() : shares);
      return collateral(worth, sign);
    }

    Changes sold(Loan.Collateral sold) {
      return collateral(sold.held(), -1).pledged(sold.redeemed(), sold.shares(), -1);
    }

    Changes debt(DebtMovement moved) {
      add(debt, moved.after(), 1);
      add(debt, moved.before(), -1);
      return this;
    }

    Changes deficit(Amount amount) {
      add(deficit, amount, 1);
      return this;
    }

    private static void add(SortedMap<AssetId, Decimal> changes, Amount amount, int sign) {
      if (amount.isZero()) return;
      changes.merge(
          amount.token().id(),
          Decimal.of(sign < 0 ? amount.units().negate() : amount.units(), amount.token()),
          (had, more) -> new Decimal(had.value().add(more.value())));
    }
  }

  /**
   * @throws IllegalArgumentException if it is no event of a loan
   */
  static LoanEventView of(Recorded recorded) {
    if (!(recorded.event() instanceof LoanEvent event))
      throw new IllegalArgumentException(recorded.event() + " is no event of a loan");
    var evidence = evidence(event);
    var debtAfter = new TreeMap<AssetId, Amount>();
    debt(event).ifPresent(moved -> debtAfter.put(moved.asset(), moved.after()));
    return new LoanEventView(
        recorded.version() + 1,
        event.at(),
        EventType.of(event).storedName(),
        recorded.idempotencyKey().orElse(null),
        changes(event),
        debtAfter,
        evidence.flatMap(Evidence::healthBefore).flatMap(LoanEventView::number).orElse(null),
        evidence.flatMap(Evidence::healthAfter).flatMap(LoanEventView::number).orElse(null),
        evidence.map(Evidence::prices).orElseGet(TreeMap::new),
        liquidation(event).orElse(null),
        account(event).orElse(null),
        event instanceof CategoryChosen chosen ? chosen.category().orElse(null) : null,
        event instanceof PreLiquidationChosen chosen ? Boolean.valueOf(chosen.enabled()) : null,
        cureUntil(event).orElse(null));
  }

  private static Changes changes(LoanEvent event) {
    var none = Changes.none();
    return switch (event) {
      case LoanOpened _,
          CategoryChosen _,
          PreLiquidationChosen _,
          MarginWarned _,
          MarginWarningLifted _,
          MarginCalled _,
          MarginCallCured _,
          MarginCallLapsed _,
          LiquidationStarted _,
          LiquidationEnded _ ->
          none;
      case SharesPledged e -> none.pledged(e.worth(), e.shares(), 1);
      case PledgeLifted e -> none.pledged(e.worth(), e.shares(), -1);
      case PledgeWithdrawn e -> none.pledged(e.amount(), e.shares(), -1);
      case CollateralDeposited e -> none.collateral(e.amount(), 1);
      case CollateralWithdrawn e -> none.collateral(e.amount(), -1);
      case Drawn e -> none.debt(e.debt());
      case Repaid e -> none.debt(e.debt());
      case CollateralSold e -> none.sold(e.sold()).collateral(e.surplus(), 1).debt(e.debt());
      case DebtWrittenOff e -> none.debt(e.debt()).deficit(e.debt().amount());
      case CollateralSeized e -> none.collateral(e.seized().amount(), -1);
      case DebtAbsorbed e -> none.debt(e.debt());
    };
  }

  private static Optional<DebtMovement> debt(LoanEvent event) {
    return switch (event) {
      case Drawn e -> Optional.of(e.debt());
      case Repaid e -> Optional.of(e.debt());
      case CollateralSold e -> Optional.of(e.debt());
      case DebtWrittenOff e -> Optional.of(e.debt());
      case DebtAbsorbed e -> Optional.of(e.debt());
      case LoanOpened _,
          CollateralDeposited _,
          CollateralWithdrawn _,
          CollateralSeized _,
          SharesPledged _,
          PledgeLifted _,
          PledgeWithdrawn _,
          CategoryChosen _,
          PreLiquidationChosen _,
          MarginWarned _,
          MarginWarningLifted _,
          MarginCalled _,
          MarginCallCured _,
          MarginCallLapsed _,
          LiquidationStarted _,
          LiquidationEnded _ ->
          Optional.empty();
    };
  }

  private static Optional<Evidence> evidence(LoanEvent event) {
    return switch (event) {
      case LoanOpened _, PreLiquidationChosen _ -> Optional.empty();
      case CollateralDeposited e -> Optional.of(e.evidence());
      case CollateralWithdrawn e -> Optional.of(e.evidence());
      case SharesPledged e -> Optional.of(e.evidence());
      case PledgeLifted e -> Optional.of(e.evidence());
      case PledgeWithdrawn e -> Optional.of(e.evidence());
      case CategoryChosen e -> Optional.of(e.evidence());
      case MarginWarned e -> Optional.of(e.evidence());
      case MarginWarningLifted e -> Optional.of(e.evidence());
      case MarginCalled e -> Optional.of(e.evidence());
      case MarginCallCured e -> Optional.of(e.evidence());
      case MarginCallLapsed e -> Optional.of(e.evidence());
      case Drawn e -> Optional.of(e.evidence());
      case Repaid e -> Optional.of(e.evidence());
      case LiquidationStarted e -> Optional.of(e.evidence());
      case LiquidationEnded e -> Optional.of(e.evidence());
      case CollateralSold e -> Optional.of(e.evidence());
      case DebtWrittenOff e -> Optional.of(e.evidence());
      case CollateralSeized e -> Optional.of(e.evidence());
      case DebtAbsorbed e -> Optional.of(e.evidence());
    };
  }

  private static Optional<LiquidationId> liquidation(LoanEvent event) {
    return switch (event) {
      case LiquidationStarted e -> Optional.of(e.liquidation());
      case LiquidationEnded e -> Optional.of(e.liquidation());
      case CollateralSold e -> Optional.of(e.liquidation());
      case DebtWrittenOff e -> Optional.of(e.liquidation());
      case CollateralSeized e -> Optional.of(e.liquidation());
      case DebtAbsorbed e -> Optional.of(e.liquidation());
      case MarginCallLapsed e -> Optional.of(e.liquidation());
      case LoanOpened _,
          CollateralDeposited _,
          CollateralWithdrawn _,
          SharesPledged _,
          PledgeLifted _,
          PledgeWithdrawn _,
          CategoryChosen _,
          PreLiquidationChosen _,
          MarginWarned _,
          MarginWarningLifted _,
          MarginCalled _,
          MarginCallCured _,
          Drawn _,
          Repaid _ ->
          Optional.empty();
    };
  }

  private static Optional<Instant> cureUntil(LoanEvent event) {
    return switch (event) {
      case MarginCalled e -> Optional.of(e.cureUntil());
      case MarginCallLapsed e -> Optional.of(e.cureUntil());
      default -> Optional.empty();
    };
  }

  private static Optional<AccountId> account(LoanEvent event) {
    return switch (event) {
      case SharesPledged e -> Optional.of(e.account());
      case PledgeLifted e -> Optional.of(e.account());
      default -> Optional.empty();
    };
  }

  private static Optional<Wad> number(HealthFactor health) {
    return health instanceof HealthFactor.Of(var value) ? Optional.of(value) : Optional.empty();
  }
}
