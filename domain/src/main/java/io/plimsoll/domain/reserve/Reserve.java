package io.plimsoll.domain.reserve;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.reserve.ReserveEvent.LiquiditySupplied;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.ReserveOpened;
import io.plimsoll.domain.reserve.ReserveEvent.TermsChanged;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooLarge;
import io.plimsoll.domain.reserve.ReserveRejection.TooManyDecimals;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One asset of a market: liquidity, lenders' shares and borrowers' debt on two indices, and the
 * collateral held apart. The arithmetic of indices and rates is that of Aave v3.6.
 */
public sealed interface Reserve extends StreamState {

  /** More smallest units than any token has; what goes beyond is a mistake or an attack. */
  BigInteger LARGEST_AMOUNT = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  record Unlisted() implements Reserve {}

  record Listed(Token asset, ReserveTerms terms, Holdings holdings, Accrual accrual)
      implements Reserve {

    /** Debt of all loans with interest up to the last touch, up. */
    public Amount debt() {
      return asset.units(accrual.borrowIndex().of(holdings.scaledDebt(), Rounding.UP));
    }

    /** What lenders can ask for, down. */
    public Amount supplied() {
      return asset.units(accrual.liquidityIndex().of(holdings.suppliedShares(), Rounding.DOWN));
    }

    /** What the treasury can ask for, down. */
    public Amount treasury() {
      return asset.units(accrual.liquidityIndex().of(accrual.treasuryShares(), Rounding.DOWN));
    }

    public Amount cash() {
      return asset.units(holdings.cash());
    }

    public Amount deficit() {
      return asset.units(holdings.deficit());
    }

    public Amount collateral() {
      return asset.units(holdings.collateral());
    }

    public Duration maxPriceAge() {
      return terms.maxPriceAge();
    }

    public Duration maxPriceAgeForSale() {
      return terms.maxPriceAgeForSale();
    }

    /** Share of the liquidity that is lent: debt ÷ (cash + debt), half up; 0 without debt. */
    public Ray utilization() {
      return usage(holdings.cash());
    }

    /**
     * The borrow index at a moment, as if the reserve were touched then; it stands still while
     * nothing is owed.
     */
    public Ray borrowIndexAt(Instant moment) {
      return holdings.scaledDebt().signum() == 0
          ? accrual.borrowIndex()
          : accrual.borrowIndexAt(moment.getEpochSecond());
    }

    /**
     * Books interest up to a moment; the rates stay. A moment before the last touch books nothing.
     */
    public Listed accruedTo(Instant moment) {
      var now = moment.getEpochSecond();
      var seconds = now - accrual.updatedAt();
      if (seconds <= 0) return this;
      var liquidityIndex =
          accrual.liquidityRate().units().signum() == 0
              ? accrual.liquidityIndex()
              : Accrual.linear(accrual.liquidityRate(), seconds).times(accrual.liquidityIndex());
      var borrowIndex = borrowIndexAt(moment);
      var interest =
          borrowIndex.minus(accrual.borrowIndex()).of(holdings.scaledDebt(), Rounding.DOWN);
      var treasury =
          liquidityIndex.scale(terms.reserveFactor().of(interest, Rounding.HALF_UP), Rounding.DOWN);
      return with(
          new Accrual(
              now,
              liquidityIndex,
              borrowIndex,
              accrual.liquidityRate(),
              accrual.borrowRate(),
              accrual.treasuryShares().add(treasury)));
    }

    public Listed withTerms(ReserveTerms changed) {
      return new Listed(asset, changed, holdings, accrual).priced();
    }

    public Listed withSupply(Amount amount, BigInteger shares) {
      return with(holdings.cash(amount.units()).shares(shares)).priced();
    }

    public Listed withWithdrawal(Amount amount, BigInteger shares) {
      return with(holdings.cash(amount.units().negate()).shares(shares.negate())).priced();
    }

    public Listed withDraw(Amount amount, BigInteger scaledDebt) {
      return with(holdings.cash(amount.units().negate()).debt(scaledDebt)).priced();
    }

    public Listed withPayment(Amount amount, BigInteger scaledDebt) {
      return with(holdings.cash(amount.units()).debt(scaledDebt.negate())).priced();
    }

    public Listed withDeficit(Amount amount, BigInteger scaledDebt) {
      return with(holdings.debt(scaledDebt.negate()).deficit(amount.units())).priced();
    }

    /** A fee adds liquidity, and mints the treasury shares for it, down. */
    public Listed withFee(Amount amount) {
      var shares = accrual.liquidityIndex().scale(amount.units(), Rounding.DOWN);
      return with(holdings.cash(amount.units()))
          .with(
              new Accrual(
                  accrual.updatedAt(),
                  accrual.liquidityIndex(),
                  accrual.borrowIndex(),
                  accrual.liquidityRate(),
                  accrual.borrowRate(),
                  accrual.treasuryShares().add(shares)))
          .priced();
    }

    /** What moved on the balance sheet since an earlier state of this reserve. */
    public BalanceChange changeSince(Listed before) {
      return new BalanceChange(
          holdings.cash().subtract(before.holdings.cash()),
          debt().units().subtract(before.debt().units()),
          holdings.deficit().subtract(before.holdings.deficit()),
          supplied().units().subtract(before.supplied().units()),
          treasury().units().subtract(before.treasury().units()),
          holdings.collateral().subtract(before.holdings.collateral()));
    }

    /** What stands against a quantity as such: zero, negative, finer than the asset or absurd. */
    public Optional<Rejection> objection(Quantity quantity) {
      if (!(quantity instanceof Quantity.Exactly(var whole))) return Optional.empty();
      if (whole.signum() <= 0) return Optional.of(new AmountNotPositive(asset.id(), whole));
      if (whole.stripTrailingZeros().scale() > asset.decimals())
        return Optional.of(new TooManyDecimals(asset.id(), whole, asset.decimals()));
      // The precision is compared first: shifting 1e999999 would fill the memory before it could be
      // refused.
      var digits = (long) whole.precision() - whole.scale() + asset.decimals();
      if (digits > 40 || amount(quantity, asset.zero()).units().compareTo(LARGEST_AMOUNT) > 0)
        return Optional.of(new AmountTooLarge(asset.id(), whole, asset.units(LARGEST_AMOUNT)));
      return Optional.empty();
    }

    /** The amount a quantity without objection stands for. */
    public Amount amount(Quantity quantity, Amount everything) {
      return switch (quantity) {
        case Quantity.Exactly(var whole) ->
            asset.units(whole.movePointRight(asset.decimals()).toBigIntegerExact());
        case Quantity.Everything _ -> everything;
      };
    }

    /**
     * What counts against the supply cap: lenders' and treasury's claims and the collateral in
     * custody.
     */
    public Amount broughtIn() {
      return supplied().plus(treasury()).plus(collateral());
    }

    private Listed with(Holdings changed) {
      return new Listed(asset, terms, changed, accrual);
    }

    private Listed with(Accrual changed) {
      return new Listed(asset, terms, holdings, changed);
    }

    /** Sets the rates for what is lent now; lenders earn on the deficit nothing. */
    private Listed priced() {
      var borrowRate = terms.interestRate().borrowRate(utilization());
      var earning = BasisPoints.ONE.value() - terms.reserveFactor().value();
      var liquidityRate =
          new Ray(
              new BasisPoints(earning)
                  .of(
                      borrowRate.times(usage(holdings.cash().add(holdings.deficit()))).units(),
                      Rounding.HALF_UP));
      return with(
          new Accrual(
              accrual.updatedAt(),
              accrual.liquidityIndex(),
              accrual.borrowIndex(),
              liquidityRate,
              borrowRate,
              accrual.treasuryShares()));
    }

    private Ray usage(BigInteger beside) {
      var debt = debt().units();
      return debt.signum() == 0 ? Ray.ZERO : new Ray(debt).dividedBy(new Ray(beside.add(debt)));
    }
  }

  /** A reserve as it opens: nothing in it, interest counted from now. */
  static Listed opening(Token asset, ReserveTerms terms, Instant now) {
    return new Listed(asset, terms, Holdings.NOTHING, Accrual.start(now.getEpochSecond())).priced();
  }

  static Reserve evolve(Reserve reserve, ReserveEvent event) {
    if (event instanceof ReserveOpened(_, var token, var terms, var accrual, _))
      return new Listed(token, terms, Holdings.NOTHING, accrual);
    if (!(reserve instanceof Listed(var asset, var terms, var had, var accrued)))
      throw new IllegalStateException(event + " cannot follow " + reserve);
    return switch (event) {
      case ReserveOpened _ -> throw new IllegalStateException(event + " cannot follow " + reserve);
      case TermsChanged e -> new Listed(asset, e.terms(), had, e.accrual());
      case LiquiditySupplied e ->
          new Listed(asset, terms, had.cash(e.amount().units()).shares(e.shares()), e.accrual());
      case LiquidityWithdrawn e ->
          new Listed(
              asset,
              terms,
              had.cash(e.amount().units().negate()).shares(e.shares().negate()),
              e.accrual());
      case LiquidityBorrowed e ->
          new Listed(
              asset,
              terms,
              had.cash(e.amount().units().negate()).debt(e.scaledDebt()),
              e.accrual());
      case DebtPaid e ->
          new Listed(
              asset,
              terms,
              had.cash(e.amount().units()).debt(e.scaledDebt().negate()),
              e.accrual());
      case DeficitBooked e ->
          new Listed(
              asset,
              terms,
              had.debt(e.scaledDebt().negate()).deficit(e.amount().units()),
              e.accrual());
      case FeeEarned e -> new Listed(asset, terms, had.cash(e.amount().units()), e.accrual());
      case CollateralReceived e ->
          new Listed(asset, terms, had.collateral(e.amount().units()), accrued);
      case CollateralReleased e ->
          new Listed(asset, terms, had.collateral(e.amount().units().negate()), accrued);
    };
  }
}
