package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.LiquidationId;
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
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** One borrower's position in one market. */
public sealed interface Loan extends StreamState {

  record Unopened() implements Loan {}

  /**
   * @param collateral held apart for the borrower; no entry is zero
   * @param pledged a lender's shares that back the loan and keep earning; no entry is zero
   * @param category of correlated assets, if the borrower chose one
   * @param scaledDebt owed, in units of each reserve's borrow index; no entry is zero
   * @param liquidation the one that is under way
   * @param liquidations how many there have been
   * @param footing where it stands on its market's ladder
   */
  record Open(
      MarketId market,
      LoanId id,
      BorrowerId borrower,
      SortedMap<AssetId, Amount> collateral,
      SortedMap<AssetId, BigInteger> pledged,
      Optional<CategoryId> category,
      SortedMap<AssetId, BigInteger> scaledDebt,
      Optional<LiquidationId> liquidation,
      int liquidations,
      Footing footing)
      implements Loan {

    public Open {
      collateral = Collections.unmodifiableSortedMap(new TreeMap<>(collateral));
      pledged = Collections.unmodifiableSortedMap(new TreeMap<>(pledged));
      scaledDebt = Collections.unmodifiableSortedMap(new TreeMap<>(scaledDebt));
    }

    /** Assets held, pledged or owed. */
    public SortedSet<AssetId> assets() {
      var assets = backing();
      assets.addAll(scaledDebt.keySet());
      return assets;
    }

    /** Assets held or pledged. */
    public SortedSet<AssetId> backing() {
      var assets = new TreeSet<>(collateral.keySet());
      assets.addAll(pledged.keySet());
      return assets;
    }

    public Amount collateralOf(Token token) {
      return collateral.getOrDefault(token.id(), token.zero());
    }

    public BigInteger pledgedOf(AssetId asset) {
      return pledged.getOrDefault(asset, BigInteger.ZERO);
    }

    /**
     * What backs the loan in an asset: held apart, and the claim of the pledged shares, with
     * interest up to a moment; down.
     */
    public Amount backingOf(Reserve.Listed reserve, Instant moment) {
      return collateralOf(reserve.asset())
          .plus(reserve.accruedTo(moment).claim(pledgedOf(reserve.asset().id())));
    }

    /**
     * How an amount of collateral leaves: what is held apart first, then pledged shares.
     *
     * @param reserve with interest booked
     */
    public Collateral part(Reserve.Listed reserve, Amount amount) {
      var held = amount.min(collateralOf(reserve.asset()));
      return new Collateral(
          amount, held, reserve.sharesBurned(amount.minus(held), pledgedOf(reserve.asset().id())));
    }

    public BigInteger scaledDebtOf(AssetId asset) {
      return scaledDebt.getOrDefault(asset, BigInteger.ZERO);
    }

    /** What is owed in an asset, with interest up to a moment; up. */
    public Amount debtOf(Reserve.Listed reserve, Instant moment) {
      return reserve.accruedTo(moment).owed(scaledDebtOf(reserve.asset().id()));
    }

    public boolean isDebtFree() {
      return scaledDebt.isEmpty();
    }

    public Open plusCollateral(Amount amount) {
      var after = new TreeMap<>(collateral);
      after.merge(amount.token().id(), amount, Amount::plus);
      return withCollateral(after);
    }

    public Open minusCollateral(Amount amount) {
      var after = new TreeMap<>(collateral);
      after.put(amount.token().id(), collateralOf(amount.token()).minus(amount));
      return withCollateral(after);
    }

    public Open minusCollateral(Collateral sold) {
      var asset = sold.amount().token().id();
      return (sold.held().isZero() ? this : minusCollateral(sold.held()))
          .plusPledged(asset, sold.shares().negate());
    }

    public Open plusPledged(AssetId asset, BigInteger shares) {
      return new Open(
          market,
          id,
          borrower,
          collateral,
          plus(pledged, asset, shares),
          category,
          scaledDebt,
          liquidation,
          liquidations,
          footing);
    }

    public Open plusDebt(AssetId asset, BigInteger scaled) {
      return new Open(
          market,
          id,
          borrower,
          collateral,
          pledged,
          category,
          plus(scaledDebt, asset, scaled),
          liquidation,
          liquidations,
          footing);
    }

    public Open in(Optional<CategoryId> chosen) {
      return new Open(
          market,
          id,
          borrower,
          collateral,
          pledged,
          chosen,
          scaledDebt,
          liquidation,
          liquidations,
          footing);
    }

    public Open minusDebt(AssetId asset, BigInteger scaled) {
      return plusDebt(asset, scaled.negate());
    }

    /** The name the next liquidation of this loan will have. */
    public LiquidationId nextLiquidation() {
      return LiquidationId.of(id, liquidations + 1);
    }

    private Open withCollateral(SortedMap<AssetId, Amount> after) {
      after.values().removeIf(Amount::isZero);
      return new Open(
          market,
          id,
          borrower,
          after,
          pledged,
          category,
          scaledDebt,
          liquidation,
          liquidations,
          footing);
    }

    private Open under(Optional<LiquidationId> next, int count, Footing stands) {
      return new Open(
          market, id, borrower, collateral, pledged, category, scaledDebt, next, count, stands);
    }

    private Open on(Footing next) {
      return under(liquidation, liquidations, next);
    }

    private static SortedMap<AssetId, BigInteger> plus(
        SortedMap<AssetId, BigInteger> parts, AssetId asset, BigInteger change) {
      var after = new TreeMap<>(parts);
      after.merge(asset, change, BigInteger::add);
      if (after.getOrDefault(asset, BigInteger.ZERO).signum() < 0)
        throw new IllegalStateException("What a loan has in " + asset + " fell below zero");
      after.values().removeIf(left -> left.signum() == 0);
      return after;
    }
  }

  /**
   * Collateral that leaves a loan.
   *
   * @param amount all of it
   * @param held the part that lay apart
   * @param shares pledged shares for the rest
   */
  record Collateral(Amount amount, Amount held, BigInteger shares) {

    /** What the shares stand for. */
    public Amount redeemed() {
      return amount.minus(held);
    }
  }

  static Decision decide(Book book, LoanCommand command, Facts facts) {
    return switch (command) {
      case LoanCommand.Backed c -> new Backing(book, facts).decide(c);
      case LoanCommand.Owing c -> new Borrowing(book, facts).decide(c);
      case LoanCommand.Watched c -> new Watching(book, facts).decide(c);
    };
  }

  static Loan evolve(Loan loan, LoanEvent event) {
    if (event instanceof LoanOpened(var market, var id, var borrower, _))
      return new Open(
          market,
          id,
          borrower,
          new TreeMap<>(),
          new TreeMap<>(),
          Optional.empty(),
          new TreeMap<>(),
          Optional.empty(),
          0,
          Footing.FIRM);
    if (!(loan instanceof Open open))
      throw new IllegalStateException(event + " cannot follow " + loan);
    return switch (event) {
      case LoanOpened _ -> throw new IllegalStateException(event + " cannot follow " + loan);
      case CollateralDeposited e -> open.plusCollateral(e.amount());
      case CollateralWithdrawn e -> open.minusCollateral(e.amount());
      case Drawn e -> open.plusDebt(e.debt().asset(), e.debt().scaled());
      case Repaid e -> open.minusDebt(e.debt().asset(), e.debt().scaled());
      case SharesPledged e -> open.plusPledged(e.worth().token().id(), e.shares());
      case PledgeLifted e -> open.plusPledged(e.worth().token().id(), e.shares().negate());
      case PledgeWithdrawn e -> open.plusPledged(e.amount().token().id(), e.shares().negate());
      case CategoryChosen e -> open.in(e.category());
      case LiquidationStarted e ->
          open.under(Optional.of(e.liquidation()), open.liquidations + 1, open.footing);
      case LiquidationEnded _ -> open.under(Optional.empty(), open.liquidations, open.footing);
      case PreLiquidationChosen e -> open.on(open.footing.agreed(e.enabled()));
      case MarginWarned e -> open.on(open.footing.warned(e.at()));
      case MarginCalled e -> open.on(open.footing.called(e.at(), e.cureUntil()));
      case MarginCallCured e -> open.on(open.footing.warned(e.at()));
      case MarginCallLapsed _ -> open;
      case MarginWarningLifted _ -> open.on(open.footing.cleared());
      case CollateralSold e ->
          open.minusCollateral(e.sold())
              .minusDebt(e.debt().asset(), e.debt().scaled())
              .plusCollateral(e.surplus());
      case CollateralSeized e -> open.minusCollateral(e.seized());
      case DebtAbsorbed e -> open.minusDebt(e.debt().asset(), e.debt().scaled());
      case DebtWrittenOff e -> open.minusDebt(e.debt().asset(), e.debt().scaled());
    };
  }
}
