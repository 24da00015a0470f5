package io.plimsoll.domain.reserve;

import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.loss.LossBook;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.ReserveRejection.AmountNotPositive;
import io.plimsoll.domain.reserve.ReserveRejection.AmountTooLarge;
import io.plimsoll.domain.reserve.ReserveRejection.AssetFrozen;
import io.plimsoll.domain.reserve.ReserveRejection.AssetPaused;
import io.plimsoll.domain.reserve.ReserveRejection.TooManyDecimals;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One asset of a market: liquidity, lenders' shares, borrowers' debt, and the collateral held
 * apart. What shares and debt are worth is the business of its {@link Accrual}.
 */
public sealed interface Reserve extends StreamState {

  /** More smallest units than any token has; what goes beyond is a mistake or an attack. */
  BigInteger LARGEST_AMOUNT = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

  record Unlisted() implements Reserve {}

  /** An amount, and the shares or scaled units that stand for it. */
  record Exchange(Amount amount, BigInteger shares) {}

  /**
   * @param isolatedDebt owed against this asset as an isolated collateral, in hundredths of the
   *     base currency
   * @param losses what is staked for losses, and who has borne how much
   * @param toRaise what running auctions of this asset are still to raise, penalty included, in
   *     smallest units by debt asset; none is zero
   */
  record Listed(
      Token asset,
      ReserveTerms terms,
      Holdings holdings,
      Accrual accrual,
      BigInteger isolatedDebt,
      LossBook losses,
      SortedMap<AssetId, BigInteger> toRaise)
      implements Reserve {

    public Listed {
      toRaise = Collections.unmodifiableSortedMap(new TreeMap<>(toRaise));
    }

    public Listed(
        Token asset,
        ReserveTerms terms,
        Holdings holdings,
        Accrual accrual,
        BigInteger isolatedDebt,
        LossBook losses) {
      this(asset, terms, holdings, accrual, isolatedDebt, losses, Collections.emptySortedMap());
    }

    /** Debt of all loans with interest up to the last touch, up. */
    public Amount debt() {
      return asset.units(accrual.debt(holdings));
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
      return asset.units(accrual.claim(shares, Rounding.DOWN, holdings));
    }

    /** What scaled units owe, with interest up to the last touch; up. */
    public Amount owed(BigInteger scaled) {
      return asset.units(accrual.owed(scaled, holdings));
    }

    /** Shares for an amount brought in now by somebody who has some; down. */
    public BigInteger sharesMinted(Amount amount, BigInteger had) {
      return accrual.sharesMinted(amount.units(), had, holdings);
    }

    /** Shares that an amount taken out now costs, up; at most those there are. */
    public BigInteger sharesBurned(Amount amount, BigInteger had) {
      return accrual.sharesBurned(amount.units(), had, holdings).min(had);
    }

    /** Scaled units that an amount lent now adds to those there are; up. */
    public BigInteger debtMinted(Amount amount, BigInteger had) {
      return accrual.debtMinted(amount.units(), had, holdings);
    }

    /** The most that can be lent now for scaled units to owe no more than a bound. */
    public Amount mostLent(Amount mostOwed, BigInteger scaled) {
      return asset.units(accrual.mostLent(mostOwed.units(), scaled, holdings));
    }

    /** Scaled units that a payment takes off, down; at most those there are. */
    public BigInteger debtBurned(Amount amount, BigInteger had) {
      return accrual.debtBurned(amount.units(), had, holdings).min(had);
    }

    /** What a lender brings for shares: an amount mints down, shares cost up. */
    public Exchange supplying(Quantity quantity, BigInteger had) {
      return quantity instanceof Quantity.Shares(var shares)
          ? new Exchange(asset.units(accrual.claim(shares, Rounding.UP, holdings)), shares)
          : minting(amount(quantity, asset.zero()), had);
    }

    private Exchange minting(Amount amount, BigInteger had) {
      return new Exchange(amount, sharesMinted(amount, had));
    }

    /**
     * What a lender takes out for shares: an amount costs up, shares bring down; possibly more than
     * there are.
     */
    public Exchange withdrawing(Quantity quantity, BigInteger had) {
      return switch (quantity) {
        case Quantity.Everything _ -> new Exchange(claim(had), had);
        case Quantity.Shares(var shares) -> new Exchange(claim(shares), shares);
        case Quantity.Exactly _ -> {
          var amount = amount(quantity, asset.zero());
          yield new Exchange(amount, accrual.sharesBurned(amount.units(), had, holdings));
        }
      };
    }

    /** What a borrower draws for scaled units: an amount adds up, units bring down. */
    public Exchange drawing(Quantity quantity, BigInteger had) {
      if (quantity instanceof Quantity.Shares(var scaled))
        return new Exchange(asset.units(accrual.owed(scaled, Rounding.DOWN, holdings)), scaled);
      var amount = amount(quantity, asset.zero());
      return new Exchange(amount, debtMinted(amount, had));
    }

    /**
     * What a borrower pays for scaled units: an amount takes off down, units cost up; possibly more
     * than there are.
     */
    public Exchange repaying(Quantity quantity, BigInteger had) {
      return switch (quantity) {
        case Quantity.Everything _ -> new Exchange(owed(had), had);
        case Quantity.Shares(var scaled) ->
            new Exchange(asset.units(accrual.owed(scaled, Rounding.UP, holdings)), scaled);
        case Quantity.Exactly _ -> {
          var amount = amount(quantity, asset.zero());
          yield new Exchange(amount, accrual.debtBurned(amount.units(), had, holdings));
        }
      };
    }

    /** What can be lent or withdrawn now. */
    public Amount liquidity() {
      return asset.units(accrual.liquidity(holdings));
    }

    /** The most a draw may ever ask for, whatever of it is at hand. */
    public Amount lendable() {
      return asset.units(accrual.lendable(holdings));
    }

    /** Whether the desk's own funds in the asset are cash to lend, and not stock to sell. */
    public boolean isLent() {
      return terms.status().borrowable();
    }

    /** What the desk can take out of its own funds with every claim still covered. */
    public Amount spare() {
      return asset.units(accrual.spare(holdings).max(BigInteger.ZERO));
    }

    /** What is for sale of the desk's own. */
    public Amount inventory() {
      return asset.units(holdings.inventory());
    }

    /** Cash and debt less all claims; negative where losses were more than the desk had. */
    public BigInteger ownFunds() {
      return holdings
          .cash()
          .add(debt().units())
          .subtract(claim(holdings.suppliedShares().add(accrual.treasuryShares())).units());
    }

    public Ray liquidityIndex() {
      return accrual.liquidityIndex(holdings);
    }

    public Ray borrowIndex() {
      return accrual.borrowIndex(holdings);
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

    /** Keepers' bonds and funds. */
    public Amount keepers() {
      return asset.units(holdings.keepers());
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
      return new Listed(asset, changed, holdings, accrual, isolatedDebt, losses, toRaise);
    }

    public Listed withSupply(Amount amount, BigInteger shares) {
      return with(holdings.cash(amount.units()).shares(shares))
          .moved(amount.units(), BigInteger.ZERO);
    }

    public Listed withWithdrawal(Amount amount, BigInteger shares) {
      return with(holdings.cash(amount.units().negate()).shares(shares.negate()))
          .moved(amount.units().negate(), BigInteger.ZERO);
    }

    public Listed withDraw(Amount amount, BigInteger scaledDebt) {
      return with(holdings.cash(amount.units().negate()).debt(scaledDebt))
          .moved(BigInteger.ZERO, amount.units());
    }

    public Listed withPayment(Amount amount, BigInteger scaledDebt) {
      return with(holdings.cash(amount.units()).debt(scaledDebt.negate()))
          .moved(BigInteger.ZERO, amount.units().negate());
    }

    public Listed withDeficit(Amount amount, BigInteger scaledDebt) {
      return with(holdings.debt(scaledDebt.negate()).deficit(amount.units()))
          .moved(BigInteger.ZERO, amount.units().negate());
    }

    /** All lenders bear debt that nobody will pay, at once. */
    public Listed withLoss(Amount amount, BigInteger scaledDebt) {
      return with(holdings.debt(scaledDebt.negate()))
          .moved(amount.units().negate(), amount.units().negate());
    }

    /** The desk's own funds bear a debt. */
    public Listed withAbsorption(Amount amount, BigInteger scaledDebt) {
      return with(holdings.debt(scaledDebt.negate()))
          .moved(BigInteger.ZERO, amount.units().negate());
    }

    /** Out of the desk's own funds somebody is owed an amount. */
    public Listed withCredit(Amount amount, BigInteger shares) {
      return with(holdings.shares(shares)).moved(amount.units(), BigInteger.ZERO);
    }

    /**
     * Cash of the desk's own came or went; where rates depend on cash, interest is booked first.
     */
    Listed withOwnCash(BigInteger change, Instant now) {
      return accrual.keepsOwnFunds()
          ? with(holdings.cash(change))
          : accruedTo(now).with(holdings.cash(change)).priced();
    }

    public Listed withCover(Amount amount, BigInteger shares) {
      return with(holdings.deficit(amount.units().negate()).shares(shares.negate()))
          .moved(amount.units().negate(), BigInteger.ZERO);
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
      var had = accrual.treasuryShares();
      var shares = had.add(sharesMinted(amount, had));
      return with(holdings.cash(amount.units()))
          .with(accrual.withTreasuryShares(shares))
          .moved(amount.units(), BigInteger.ZERO);
    }

    /** What stands against a quantity as such: zero, negative, finer than the asset or absurd. */
    public Optional<Rejection> objection(Quantity quantity) {
      if (quantity instanceof Quantity.Shares(var count))
        return count.signum() > 0
            ? Optional.empty()
            : Optional.of(new AmountNotPositive(asset.id(), new BigDecimal(count)));
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
        case Quantity.Shares(var count) -> claim(count);
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

    Listed with(Holdings changed) {
      return new Listed(asset, terms, changed, accrual, isolatedDebt, losses, toRaise);
    }

    Listed with(Accrual changed) {
      return new Listed(asset, terms, holdings, changed, isolatedDebt, losses, toRaise);
    }

    Listed isolated(BigInteger cents) {
      return new Listed(asset, terms, holdings, accrual, isolatedDebt.add(cents), losses, toRaise);
    }

    /** An auction has more to raise in an asset, or less. */
    Listed raising(Amount change, boolean more) {
      var changed = new TreeMap<>(toRaise);
      var sign = more ? change.units() : change.units().negate();
      changed.merge(change.token().id(), sign, (a, b) -> a.add(b).signum() == 0 ? null : a.add(b));
      return new Listed(asset, terms, holdings, accrual, isolatedDebt, losses, changed);
    }

    Listed with(LossBook changed) {
      return new Listed(asset, terms, holdings, accrual, isolatedDebt, changed, toRaise);
    }

    private Listed moved(BigInteger claims, BigInteger debt) {
      return with(accrual.moved(claims, debt)).priced();
    }

    /** With the rates set for what is lent now. */
    public Listed priced() {
      return with(accrual.priced(holdings, terms));
    }
  }

  /** A reserve as it opens: nothing in it, interest counted from now. */
  static Listed opening(Token asset, ReserveTerms terms, Counting counting, Instant now) {
    var start = Accrual.start(counting, terms, now.getEpochSecond());
    return new Listed(asset, terms, Holdings.NOTHING, start, BigInteger.ZERO, LossBook.NOTHING)
        .priced();
  }

  static Reserve evolve(Reserve reserve, ReserveEvent event) {
    return Bookkeeping.evolve(reserve, event);
  }
}
