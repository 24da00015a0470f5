package io.plimsoll.domain.reserve;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.ReserveEvent.ClaimHandedOver;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReceived;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitBooked;
import io.plimsoll.domain.reserve.ReserveEvent.DeficitCovered;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveEvent.InterestAccrued;
import io.plimsoll.domain.reserve.ReserveEvent.IsolatedDebtMoved;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityBorrowed;
import io.plimsoll.domain.reserve.ReserveEvent.LiquiditySupplied;
import io.plimsoll.domain.reserve.ReserveEvent.LiquidityWithdrawn;
import io.plimsoll.domain.reserve.ReserveEvent.PledgeRedeemed;
import io.plimsoll.domain.reserve.ReserveEvent.ReserveOpened;
import io.plimsoll.domain.reserve.ReserveEvent.TermsChanged;
import io.plimsoll.domain.reserve.ReserveEvent.TreasuryCollected;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooLarge;
import io.plimsoll.domain.reserve.ReserveRejection.AssetFrozen;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.reserve.ReserveRejection.TooManyDecimals;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One asset of a market: liquidity, lenders' shares, borrowers' debt, and the collateral held
 * apart. What shares and debt are worth is the business of its {@link Accrual}.
 */
public sealed interface Reserve extends StreamState {

  /** More smallest units than any token has; what goes beyond is a mistake or an attack. */
  BigInteger LARGEST_AMOUNT = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  record Unlisted() implements Reserve {}

  /**
   * @param isolatedDebt owed against this asset as an isolated collateral, in hundredths of the
   *     base currency
   */
  record Listed(
      Token asset, ReserveTerms terms, Holdings holdings, Accrual accrual, BigInteger isolatedDebt)
      implements Reserve {

    /** Debt of all loans with interest up to the last touch, up. */
    public Amount debt() {
      return owed(holdings.scaledDebt());
    }

    /** What lenders can ask for, down. */
    public Amount supplied() {
      return claim(holdings.suppliedShares());
    }

    /** What the treasury can ask for, down. */
    public Amount treasury() {
      return claim(accrual.treasuryShares());
    }

    /** What shares can ask for, with interest up to the last touch; down. */
    public Amount claim(BigInteger shares) {
      return asset.units(accrual.claim(shares, holdings));
    }

    /** What scaled units owe, with interest up to the last touch; up. */
    public Amount owed(BigInteger scaled) {
      return asset.units(accrual.owed(scaled, holdings));
    }

    /** Shares for an amount brought in now; down. */
    public BigInteger sharesMinted(Amount amount) {
      return accrual.sharesMinted(amount.units(), holdings);
    }

    /**
     * Shares that an amount taken out now costs: all of them for all they are worth, otherwise up.
     */
    public BigInteger sharesBurned(Amount amount, BigInteger had) {
      return amount.equals(claim(had))
          ? had
          : accrual.sharesBurned(amount.units(), holdings).min(had);
    }

    /** Scaled units that an amount lent now adds; up. */
    public BigInteger debtMinted(Amount amount) {
      return accrual.debtMinted(amount.units(), holdings);
    }

    /** The most that can be lent now for scaled units to owe no more than a bound. */
    public Amount mostLent(Amount mostOwed, BigInteger scaled) {
      return asset.units(accrual.mostLent(mostOwed.units(), scaled, holdings));
    }

    /** Scaled units that a payment takes off: all of them for the whole debt, otherwise down. */
    public BigInteger debtBurned(Amount amount, BigInteger had) {
      return amount.equals(owed(had)) ? had : accrual.debtBurned(amount.units(), holdings);
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
      var debt = debt().units();
      return debt.signum() == 0
          ? Ray.ZERO
          : new Ray(debt).dividedBy(new Ray(holdings.cash().add(debt)));
    }

    /**
     * Books interest up to a moment; the rates stay. A moment before the last touch books nothing.
     */
    public Listed accruedTo(Instant moment) {
      var now = moment.getEpochSecond();
      return now <= accrual.updatedAt() ? this : with(accrual.accruedTo(now, holdings, terms));
    }

    public Listed withTerms(ReserveTerms changed) {
      return new Listed(asset, changed, holdings, accrual, isolatedDebt);
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

    public Listed withCover(Amount amount, BigInteger shares) {
      return with(holdings.deficit(amount.units().negate()).shares(shares.negate())).priced();
    }

    Listed withTreasuryShares(BigInteger shares) {
      return with(accrual.withTreasuryShares(shares));
    }

    /** The treasury's shares become a lender's; nothing else changes, the rates neither. */
    public Listed withTreasuryCollected() {
      return with(holdings.shares(accrual.treasuryShares()))
          .with(accrual.withTreasuryShares(BigInteger.ZERO));
    }

    /** A fee adds liquidity, and mints the treasury shares for it, down. */
    public Listed withFee(Amount amount) {
      var shares = accrual.treasuryShares().add(sharesMinted(amount));
      return with(holdings.cash(amount.units())).with(accrual.withTreasuryShares(shares)).priced();
    }

    /**
     * What moved on the balance sheet since an earlier state of this reserve.
     *
     * @param accrued the earlier state with interest booked
     * @param stakes whom it concerns
     */
    public BalanceChange changeSince(Listed before, Listed accrued, List<Stake> stakes) {
      return new BalanceChange(
          holdings.cash().subtract(before.holdings.cash()),
          debt().units().subtract(before.debt().units()),
          holdings.deficit().subtract(before.holdings.deficit()),
          supplied().units().subtract(before.supplied().units()),
          treasury().units().subtract(before.treasury().units()),
          holdings.collateral().subtract(before.holdings.collateral()),
          new BalanceChange.Accrued(
              accrued.debt().units().subtract(before.debt().units()),
              accrued.supplied().units().subtract(before.supplied().units()),
              accrued.treasury().units().subtract(before.treasury().units())),
          stakes);
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
      return claim(holdings.suppliedShares().add(accrual.treasuryShares())).plus(collateral());
    }

    /** Why nothing of this asset may move now. */
    public Optional<Rejection> standstill() {
      return terms.status().paused() ? Optional.of(new AssetPaused(asset.id())) : Optional.empty();
    }

    /** Why nothing new of this asset may be supplied, deposited or drawn now. */
    public Optional<Rejection> closed() {
      return standstill()
          .or(
              () ->
                  terms.status().frozen()
                      ? Optional.of(new AssetFrozen(asset.id()))
                      : Optional.empty());
    }

    private Listed with(Holdings changed) {
      return new Listed(asset, terms, changed, accrual, isolatedDebt);
    }

    private Listed with(Accrual changed) {
      return new Listed(asset, terms, holdings, changed, isolatedDebt);
    }

    private Listed isolated(BigInteger cents) {
      return new Listed(asset, terms, holdings, accrual, isolatedDebt.add(cents));
    }

    /** With the rates set for what is lent now. */
    public Listed priced() {
      return with(accrual.priced(holdings, terms));
    }
  }

  /** A reserve as it opens: nothing in it, interest counted from now. */
  static Listed opening(Token asset, ReserveTerms terms, Instant now) {
    var start = IndexedAccrual.start(now.getEpochSecond());
    return new Listed(asset, terms, Holdings.NOTHING, start, BigInteger.ZERO).priced();
  }

  static Reserve evolve(Reserve reserve, ReserveEvent event) {
    if (event instanceof ReserveOpened(_, var token, var terms, var accrual, _))
      return new Listed(token, terms, Holdings.NOTHING, accrual, BigInteger.ZERO);
    if (!(reserve instanceof Listed listed))
      throw new IllegalStateException(event + " cannot follow " + reserve);
    var had = listed.holdings;
    return switch (event) {
      case ReserveOpened _ -> throw new IllegalStateException(event + " cannot follow " + reserve);
      case TermsChanged e ->
          new Listed(listed.asset, e.terms(), had, e.accrual(), listed.isolatedDebt);
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
      case DeficitCovered e ->
          listed
              .with(had.deficit(e.amount().units().negate()).shares(e.shares().negate()))
              .with(e.accrual());
      case TreasuryCollected e -> listed.with(had.shares(e.shares())).with(e.accrual());
      case FeeEarned e -> listed.with(had.cash(e.amount().units())).with(e.accrual());
      case InterestAccrued e -> listed.with(e.accrual());
      case ClaimHandedOver _ -> listed;
      case IsolatedDebtMoved e -> listed.isolated(e.cents());
      case CollateralReceived e -> listed.with(had.collateral(e.amount().units()));
      case CollateralReleased e -> listed.with(had.collateral(e.amount().units().negate()));
    };
  }
}
