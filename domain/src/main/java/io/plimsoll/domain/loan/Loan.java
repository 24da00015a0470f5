package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanEvent.CollateralDeposited;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.CollateralWithdrawn;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanEvent.Drawn;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanEvent.Repaid;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Rounding;
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
   * @param scaledDebt owed, in units of each reserve's borrow index; no entry is zero
   * @param liquidation the one that is under way
   * @param liquidations how many there have been
   */
  record Open(
      MarketId market,
      LoanId id,
      BorrowerId borrower,
      SortedMap<AssetId, Amount> collateral,
      SortedMap<AssetId, BigInteger> scaledDebt,
      Optional<LiquidationId> liquidation,
      int liquidations)
      implements Loan {

    public Open {
      collateral = Collections.unmodifiableSortedMap(new TreeMap<>(collateral));
      scaledDebt = Collections.unmodifiableSortedMap(new TreeMap<>(scaledDebt));
    }

    /** Assets held or owed. */
    public SortedSet<AssetId> assets() {
      var assets = new TreeSet<>(collateral.keySet());
      assets.addAll(scaledDebt.keySet());
      return assets;
    }

    public Amount collateralOf(Token token) {
      return collateral.getOrDefault(token.id(), token.zero());
    }

    public BigInteger scaledDebtOf(AssetId asset) {
      return scaledDebt.getOrDefault(asset, BigInteger.ZERO);
    }

    /** What is owed in an asset, with interest up to a moment; up. */
    public Amount debtOf(Reserve.Listed reserve, Instant moment) {
      return reserve
          .asset()
          .units(reserve.borrowIndexAt(moment).of(scaledDebtOf(reserve.asset().id()), Rounding.UP));
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

    public Open plusDebt(AssetId asset, BigInteger scaled) {
      var after = new TreeMap<>(scaledDebt);
      after.merge(asset, scaled, BigInteger::add);
      if (after.getOrDefault(asset, BigInteger.ZERO).signum() < 0)
        throw new IllegalStateException("Debt in " + asset + " fell below zero");
      after.values().removeIf(left -> left.signum() == 0);
      return new Open(market, id, borrower, collateral, after, liquidation, liquidations);
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
      return new Open(market, id, borrower, after, scaledDebt, liquidation, liquidations);
    }
  }

  static Decision decide(Book book, LoanCommand command, Facts facts) {
    return new Borrowing(book, facts).decide(command);
  }

  static Loan evolve(Loan loan, LoanEvent event) {
    if (event instanceof LoanOpened(var market, var id, var borrower, _))
      return new Open(market, id, borrower, new TreeMap<>(), new TreeMap<>(), Optional.empty(), 0);
    if (!(loan instanceof Open open))
      throw new IllegalStateException(event + " cannot follow " + loan);
    return switch (event) {
      case LoanOpened _ -> throw new IllegalStateException(event + " cannot follow " + loan);
      case CollateralDeposited e -> open.plusCollateral(e.amount());
      case CollateralWithdrawn e -> open.minusCollateral(e.amount());
      case Drawn e -> open.plusDebt(e.debt().asset(), e.debt().scaled());
      case Repaid e -> open.minusDebt(e.debt().asset(), e.debt().scaled());
      case LiquidationStarted e ->
          new Open(
              open.market,
              open.id,
              open.borrower,
              open.collateral,
              open.scaledDebt,
              Optional.of(e.liquidation()),
              open.liquidations + 1);
      case LiquidationEnded _ ->
          new Open(
              open.market,
              open.id,
              open.borrower,
              open.collateral,
              open.scaledDebt,
              Optional.empty(),
              open.liquidations);
      case CollateralSold e ->
          open.minusCollateral(e.sold())
              .minusDebt(e.debt().asset(), e.debt().scaled())
              .plusCollateral(e.surplus());
      case DebtWrittenOff e -> open.minusDebt(e.debt().asset(), e.debt().scaled());
    };
  }
}
