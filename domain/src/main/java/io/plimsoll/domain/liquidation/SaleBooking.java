package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.market.RoundingStep.COLLATERAL_VALUE;

import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.auction.Claiming;
import io.plimsoll.domain.batch.Batching;
import io.plimsoll.domain.decision.Draft;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.ladder.SaleLine;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderEvent.SharesReceived;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.DebtMovement;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.Footing;
import io.plimsoll.domain.loan.IsolatedLoan;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanEvent.MarginCallLapsed;
import io.plimsoll.domain.loan.LoanEvent.MarginWarningLifted;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.loan.Valuation.Position;
import io.plimsoll.domain.loss.Waterfall;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.SameAssetTreasury;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.Reserve.Exchange;
import io.plimsoll.domain.reserve.Teller;
import java.math.BigInteger;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Books what a sale did to loan, reserves and case, and ends the case when there is nothing more to
 * sell or no need to.
 */
public record SaleBooking(Draft draft, Market.Open market, Facts facts) {

  /** Who holds the treasury's part of pledged collateral. */
  static final AccountId TREASURY = new AccountId("treasury");

  public static SaleBooking open(Draft draft, Market.Open market, Loan.Open loan, Facts facts) {
    var assessment = Assessment.of(draft, market, facts);
    if (loan.footing().isCallOver(facts.now())
        && !assessment.valuation(loan).orElseThrow().health().isLiquidatable())
      draft.note(
          new MarginCallLapsed(
              loan.market(),
              loan.id(),
              loan.nextLiquidation(),
              loan.footing().notice().flatMap(Footing.Notice::cureUntil).orElseThrow(),
              assessment.evidence(loan, loan),
              facts.now()));
    return openSmall(draft, market, loan, facts);
  }

  /** For a small sale, for which nobody has to have been called. */
  static SaleBooking openSmall(Draft draft, Market.Open market, Loan.Open loan, Facts facts) {
    var assessment = Assessment.of(draft, market, facts);
    var valuation = assessment.valuation(loan).orElseThrow();
    var evidence = assessment.evidence(loan, loan);
    draft
        .note(
            new LiquidationOpened(
                loan.market(),
                loan.nextLiquidation(),
                loan.id(),
                valuation.collateralValue(),
                valuation.debtValue(),
                evidence,
                facts.now()))
        .note(
            new LiquidationStarted(
                loan.market(), loan.id(), loan.nextLiquidation(), evidence, facts.now()));
    return new SaleBooking(draft, market, facts);
  }

  /** With interest up to now. */
  public Reserve.Listed reserve(AssetId asset) {
    return teller().accrued(asset);
  }

  /** What collateral is worth at the oracle's prices, in a debt asset; down. */
  public Amount atOracle(Amount collateral, Token debtAsset) {
    var of = facts.prices().of(collateral.token().id()).orElseThrow();
    return facts.prices().of(debtAsset.id()).orElseThrow().exchange(collateral, of, Rounding.DOWN);
  }

  /**
   * The desk sold collateral: proceeds pay debt and fee, and the surplus is held for the borrower
   * again.
   */
  public Evidence sell(
      Loan.Open loan,
      LiquidationId liquidation,
      Amount sold,
      Amount repaid,
      Amount fee,
      Amount surplus) {
    var parted = loan.part(reserve(sold.token().id()), sold);
    var evidence = move(loan, liquidation, parted, paid(loan, repaid), surplus);
    teller().release(loan.id(), parted.held());
    redeem(loan, parted);
    teller().earnFee(loan.id(), fee);
    teller().receive(loan.id(), surplus);
    return evidence;
  }

  /**
   * A keeper paid debt and took collateral. The treasury's part of the bonus stays: as liquidity of
   * the collateral's reserve, or as shares of the treasury's account where shares were pledged.
   */
  Evidence call(
      Loan.Open loan, LiquidationId liquidation, CallWithBonus sale, Optional<AccountId> sharesTo) {
    var asset = sale.take().token().id();
    var reserve = reserve(asset);
    var reward = loan.part(reserve, sale.reward());
    var rewarded = loan.minusCollateral(reward);
    var fee = rewarded.part(reserve, sale.fee());
    var parted =
        new Loan.Collateral(
            sale.take(), reward.held().plus(fee.held()), reward.shares().add(fee.shares()));
    if (market.profile().sameAssetTreasury() == SameAssetTreasury.TWICE
        && asset.equals(sale.pay().token().id())) teller().accrueTreasuryTwice(asset);
    var evidence =
        move(loan, liquidation, parted, paid(loan, sale.pay()), sale.pay().token().zero());
    teller().release(loan.id(), parted.held());
    if (sharesTo.isPresent()) {
      teller().accrue(asset);
      credit(loan, sharesTo.get(), reward);
    } else if (sale.reward().isZero() && loan.pledgedOf(asset).signum() > 0) teller().touch(asset);
    else redeem(loan, reward);
    teller().earnFee(loan.id(), fee.held());
    credit(rewarded, TREASURY, fee);
    return evidence;
  }

  /** A keeper paid debt and took collateral without a fee. */
  Evidence seize(Loan.Open loan, LiquidationId liquidation, Seizure sale) {
    var parted = loan.part(reserve(sale.seized().token().id()), sale.seized());
    var nothing = sale.repaid().amount().token().zero();
    var evidence = move(loan, liquidation, parted, sale.repaid(), nothing);
    teller().release(loan.id(), parted.held());
    redeem(loan, parted);
    return evidence;
  }

  private Exchange paid(Loan.Open loan, Amount repaid) {
    var asset = repaid.token().id();
    return new Exchange(repaid, reserve(asset).debtBurned(repaid, loan.scaledDebtOf(asset)));
  }

  /** What a sale's proceeds are for: {@code repaid + fee + surplus} is all of them. */
  public record Split(Amount repaid, Amount fee, Amount surplus) {}

  /**
   * First the debt that was to be covered; of what is beyond, the treasury's share of the bonus on
   * it; then what else is owed, and the rest is the borrower's.
   *
   * @param owed in what was received
   * @param incentive 1 + bonus that a call would have given
   */
  public static Split split(
      Amount received, Amount due, Amount owed, Position collateral, BasisPoints incentive) {
    var covered = received.min(due).min(owed);
    var fee = received.minus(covered).min(DirectSale.fee(covered, collateral, incentive));
    var beyond = received.minus(covered).minus(fee);
    var more = beyond.min(owed.minus(covered));
    return new Split(covered.plus(more), fee, beyond.minus(more));
  }

  /** Most that a sale for a debt is wanted to bring: all of it, and the fee on it. */
  public static Amount wanted(Amount debt, Position collateral, BasisPoints incentive) {
    return debt.plus(DirectSale.fee(debt, collateral, incentive));
  }

  private void redeem(Loan.Open loan, Loan.Collateral parted) {
    if (parted.shares().signum() > 0) teller().redeem(loan, parted.redeemed(), parted.shares());
  }

  void credit(Loan.Open loan, AccountId account, Loan.Collateral parted) {
    if (parted.shares().signum() == 0) return;
    teller().lift(loan, account, parted.redeemed(), parted.shares());
    draft.note(
        new SharesReceived(draft.id(), account, parted.redeemed(), parted.shares(), facts.now()));
  }

  /**
   * After a sale, or when the loan healed: writes off what no collateral stands for, and closes the
   * case unless the loan is still below the ladder's exit.
   *
   * @param before the loan's valuation before the sale
   */
  public Draft settle(LoanId id, LiquidationId liquidation, Valuation before, Sale sale) {
    var loan = (Loan.Open) draft.loan(id);
    if (loan.isDebtFree()) return close(loan, liquidation, Outcome.REPAID);
    var valuation = Assessment.of(draft, market, facts).valuation(loan).orElseThrow();
    if (isExhausted(before, valuation, loan, sale.sold())) {
      writeOff(loan, liquidation, sale.unpaid());
      return close((Loan.Open) draft.loan(id), liquidation, Outcome.WRITTEN_OFF);
    }
    return settle(loan, liquidation, valuation);
  }

  /** Without a sale: closes the case unless the loan is still below the ladder's exit. */
  public Draft settle(Loan.Open loan, LiquidationId liquidation) {
    return loan.isDebtFree()
        ? close(loan, liquidation, Outcome.REPAID)
        : settle(
            loan, liquidation, Assessment.of(draft, market, facts).valuation(loan).orElseThrow());
  }

  private Draft settle(Loan.Open loan, LiquidationId liquidation, Valuation valuation) {
    var sold = draft.liquidation(liquidation) instanceof Liquidation.Open open && open.sold();
    return SaleLine.of(market.terms().ladder(), loan, facts.now()).isAbove(valuation.health())
        ? draft
        : close(loan, liquidation, sold ? Outcome.RESTORED : Outcome.CURED);
  }

  /**
   * What was sold and what of the debt in the asset it did not pay.
   *
   * @param unpaid the debt before, less what was repaid
   */
  public record Sale(Amount sold, Amount unpaid) {}

  /** A surplus is collateral again, so a sale that brought one has exhausted nothing. */
  private boolean isExhausted(Valuation before, Valuation after, Loan.Open loan, Amount sold) {
    return after.collateralValue().isZero()
        && switch (market.profile().exhaustion()) {
          case NOTHING_LEFT -> loan.backing().isEmpty();
          case NOTHING_OF_VALUE_LEFT -> true;
          case TAKEN_EQUALS_TOTAL ->
              before
                  .position(sold.token().id())
                  .price()
                  .value(sold, market.profile().rounding(COLLATERAL_VALUE))
                  .equals(before.collateralValue());
        };
  }

  private Evidence move(
      Loan.Open loan,
      LiquidationId liquidation,
      Loan.Collateral sold,
      Exchange payment,
      Amount surplus) {
    var repaid = payment.amount();
    var scaled = payment.shares();
    var asset = repaid.token().id();
    var reserve = reserve(asset);
    var paid = loan.minusDebt(asset, scaled);
    var debt =
        new DebtMovement(
            repaid, scaled, loan.debtOf(reserve, facts.now()), paid.debtOf(reserve, facts.now()));
    var assessment = Assessment.of(draft, market, facts);
    var evidence = assessment.evidence(loan, paid.minusCollateral(sold).plusCollateral(surplus));
    var isolated = IsolatedLoan.of(draft, loan);
    draft.note(
        new CollateralSold(
            loan.market(), loan.id(), liquidation, sold, debt, surplus, evidence, facts.now()));
    if (!repaid.isZero() || scaled.signum() > 0) teller().collect(loan, repaid, scaled);
    isolated.ifPresent(alone -> alone.settle(teller(), repaid));
    return evidence;
  }

  /** Nothing backs the loan: writes off all that it owes, and closes the case. */
  Draft writeOff(Loan.Open loan, LiquidationId liquidation) {
    for (var asset : loan.scaledDebt().keySet()) writeOff(loan, liquidation, asset);
    return close((Loan.Open) draft.loan(loan.id()), liquidation, Outcome.WRITTEN_OFF);
  }

  private void writeOff(Loan.Open loan, LiquidationId liquidation, AssetId asset) {
    writeOff(
        loan.id(), liquidation, loan.debtOf(reserve(asset), facts.now()), loan.scaledDebtOf(asset));
  }

  /** Of the debt that was sold for, what the sale left unpaid; of every other, all of it. */
  private void writeOff(Loan.Open loan, LiquidationId liquidation, Amount unpaid) {
    var assets = new TreeSet<>(loan.scaledDebt().keySet());
    var first = unpaid.token().id();
    if (assets.remove(first)) writeOff(loan.id(), liquidation, unpaid, loan.scaledDebtOf(first));
    for (var asset : assets) writeOff(loan, liquidation, asset);
  }

  private void writeOff(LoanId id, LiquidationId liquidation, Amount owed, BigInteger scaled) {
    var before = (Loan.Open) draft.loan(id);
    var after = before.minusDebt(owed.token().id(), scaled);
    var debt = new DebtMovement(owed, scaled, owed, owed.token().zero());
    var evidence = Assessment.of(draft, market, facts).evidence(before, after);
    switch (market.profile().loss()) {
      case DEFICIT -> {
        teller().writeOff(before, owed, scaled);
        new Waterfall(teller()).run(owed);
      }
      case LENDERS -> teller().shareLoss(before, owed, scaled);
    }
    draft
        .note(new DebtWrittenOff(before.market(), id, liquidation, debt, evidence, facts.now()))
        .note(new ShortfallBooked(before.market(), liquidation, owed, facts.now()));
  }

  /** A notice has done its work when the case is over; a small sale leaves it as it is. */
  Draft close(Loan.Open loan, LiquidationId liquidation, Outcome outcome) {
    withdraw(liquidation, Offer.End.CLOSED);
    var evidence = Assessment.of(draft, market, facts).evidence(loan, loan);
    if (outcome != Outcome.RELIEVED && loan.footing().notice().isPresent())
      draft.note(new MarginWarningLifted(loan.market(), loan.id(), evidence, facts.now()));
    return draft
        .note(new LiquidationEnded(loan.market(), loan.id(), liquidation, evidence, facts.now()))
        .note(new LiquidationClosed(loan.market(), liquidation, outcome, evidence, facts.now()));
  }

  /** Takes off sale what keepers could buy of a case; nothing happens where there is nothing. */
  public SaleBooking withdraw(LiquidationId liquidation, Offer.End end) {
    if (draft.liquidation(liquidation) instanceof Liquidation.Open open)
      open.offer()
          .filter(offer -> !(offer instanceof SaleOrder))
          .ifPresent(offer -> withdraw(liquidation, offer, end));
    return this;
  }

  private void withdraw(LiquidationId liquidation, Offer offer, Offer.End end) {
    if (offer instanceof Offer.Auctioned(var id, _, _, _)
        && draft.auction(id) instanceof Auction.Running claimed) {
      var running = Claiming.freeAll(draft, claimed, facts.now());
      draft.note(running.cancelled(facts.now()));
      teller().endRaising(running.lot().token().id(), id, running.tab());
    }
    if (offer instanceof Offer.Batched(var batch, _))
      Batching.takeOut(draft, batch, liquidation, facts.now());
    draft.note(new OfferEnded(draft.id(), liquidation, offer.id(), end, facts.now()));
  }

  public Teller teller() {
    return new Teller(draft, facts.now());
  }
}
