package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.contribute;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.supply;

import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.batch.BatchEvent;
import io.plimsoll.domain.batch.BatchPlan;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.chooser.Slicing;
import io.plimsoll.domain.decision.Move.Kind;
import io.plimsoll.domain.keeper.KeeperEvent;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.MarginCall;
import io.plimsoll.domain.ladder.PreLiquidation;
import io.plimsoll.domain.ladder.SecondLook;
import io.plimsoll.domain.ladder.Slope;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketEvent;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.AdaptiveCurve;
import io.plimsoll.domain.reserve.InterestRateModel.SeparateCurves;
import io.plimsoll.domain.reserve.InterestRateModel.SeparateCurves.Curve;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import io.plimsoll.domain.testing.StoreDesk;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where random runs go: a market of each profile, with what is listed and what is done there. */
enum Waters {
  /** Four assets, each lent and each a collateral, and two categories. */
  STANDARD,
  AAVE,
  /** The same, and sold by Dutch auction. */
  AUCTIONS,
  /** The same, and sold in batches. */
  BATCHES,
  /** The first again, with a ladder. */
  LADDER,
  /** USDC is lent against WETH. */
  MORPHO,
  /** USDC is lent against WETH and WBTC, and the desk keeps a stock of them. */
  COMET;

  private static final Set<Object> ABSORBING =
      Set.of(
          ReserveEvent.CollateralSeized.class,
          ReserveEvent.DebtAbsorbed.class,
          ReserveEvent.SurplusCredited.class,
          ReserveEvent.StockSold.class,
          ReserveEvent.StockPaid.class,
          LoanEvent.CollateralSeized.class,
          LoanEvent.DebtAbsorbed.class,
          LiquidationEvent.LoanAbsorbed.class,
          Outcome.ABSORBED);

  /** And what else needs an asset that is both lent and a collateral, or a category. */
  private static final Set<Object> PLEDGING =
      Set.of(
          MarketEvent.CategoryDefined.class,
          ReserveEvent.PledgeRedeemed.class,
          ReserveEvent.IsolatedDebtMoved.class,
          LenderEvent.PledgeGiven.class,
          LenderEvent.PledgeReturned.class,
          LoanEvent.SharesPledged.class,
          LoanEvent.PledgeLifted.class,
          LoanEvent.PledgeWithdrawn.class,
          LoanEvent.CategoryChosen.class,
          LiquidationEvent.DebtSetOff.class);

  private static final Set<Object> RULING =
      Set.of(
          MarketEvent.PriceMatrixSet.class,
          MarketEvent.PricePolicySet.class,
          MarketEvent.PriceSourceOnTrial.class,
          MarketEvent.PriceSourceAdmitted.class,
          MarketEvent.PriceSourceRejected.class,
          MarketEvent.VenueSuspended.class,
          MarketEvent.VenueResumed.class);

  private static final Set<Object> SLICING =
      Set.of(LiquidationEvent.WayChosen.class, LiquidationEvent.SlicePaused.class);

  private static final Set<Object> AUCTIONING =
      Set.of(
          ReserveEvent.RaisingStarted.class,
          ReserveEvent.RaisingEnded.class,
          LiquidationEvent.SalePaced.class,
          LiquidationEvent.CallInvited.class,
          LiquidationEvent.AuctionOpened.class,
          LiquidationEvent.AuctionRestarted.class,
          LiquidationEvent.LotAuctioned.class,
          LiquidationEvent.OfferEnded.class,
          AuctionEvent.AuctionStarted.class,
          AuctionEvent.AuctionReset.class,
          AuctionEvent.AuctionEnded.class,
          AuctionEvent.AuctionCancelled.class,
          AuctionEvent.LotTaken.class,
          AuctionEvent.LotClaimed.class,
          AuctionEvent.ClaimPaid.class,
          AuctionEvent.ClaimLapsed.class,
          AuctionEvent.ClaimFreed.class);

  private static final Set<Object> BATCHING =
      Set.of(
          LiquidationEvent.LotBatched.class,
          LiquidationEvent.LotCleared.class,
          BatchEvent.BatchOpened.class,
          BatchEvent.LotAdded.class,
          BatchEvent.LotRemoved.class,
          BatchEvent.BidPlaced.class,
          BatchEvent.BatchCleared.class,
          BatchEvent.BatchDissolved.class);

  private static final Set<Object> ORDERING =
      Set.of(
          LiquidationEvent.SaleOrdered.class,
          LiquidationEvent.LotSold.class,
          LiquidationEvent.OrderUnfilled.class);

  private static final AuctionPlan AUCTION =
      new AuctionPlan(
          new AuctionTerms(
              Ray.of("1.2"),
              new PriceCurve.Exponential(Ray.of("0.9997")),
              new ResetRule(Duration.ofHours(1), Ray.of("0.4")),
              Sizes.of(Wad.of("1.08"), Amount.of("100", USD)),
              new Incentive(Amount.of("2", USD), Wad.of("0.001")),
              Optional.of(Ray.of("0.5"))),
          Amount.of("200000", USD),
          Breaker.NOTHING_HALTED,
          2);

  private static final Set<Kind> AUCTIONS_ONLY =
      EnumSet.of(
          Kind.START,
          Kind.TAKE,
          Kind.CLAIM,
          Kind.PAY_CLAIM,
          Kind.LAPSE_CLAIM,
          Kind.RESET,
          Kind.CANCEL);

  private static final Set<Kind> BATCHES_ONLY = EnumSet.of(Kind.BID, Kind.CLEAR, Kind.GATHER);

  private static final Set<Object> CLIMBING =
      Set.of(
          LoanEvent.MarginWarned.class,
          LoanEvent.MarginWarningLifted.class,
          LoanEvent.MarginCalled.class,
          LoanEvent.MarginCallCured.class,
          LoanEvent.MarginCallLapsed.class,
          LoanEvent.PreLiquidationChosen.class,
          LiquidationEvent.SecondPriceAgreed.class,
          LiquidationEvent.LossApproved.class,
          Outcome.RELIEVED);

  static final Ladder STEPS =
      new Ladder(
          Wad.of("1.3"),
          Optional.of(new MarginCall(Wad.of("2"), Wad.of("1.3"), Duration.ofHours(1))),
          Optional.of(
              new PreLiquidation(
                  Wad.of("1.6"),
                  new Slope(new BasisPoints(1_000), new BasisPoints(4_000)),
                  new Slope(new BasisPoints(100), new BasisPoints(400)))),
          Optional.of(new SecondLook(new BasisPoints(200))));

  private static final Set<Kind> LADDER_ONLY =
      EnumSet.of(Kind.REVIEW, Kind.AGREE, Kind.ANSWER, Kind.SECOND_PRICE);

  private static final Set<Object> BEARING =
      Set.of(
          ReserveEvent.DeficitBorne.class,
          ReserveEvent.BackstopStaked.class,
          ReserveEvent.BackstopReturned.class,
          LenderEvent.Staked.class,
          LenderEvent.CooldownStarted.class,
          LenderEvent.StakeWithdrawn.class);

  private static final Set<Kind> STAKES =
      EnumSet.of(Kind.STAKE, Kind.COOL, Kind.UNSTAKE, Kind.SETTLE);

  /** What only a sale to keepers does with their money. */
  private static final Set<Object> SELLING_TO_KEEPERS =
      Set.of(
          ReserveEvent.BondForfeited.class,
          KeeperEvent.BondSlashed.class,
          KeeperEvent.FundsPaid.class);

  private static final Set<Object> BIDDING =
      Set.of(
          KeeperEvent.FundsCredited.class,
          KeeperEvent.FundsEscrowed.class,
          KeeperEvent.EscrowReleased.class,
          KeeperEvent.EscrowPaid.class);

  private static final KeeperTerms KEEPERS =
      new KeeperTerms(USDC.id(), Wad.of("100"), Duration.ofMinutes(10));

  private static final Set<Kind> PLEDGES_AND_CALLS =
      EnumSet.of(
          Kind.PLEDGE,
          Kind.LIFT,
          Kind.LIFT_TO_THE_LIMIT,
          Kind.TAKE_OUT_PLEDGED,
          Kind.REPAY_WITH_PLEDGED,
          Kind.CHOOSE,
          Kind.LEAVE,
          Kind.DEFINE,
          Kind.CALL,
          Kind.CALL_FOR_SHARES);

  Profile profile() {
    return switch (this) {
      case STANDARD, AUCTIONS, BATCHES, LADDER -> Profile.STANDARD;
      case AAVE -> Profile.AAVE_3_6;
      case MORPHO -> Profile.MORPHO_BLUE;
      case COMET -> Profile.COMET;
    };
  }

  /** How many of a hundred commands are given here. */
  int share() {
    return switch (this) {
      case STANDARD, AAVE, AUCTIONS -> 18;
      case LADDER -> 16;
      case BATCHES, MORPHO, COMET -> 10;
    };
  }

  /** Where only one is lent, that one first. */
  List<Token> assets() {
    return switch (this) {
      case STANDARD, AAVE, AUCTIONS, BATCHES, LADDER -> List.of(WETH, WBTC, USDC, DAI);
      case MORPHO -> List.of(USDC, WETH);
      case COMET -> List.of(USDC, WETH, WBTC);
    };
  }

  Set<Kind> kinds() {
    var kinds = EnumSet.allOf(Kind.class);
    if (!hasCategories()) kinds.removeAll(PLEDGES_AND_CALLS);
    if (!profile().letsDeficitStand()) kinds.removeAll(STAKES);
    if (this != MORPHO) kinds.removeAll(EnumSet.of(Kind.SEIZE, Kind.SEIZE_FOR_DEBT));
    if (this != AUCTIONS) kinds.removeAll(AUCTIONS_ONLY);
    if (this != BATCHES) kinds.removeAll(BATCHES_ONLY);
    if (this != LADDER) kinds.removeAll(LADDER_ONLY);
    if (this != COMET) kinds.removeAll(EnumSet.of(Kind.ABSORB, Kind.BUY));
    if (this != STANDARD) kinds.remove(Kind.RULE);
    return kinds;
  }

  boolean hasCategories() {
    return profile().call() == Profile.Call.CLOSE_FACTOR;
  }

  /** Events and outcomes that belong elsewhere and are not missed here. */
  Set<Object> elsewhere() {
    var all =
        union(
            union(SELLING_TO_KEEPERS, this == BATCHES ? Set.of() : union(BIDDING, BATCHING)),
            inOtherProfiles());
    var climbing = this == LADDER ? all : union(all, union(CLIMBING, SLICING));
    return this == STANDARD ? climbing : union(climbing, RULING);
  }

  private Set<Object> inOtherProfiles() {
    return switch (this) {
      case STANDARD, AAVE, LADDER ->
          union(union(ABSORBING, AUCTIONING), Set.of(ReserveEvent.LossShared.class));
      case AUCTIONS ->
          union(
              union(union(ABSORBING, BEARING), ORDERING),
              Set.of(
                  LiquidationEvent.SalePaced.class,
                  LiquidationEvent.CallInvited.class,
                  ReserveEvent.LossShared.class,
                  ReserveEvent.DeficitCovered.class,
                  LenderEvent.DeficitBorne.class));
      case BATCHES ->
          union(
              union(union(ABSORBING, BEARING), union(ORDERING, notInBatches())),
              Set.of(
                  ReserveEvent.LossShared.class,
                  ReserveEvent.DeficitCovered.class,
                  LenderEvent.DeficitBorne.class));
      case MORPHO ->
          union(
              union(union(union(ABSORBING, PLEDGING), AUCTIONING), BEARING),
              Set.of(
                  ReserveEvent.DeficitBooked.class,
                  ReserveEvent.DeficitCovered.class,
                  LenderEvent.DeficitBorne.class,
                  ReserveEvent.FeeEarned.class));
      case COMET ->
          union(
              union(union(PLEDGING, AUCTIONING), BEARING),
              Set.of(
                  ReserveEvent.LossShared.class,
                  LiquidationEvent.CollateralCalled.class,
                  ReserveEvent.FeeEarned.class,
                  ReserveEvent.TreasuryCollected.class));
    };
  }

  private static Set<Object> notInBatches() {
    var others = new HashSet<>(AUCTIONING);
    others.remove(LiquidationEvent.OfferEnded.class);
    return others;
  }

  private static Set<Object> union(Set<Object> some, Set<Object> others) {
    var all = new HashSet<>(some);
    all.addAll(others);
    return all;
  }

  Listing plain(Token asset) {
    return switch (this) {
      case STANDARD, LADDER -> bearing(plainLent(asset), LossBearer.LENDERS);
      case AAVE -> bearing(plainLent(asset), LossBearer.TREASURY);
      case AUCTIONS -> plainLent(asset).auctioned(AUCTION);
      case BATCHES -> plainLent(asset);
      case MORPHO ->
          asset.equals(USDC)
              ? Listing.of(USDC).lending(0, 0).bonus(0, 0).interest(AdaptiveCurve.MORPHO)
              : Listing.of(asset).lending(8_600, 8_600).bonus(0, 0).notBorrowable();
      case COMET ->
          asset.equals(USDC)
              ? StoreDesk.usdc().interest(curves())
              : StoreDesk.collateral(Listing.of(asset));
    };
  }

  /**
   * Somebody else in each asset, and in DAI nobody.
   *
   * @param last lenders bear nothing where the treasury has shares that nothing stands for: who has
   *     lost what would be told by no sum
   */
  private static Listing bearing(Listing plain, LossBearer last) {
    return switch (plain.asset().symbol()) {
      case "USDC" ->
          last == LossBearer.LENDERS
              ? plain.losses(Duration.ofHours(1), LossBearer.TREASURY, LossBearer.BACKSTOP, last)
              : plain.losses(Duration.ofHours(1), LossBearer.BACKSTOP, last);
      case "WETH" -> plain.losses(Duration.ZERO, LossBearer.BACKSTOP);
      case "WBTC" -> plain.losses(last);
      default -> plain;
    };
  }

  private static Listing plainLent(Token asset) {
    return switch (asset.symbol()) {
      case "WETH" -> Listing.of(WETH).bonus(750, 2_000).interest("0.7", "0.02", "0.1", "3");
      case "WBTC" -> Listing.of(WBTC).lending(7_000, 7_500).interest("0.6", "0.3", "0.2", "2");
      case "DAI" ->
          Listing.of(DAI)
              .lending(7_500, 8_000)
              .interest("0.8", "0.05", "0.5", "2")
              .borrowableInIsolation();
      default -> Listing.of(asset).borrowableInIsolation();
    };
  }

  /** At no utilization do lenders together earn more than borrowers pay. */
  private static SeparateCurves curves() {
    return new SeparateCurves(
        new Curve(Wad.of("0.8"), Wad.of("0"), Wad.of("0.02"), Wad.of("0.4")),
        new Curve(Wad.of("0.8"), Wad.of("0.02"), Wad.of("0.06"), Wad.of("0.6")));
  }

  /** The market with its assets listed and priced, and nothing in it. */
  DeskFixture empty() {
    var least = hasCategories() ? DeskFixture.LEAST_LOAN : USD.zero();
    var policy = LiquidationPolicy.standard(USD);
    var terms =
        new MarketTerms(least, policy, profile(), selling(), Optional.of(KEEPERS), ladder());
    var desk = DeskFixture.empty().given(new OpenMarket(MAIN, USD, terms));
    for (var asset : assets()) desk.given(plain(asset).command());
    for (var asset : assets()) MarketMoves.priceAsEver(desk, asset);
    return desk;
  }

  Ladder ladder() {
    return this == LADDER ? STEPS : Ladder.NONE;
  }

  private SellingTerms selling() {
    return switch (this) {
      case AUCTIONS ->
          new SellingTerms(
              EnumSet.of(Mechanism.DUTCH_AUCTION),
              Optional.of(Amount.of("500000", USD)),
              Optional.empty());
      case BATCHES ->
          new SellingTerms(
              EnumSet.of(Mechanism.BATCH_AUCTION),
              Optional.empty(),
              Optional.empty(),
              Optional.of(new BatchPlan(Duration.ofHours(1), Wad.of("0.9"), MarginRule.PRO_RATA)));
      case LADDER ->
          new SellingTerms(
                  EnumSet.of(Mechanism.DIRECT_SALE),
                  Optional.empty(),
                  Optional.of(Assumptions.standard(USD)))
              .with(new Slicing(4, Duration.ofMinutes(5)));
      default -> SellingTerms.DIRECT;
    };
  }

  /** Three loans and some lenders. */
  DeskFixture underWay() {
    var desk = empty().given(openLoan(), openLoan("L2", "ben"), openLoan("L3", "eva"));
    return switch (this) {
      case STANDARD, AAVE, AUCTIONS, BATCHES, LADDER ->
          desk.given(supply("lena", "1000000 USDC"), supply("lena", "1000000 DAI"))
              .given(supply("lena", "300 WETH"), supply("lena", "20 WBTC"))
              .given(deposit("100 WETH"), draw("100000 USDC"), draw("50000 DAI"))
              .given(deposit("L2", "3 WBTC"), draw("L2", "20 WETH"), draw("L2", "20000 USDC"))
              .given(deposit("L3", "5 WETH"), deposit("L3", "5000 USDC"), draw("L3", "11000 DAI"))
              .given(supply("lender1", "40 WETH"), pledge("L3", "lender1", "30 WETH"));
      case MORPHO ->
          desk.given(supply("lena", "200000 USDC"))
              .given(deposit("100 WETH"), draw("150000 USDC"))
              .given(deposit("L2", "5 WETH"), draw("L2", "8000 USDC"));
      case COMET ->
          desk.given(supply("lena", "200000 USDC"), contribute("500 USDC"))
              .given(deposit("100 WETH"), deposit("2 WBTC"), draw("150000 USDC"))
              .given(deposit("L2", "1 WBTC"), draw("L2", "20000 USDC"));
    };
  }
}
