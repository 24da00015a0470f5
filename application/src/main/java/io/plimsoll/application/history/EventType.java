package io.plimsoll.application.history;

import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.KeeperEvent;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.market.MarketEvent;
import io.plimsoll.domain.reserve.ReserveEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Under which name and revision an event is stored and shown. Names never change, so that a class
 * may be renamed; a revision rises when the stored form changes, and then old forms are lifted to
 * the new one when read.
 */
public enum EventType {
  MARKET_OPENED("market.opened", MarketEvent.MarketOpened.class, 4),
  MARKET_ASSET_LISTED("market.asset-listed", MarketEvent.AssetListed.class),
  MARKET_CATEGORY_DEFINED("market.category-defined", MarketEvent.CategoryDefined.class),
  MARKET_PRICE_MATRIX_SET("market.price-matrix-set", MarketEvent.PriceMatrixSet.class),
  MARKET_PRICE_POLICY_SET("market.price-policy-set", MarketEvent.PricePolicySet.class),
  MARKET_PRICE_SOURCE_ON_TRIAL(
      "market.price-source-on-trial", MarketEvent.PriceSourceOnTrial.class),
  MARKET_PRICE_SOURCE_ADMITTED(
      "market.price-source-admitted", MarketEvent.PriceSourceAdmitted.class),
  MARKET_PRICE_SOURCE_REJECTED(
      "market.price-source-rejected", MarketEvent.PriceSourceRejected.class),
  MARKET_VENUE_SUSPENDED("market.venue-suspended", MarketEvent.VenueSuspended.class),
  MARKET_VENUE_RESUMED("market.venue-resumed", MarketEvent.VenueResumed.class),
  RESERVE_OPENED("reserve.opened", ReserveEvent.ReserveOpened.class, 3),
  RESERVE_TERMS_CHANGED("reserve.terms-changed", ReserveEvent.TermsChanged.class, 3),
  RESERVE_LIQUIDITY_SUPPLIED("reserve.liquidity-supplied", ReserveEvent.LiquiditySupplied.class, 2),
  RESERVE_LIQUIDITY_WITHDRAWN(
      "reserve.liquidity-withdrawn", ReserveEvent.LiquidityWithdrawn.class, 2),
  RESERVE_LIQUIDITY_BORROWED("reserve.liquidity-borrowed", ReserveEvent.LiquidityBorrowed.class, 2),
  RESERVE_DEBT_PAID("reserve.debt-paid", ReserveEvent.DebtPaid.class, 2),
  RESERVE_DEFICIT_BOOKED("reserve.deficit-booked", ReserveEvent.DeficitBooked.class, 2),
  RESERVE_LOSS_SHARED("reserve.loss-shared", ReserveEvent.LossShared.class),
  RESERVE_DEFICIT_COVERED("reserve.deficit-covered", ReserveEvent.DeficitCovered.class),
  RESERVE_DEFICIT_BORNE("reserve.deficit-borne", ReserveEvent.DeficitBorne.class),
  RESERVE_BACKSTOP_STAKED("reserve.backstop-staked", ReserveEvent.BackstopStaked.class),
  RESERVE_BACKSTOP_RETURNED("reserve.backstop-returned", ReserveEvent.BackstopReturned.class),
  RESERVE_INTEREST_ACCRUED("reserve.interest-accrued", ReserveEvent.InterestAccrued.class),
  RESERVE_CLAIM_HANDED_OVER("reserve.claim-handed-over", ReserveEvent.ClaimHandedOver.class),
  RESERVE_PLEDGE_REDEEMED("reserve.pledge-redeemed", ReserveEvent.PledgeRedeemed.class),
  RESERVE_TREASURY_COLLECTED("reserve.treasury-collected", ReserveEvent.TreasuryCollected.class),
  RESERVE_ISOLATED_DEBT_MOVED("reserve.isolated-debt-moved", ReserveEvent.IsolatedDebtMoved.class),
  RESERVE_FEE_EARNED("reserve.fee-earned", ReserveEvent.FeeEarned.class, 2),
  RESERVE_COLLATERAL_RECEIVED("reserve.collateral-received", ReserveEvent.CollateralReceived.class),
  RESERVE_COLLATERAL_RELEASED("reserve.collateral-released", ReserveEvent.CollateralReleased.class),
  RESERVE_COLLATERAL_SEIZED("reserve.collateral-seized", ReserveEvent.CollateralSeized.class),
  RESERVE_DEBT_ABSORBED("reserve.debt-absorbed", ReserveEvent.DebtAbsorbed.class),
  RESERVE_SURPLUS_CREDITED("reserve.surplus-credited", ReserveEvent.SurplusCredited.class),
  RESERVE_STOCK_SOLD("reserve.stock-sold", ReserveEvent.StockSold.class),
  RESERVE_STOCK_PAID("reserve.stock-paid", ReserveEvent.StockPaid.class),
  RESERVE_RESERVES_CONTRIBUTED(
      "reserve.reserves-contributed", ReserveEvent.ReservesContributed.class),
  RESERVE_RESERVES_WITHDRAWN("reserve.reserves-withdrawn", ReserveEvent.ReservesWithdrawn.class),
  RESERVE_RAISING_STARTED("reserve.raising-started", ReserveEvent.RaisingStarted.class),
  RESERVE_RAISING_ENDED("reserve.raising-ended", ReserveEvent.RaisingEnded.class),
  RESERVE_KEEPER_FUNDS_RECEIVED(
      "reserve.keeper-funds-received", ReserveEvent.KeeperFundsReceived.class),
  RESERVE_KEEPER_FUNDS_RELEASED(
      "reserve.keeper-funds-released", ReserveEvent.KeeperFundsReleased.class),
  RESERVE_BOND_FORFEITED("reserve.bond-forfeited", ReserveEvent.BondForfeited.class),
  LENDER_SUPPLIED("lender.supplied", LenderEvent.Supplied.class),
  LENDER_WITHDRAWN("lender.withdrawn", LenderEvent.Withdrawn.class),
  LENDER_SHARES_SENT("lender.shares-sent", LenderEvent.SharesSent.class),
  LENDER_SHARES_RECEIVED("lender.shares-received", LenderEvent.SharesReceived.class),
  LENDER_PLEDGE_GIVEN("lender.pledge-given", LenderEvent.PledgeGiven.class),
  LENDER_PLEDGE_RETURNED("lender.pledge-returned", LenderEvent.PledgeReturned.class),
  LENDER_DEFICIT_BORNE("lender.deficit-borne", LenderEvent.DeficitBorne.class),
  LENDER_STAKED("lender.staked", LenderEvent.Staked.class),
  LENDER_COOLDOWN_STARTED("lender.cooldown-started", LenderEvent.CooldownStarted.class),
  LENDER_STAKE_WITHDRAWN("lender.stake-withdrawn", LenderEvent.StakeWithdrawn.class),
  LOAN_OPENED("loan.opened", LoanEvent.LoanOpened.class),
  LOAN_COLLATERAL_DEPOSITED("loan.collateral-deposited", LoanEvent.CollateralDeposited.class),
  LOAN_COLLATERAL_WITHDRAWN("loan.collateral-withdrawn", LoanEvent.CollateralWithdrawn.class),
  LOAN_SHARES_PLEDGED("loan.shares-pledged", LoanEvent.SharesPledged.class),
  LOAN_PLEDGE_LIFTED("loan.pledge-lifted", LoanEvent.PledgeLifted.class),
  LOAN_PLEDGE_WITHDRAWN("loan.pledge-withdrawn", LoanEvent.PledgeWithdrawn.class),
  LOAN_CATEGORY_CHOSEN("loan.category-chosen", LoanEvent.CategoryChosen.class),
  LOAN_DRAWN("loan.drawn", LoanEvent.Drawn.class),
  LOAN_REPAID("loan.repaid", LoanEvent.Repaid.class),
  LOAN_PRE_LIQUIDATION_CHOSEN("loan.pre-liquidation-chosen", LoanEvent.PreLiquidationChosen.class),
  LOAN_MARGIN_WARNED("loan.margin-warned", LoanEvent.MarginWarned.class),
  LOAN_MARGIN_WARNING_LIFTED("loan.margin-warning-lifted", LoanEvent.MarginWarningLifted.class),
  LOAN_MARGIN_CALLED("loan.margin-called", LoanEvent.MarginCalled.class),
  LOAN_MARGIN_CALL_CURED("loan.margin-call-cured", LoanEvent.MarginCallCured.class),
  LOAN_MARGIN_CALL_LAPSED("loan.margin-call-lapsed", LoanEvent.MarginCallLapsed.class),
  LOAN_LIQUIDATION_STARTED("loan.liquidation-started", LoanEvent.LiquidationStarted.class),
  LOAN_LIQUIDATION_ENDED("loan.liquidation-ended", LoanEvent.LiquidationEnded.class),
  LOAN_COLLATERAL_SOLD("loan.collateral-sold", LoanEvent.CollateralSold.class, 2),
  LOAN_DEBT_WRITTEN_OFF("loan.debt-written-off", LoanEvent.DebtWrittenOff.class),
  LOAN_COLLATERAL_SEIZED("loan.collateral-seized", LoanEvent.CollateralSeized.class),
  LOAN_DEBT_ABSORBED("loan.debt-absorbed", LoanEvent.DebtAbsorbed.class),
  LIQUIDATION_OPENED("liquidation.opened", LiquidationEvent.LiquidationOpened.class),
  LIQUIDATION_SALE_ORDERED("liquidation.sale-ordered", LiquidationEvent.SaleOrdered.class),
  LIQUIDATION_LOT_SOLD("liquidation.lot-sold", LiquidationEvent.LotSold.class),
  LIQUIDATION_DEBT_SET_OFF("liquidation.debt-set-off", LiquidationEvent.DebtSetOff.class),
  LIQUIDATION_ORDER_UNFILLED("liquidation.order-unfilled", LiquidationEvent.OrderUnfilled.class),
  LIQUIDATION_COLLATERAL_CALLED(
      "liquidation.collateral-called", LiquidationEvent.CollateralCalled.class),
  LIQUIDATION_SHORTFALL_BOOKED(
      "liquidation.shortfall-booked", LiquidationEvent.ShortfallBooked.class),
  LIQUIDATION_LOAN_ABSORBED("liquidation.loan-absorbed", LiquidationEvent.LoanAbsorbed.class),
  LIQUIDATION_WAY_CHOSEN("liquidation.way-chosen", LiquidationEvent.WayChosen.class),
  LIQUIDATION_SALE_PACED("liquidation.sale-paced", LiquidationEvent.SalePaced.class),
  LIQUIDATION_SLICE_PAUSED("liquidation.slice-paused", LiquidationEvent.SlicePaused.class),
  LIQUIDATION_CALL_INVITED("liquidation.call-invited", LiquidationEvent.CallInvited.class),
  LIQUIDATION_AUCTION_OPENED("liquidation.auction-opened", LiquidationEvent.AuctionOpened.class),
  LIQUIDATION_AUCTION_RESTARTED(
      "liquidation.auction-restarted", LiquidationEvent.AuctionRestarted.class),
  LIQUIDATION_LOT_AUCTIONED("liquidation.lot-auctioned", LiquidationEvent.LotAuctioned.class),
  LIQUIDATION_LOT_BATCHED("liquidation.lot-batched", LiquidationEvent.LotBatched.class),
  LIQUIDATION_LOT_CLEARED("liquidation.lot-cleared", LiquidationEvent.LotCleared.class),
  LIQUIDATION_OFFER_ENDED("liquidation.offer-ended", LiquidationEvent.OfferEnded.class),
  LIQUIDATION_SECOND_PRICE_AGREED(
      "liquidation.second-price-agreed", LiquidationEvent.SecondPriceAgreed.class),
  LIQUIDATION_LOSS_APPROVED("liquidation.loss-approved", LiquidationEvent.LossApproved.class),
  LIQUIDATION_CLOSED("liquidation.closed", LiquidationEvent.LiquidationClosed.class),
  AUCTION_STARTED("auction.started", AuctionEvent.AuctionStarted.class),
  AUCTION_LOT_TAKEN("auction.lot-taken", AuctionEvent.LotTaken.class),
  AUCTION_LOT_CLAIMED("auction.lot-claimed", AuctionEvent.LotClaimed.class),
  AUCTION_CLAIM_PAID("auction.claim-paid", AuctionEvent.ClaimPaid.class),
  AUCTION_CLAIM_LAPSED("auction.claim-lapsed", AuctionEvent.ClaimLapsed.class),
  AUCTION_CLAIM_FREED("auction.claim-freed", AuctionEvent.ClaimFreed.class),
  AUCTION_RESET("auction.reset", AuctionEvent.AuctionReset.class),
  AUCTION_ENDED("auction.ended", AuctionEvent.AuctionEnded.class),
  AUCTION_CANCELLED("auction.cancelled", AuctionEvent.AuctionCancelled.class),
  BATCH_OPENED("batch.opened", BatchEvent.BatchOpened.class),
  BATCH_LOT_ADDED("batch.lot-added", BatchEvent.LotAdded.class),
  BATCH_LOT_REMOVED("batch.lot-removed", BatchEvent.LotRemoved.class),
  BATCH_BID_PLACED("batch.bid-placed", BatchEvent.BidPlaced.class),
  BATCH_CLEARED("batch.cleared", BatchEvent.BatchCleared.class),
  BATCH_DISSOLVED("batch.dissolved", BatchEvent.BatchDissolved.class),
  KEEPER_REGISTERED("keeper.registered", KeeperEvent.KeeperRegistered.class),
  KEEPER_BOND_ADDED("keeper.bond-added", KeeperEvent.BondAdded.class),
  KEEPER_BOND_SLASHED("keeper.bond-slashed", KeeperEvent.BondSlashed.class),
  KEEPER_FUNDS_DEPOSITED("keeper.funds-deposited", KeeperEvent.FundsDeposited.class),
  KEEPER_FUNDS_WITHDRAWN("keeper.funds-withdrawn", KeeperEvent.FundsWithdrawn.class),
  KEEPER_FUNDS_PAID("keeper.funds-paid", KeeperEvent.FundsPaid.class),
  KEEPER_FUNDS_CREDITED("keeper.funds-credited", KeeperEvent.FundsCredited.class),
  KEEPER_FUNDS_ESCROWED("keeper.funds-escrowed", KeeperEvent.FundsEscrowed.class),
  KEEPER_ESCROW_RELEASED("keeper.escrow-released", KeeperEvent.EscrowReleased.class),
  KEEPER_ESCROW_PAID("keeper.escrow-paid", KeeperEvent.EscrowPaid.class),
  KEEPER_DEPARTED("keeper.departed", KeeperEvent.KeeperDeparted.class);

  private static final Map<Class<?>, EventType> BY_CLASS =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::eventClass, Function.identity()));
  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::storedName, Function.identity()));

  private final String storedName;
  private final Class<? extends Event> eventClass;
  private final int revision;

  EventType(String storedName, Class<? extends Event> eventClass) {
    this(storedName, eventClass, 1);
  }

  EventType(String storedName, Class<? extends Event> eventClass, int revision) {
    this.storedName = storedName;
    this.eventClass = eventClass;
    this.revision = revision;
  }

  public static EventType of(Event event) {
    return of(event.getClass())
        .orElseThrow(() -> new IllegalStateException(event.getClass() + " has no stored name"));
  }

  public static Optional<EventType> of(Class<?> eventClass) {
    return Optional.ofNullable(BY_CLASS.get(eventClass));
  }

  public static Optional<EventType> named(String storedName) {
    return Optional.ofNullable(BY_NAME.get(storedName));
  }

  public String storedName() {
    return storedName;
  }

  public String revision() {
    return Integer.toString(revision);
  }

  /** Whether its stored form has changed so often, or more. */
  public boolean isOfRevision(int least) {
    return revision >= least;
  }

  public Class<? extends Event> eventClass() {
    return eventClass;
  }
}
