package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.domain.auction.AuctionEvent;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.batch.BatchPlan;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Chooser;
import io.plimsoll.domain.chooser.Inputs;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.chooser.Slicing;
import io.plimsoll.domain.chooser.Way;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.KeeperEvent;
import io.plimsoll.domain.ladder.Agreement;
import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.ladder.MarginCall;
import io.plimsoll.domain.ladder.PreLiquidation;
import io.plimsoll.domain.ladder.SecondLook;
import io.plimsoll.domain.ladder.Slope;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.liquidation.SaleOrder;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.DebtMovement;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.Category;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketEvent;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.pacing.Guards;
import io.plimsoll.domain.pacing.Paced;
import io.plimsoll.domain.pacing.PacingTerms;
import io.plimsoll.domain.reserve.Accrual;
import io.plimsoll.domain.reserve.BalanceChange;
import io.plimsoll.domain.reserve.BalanceChange.Stake;
import io.plimsoll.domain.reserve.IndexedAccrual;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.Isolation;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.reserve.ReserveStatus;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One event of each type, with every optional part there. */
final class SampleEvents {

  static final MarketId MARKET = new MarketId("main");
  static final Token USD = new Token("USD", 8);
  static final Token WETH = new Token("WETH", 18);
  static final Token USDC = new Token("USDC", 6);
  static final Token DAI = new Token("DAI", 18);
  static final LoanId LOAN = new LoanId("L1");
  private static final AccountId LENDER = new AccountId("lena");
  static final LiquidationId CASE = new LiquidationId("L1.1");
  static final Instant AT = Instant.parse("2021-01-11T03:37:30.125Z");
  static final BigInteger SCALED = new BigInteger("16000000123");
  static final Amount ETHER = Amount.of("1.5", WETH);
  static final Amount DOLLARS = Amount.of("16000.000001", USDC);
  private static final ReserveTerms PLAIN_TERMS =
      new ReserveTerms(
          BasisPoints.of("0.8"),
          BasisPoints.of("0.825"),
          BasisPoints.of("0.05"),
          BasisPoints.of("0.1"),
          BasisPoints.of("0.15"),
          Optional.of(Amount.of("1000000", WETH)),
          Optional.empty(),
          new KinkedCurve(Ray.of("0.8"), Ray.ZERO, Ray.of("0.04"), Ray.of("0.75")),
          Duration.ofHours(1));

  /** What the second revision could say of terms. */
  private static final ReserveTerms SECOND_TERMS =
      new ReserveTerms(
          PLAIN_TERMS.maxLoanToValue(),
          PLAIN_TERMS.liquidationThreshold(),
          PLAIN_TERMS.liquidationBonus(),
          PLAIN_TERMS.liquidationFee(),
          PLAIN_TERMS.reserveFactor(),
          PLAIN_TERMS.supplyCap(),
          Optional.of(Amount.of("500000", WETH)),
          PLAIN_TERMS.interestRate(),
          PLAIN_TERMS.maxPriceAge(),
          new ReserveStatus(false, true, true, Optional.of(AT.plusSeconds(3_600))),
          new Isolation(Optional.of(BigInteger.valueOf(1_000_000)), true));

  private static final AuctionTerms AUCTION_TERMS =
      new AuctionTerms(
          Ray.of("1.05"),
          new PriceCurve.Exponential(Ray.of("0.9999")),
          new ResetRule(Duration.ofMinutes(140), Ray.of("0.4")),
          Sizes.of(Wad.of("1.13"), Amount.of("100", USDC)),
          new Incentive(Amount.of("2", USDC), Wad.of("0.001")),
          Optional.of(Ray.of("0.8")));
  static final ReserveTerms TERMS =
      SECOND_TERMS
          .borneBy(new ReserveTerms.Losses(List.of(LossBearer.values()), Duration.ofDays(10)))
          .auctionedBy(
              new AuctionPlan(
                  new AuctionTerms(
                      Ray.of("1.2"),
                      new PriceCurve.Stairstep(Ray.of("0.99"), Duration.ofSeconds(90)),
                      new ResetRule(Duration.ofMinutes(140), Ray.of("0.4")),
                      Sizes.of(Wad.of("1.13"), Amount.of("5000", USD)),
                      new Incentive(Amount.of("250", USD), Wad.of("0.001")),
                      Optional.of(Ray.of("0.8"))),
                  Amount.of("10000000", USD),
                  Breaker.STARTS_HALTED,
                  3));
  static final Category STABLE =
      new Category(
          new CategoryId("stable"),
          BasisPoints.of("0.93"),
          BasisPoints.of("0.95"),
          BasisPoints.of("0.01"),
          new TreeSet<>(List.of(USDC.id(), DAI.id())),
          new TreeSet<>(List.of(USDC.id())),
          new TreeSet<>(List.of(DAI.id())));
  static final Accrual ACCRUAL =
      new IndexedAccrual(
          1_610_336_250L,
          Ray.of("1.000000001"),
          Ray.of("1.000000001547125957863212448"),
          Ray.of("0.031"),
          Ray.of("0.04"),
          BigInteger.valueOf(12),
          BigInteger.ZERO);
  private static final BalanceChange PLAIN_CHANGE =
      new BalanceChange(
          BigInteger.valueOf(-16),
          BigInteger.valueOf(17),
          BigInteger.ZERO,
          BigInteger.ONE,
          BigInteger.ZERO,
          BigInteger.ZERO);
  private static final BalanceChange CHANGE =
      new BalanceChange(
          PLAIN_CHANGE.cash(),
          PLAIN_CHANGE.receivable(),
          PLAIN_CHANGE.deficit(),
          PLAIN_CHANGE.claims(),
          PLAIN_CHANGE.treasury(),
          PLAIN_CHANGE.collateral(),
          BigInteger.valueOf(3),
          BigInteger.TWO,
          new BalanceChange.Accrued(BigInteger.valueOf(4), BigInteger.TWO, BigInteger.ONE),
          List.of(
              new Stake(
                  Stake.Kind.DEBT,
                  "L1",
                  BigInteger.valueOf(5),
                  BigInteger.valueOf(16),
                  BigInteger.valueOf(22))));
  static final KeeperId KEEPER = new KeeperId("kim");
  static final KeeperTerms KEEPERS =
      new KeeperTerms(USDC.id(), Wad.of("1000"), Duration.ofMinutes(10));
  private static final String SALE = "L1.1-1";
  private static final Evidence EVIDENCE =
      new Evidence(
          Optional.of(new HealthFactor.Of(Wad.of("0.99"))),
          Optional.of(new HealthFactor.NoDebt()),
          new TreeMap<>(Map.of(WETH.id(), 41L, USDC.id(), 7L)));
  private static final DebtMovement DEBT =
      new DebtMovement(DOLLARS, SCALED, USDC.zero(), Amount.of("16000.000002", USDC));
  static final Lot LOT =
      new Lot(ETHER, DOLLARS, Amount.of("8", USDC), Wad.of("1714.285714285714285715"));
  static final SaleQuote QUOTE = new SaleQuote(new VenueId("pool"), ETHER, DOLLARS);

  static final AuctionId AUCTION = new AuctionId("L1.1-2");
  private static final Offer.Reward REWARD = new Offer.Reward(KEEPER, Amount.of("250", USDC));
  private static final SellingTerms THIRD_SELLING =
      new SellingTerms(
          EnumSet.of(Mechanism.DUTCH_AUCTION, Mechanism.DIRECT_SALE),
          Optional.of(Amount.of("50000000", USD)),
          Optional.of(Assumptions.standard(USD)));
  static final SellingTerms SELLING =
      new SellingTerms(
              EnumSet.of(Mechanism.BATCH_AUCTION, Mechanism.DIRECT_SALE),
              THIRD_SELLING.auctionCap(),
              THIRD_SELLING.assumptions(),
              Optional.of(
                  new BatchPlan(Duration.ofMinutes(30), Wad.of("0.96"), MarginRule.PRO_RATA)))
          .with(new Slicing(12, Duration.ofMinutes(5)))
          .with(new Guards(true, Optional.of(PacingTerms.STANDARD)));

  static final Ladder LADDER =
      new Ladder(
          Wad.of("1.1"),
          Optional.of(new MarginCall(Wad.of("1.2"), Wad.of("1.1"), Duration.ofHours(6))),
          Optional.of(
              new PreLiquidation(
                  Wad.of("1.15"),
                  new Slope(new BasisPoints(1_000), new BasisPoints(4_000)),
                  new Slope(new BasisPoints(100), new BasisPoints(400)))),
          Optional.of(new SecondLook(new BasisPoints(200))));

  private SampleEvents() {}

  static List<Event> all() {
    return Stream.of(plain(), SampleClaims.all(), SampleBatches.all())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Event> plain() {
    return List.of(
        new MarketEvent.MarketOpened(
            MARKET,
            USD,
            new MarketTerms(
                USD.zero(),
                LiquidationPolicy.standard(USD),
                Profile.AAVE_3_6,
                SELLING,
                Optional.of(KEEPERS),
                LADDER),
            AT),
        new MarketEvent.AssetListed(MARKET, WETH, AT),
        new MarketEvent.CategoryDefined(MARKET, STABLE, AT),
        new MarketEvent.PriceMatrixSet(MARKET, SamplePrices.MATRIX, AT),
        new MarketEvent.PricePolicySet(MARKET, WETH.id(), SamplePrices.POLICY, AT),
        new MarketEvent.PriceSourceOnTrial(MARKET, WETH.id(), "kraken", AT),
        new MarketEvent.PriceSourceAdmitted(
            MARKET, WETH.id(), "kraken", Wad.of("1.12"), Wad.of("1.1201"), 10, AT),
        new MarketEvent.PriceSourceRejected(
            MARKET, WETH.id(), "kraken", Wad.of("1.12"), Wad.of("2200"), 1, AT),
        new MarketEvent.VenueSuspended(
            MARKET, QUOTE.venue(), Optional.of("L1.1-1"), "4 WETH sold for 1 USDC", AT),
        new MarketEvent.VenueResumed(MARKET, QUOTE.venue(), "looked into", AT),
        new ReserveEvent.ReserveOpened(MARKET, WETH, TERMS, ACCRUAL, AT),
        new ReserveEvent.TermsChanged(MARKET, WETH.id(), TERMS, ACCRUAL, CHANGE, AT),
        new ReserveEvent.LiquiditySupplied(MARKET, LENDER, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.LiquidityWithdrawn(MARKET, LENDER, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.LiquidityBorrowed(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.DebtPaid(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.DeficitBooked(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.DeficitCovered(MARKET, LENDER, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.DeficitBorne(MARKET, LossBearer.BACKSTOP, DOLLARS, ACCRUAL, CHANGE, AT),
        new ReserveEvent.BackstopStaked(MARKET, LENDER, DOLLARS, SCALED, CHANGE, AT),
        new ReserveEvent.BackstopReturned(MARKET, LENDER, DOLLARS, SCALED, CHANGE, AT),
        new ReserveEvent.InterestAccrued(MARKET, WETH.id(), ACCRUAL, CHANGE, AT),
        new ReserveEvent.PledgeRedeemed(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.TreasuryCollected(MARKET, LENDER, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.ClaimHandedOver(MARKET, DOLLARS, SCALED, CHANGE, AT),
        new ReserveEvent.IsolatedDebtMoved(
            MARKET, WETH.id(), LOAN, BigInteger.valueOf(-1_600_000), AT),
        new ReserveEvent.FeeEarned(MARKET, LOAN, DOLLARS, ACCRUAL, CHANGE, AT),
        new ReserveEvent.LossShared(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.DebtAbsorbed(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.SurplusCredited(MARKET, LENDER, DOLLARS, SCALED, ACCRUAL, CHANGE, AT),
        new ReserveEvent.StockPaid(MARKET, KEEPER, DOLLARS, ACCRUAL, CHANGE, AT),
        new ReserveEvent.StockSold(MARKET, KEEPER, ETHER, AT),
        new ReserveEvent.ReservesContributed(MARKET, DOLLARS, ACCRUAL, CHANGE, AT),
        new ReserveEvent.ReservesWithdrawn(MARKET, DOLLARS, ACCRUAL, CHANGE, AT),
        new ReserveEvent.CollateralSeized(MARKET, LOAN, ETHER, AT),
        new ReserveEvent.CollateralReceived(MARKET, LOAN, ETHER, AT),
        new ReserveEvent.CollateralReleased(MARKET, LOAN, ETHER, AT),
        new ReserveEvent.KeeperFundsReceived(MARKET, KEEPER, DOLLARS, AT),
        new ReserveEvent.KeeperFundsReleased(MARKET, KEEPER, DOLLARS, AT),
        new ReserveEvent.BondForfeited(MARKET, KEEPER, DOLLARS, ACCRUAL, CHANGE, AT),
        new LenderEvent.Supplied(MARKET, LENDER, DOLLARS, SCALED, AT),
        new LenderEvent.Withdrawn(MARKET, LENDER, DOLLARS, SCALED, AT),
        new LenderEvent.SharesSent(MARKET, LENDER, DOLLARS, SCALED, AT),
        new LenderEvent.SharesReceived(MARKET, LENDER, DOLLARS, SCALED, AT),
        new LenderEvent.PledgeGiven(MARKET, LENDER, LOAN, DOLLARS, SCALED, AT),
        new LenderEvent.PledgeReturned(MARKET, LENDER, LOAN, DOLLARS, SCALED, AT),
        new LenderEvent.DeficitBorne(MARKET, LENDER, DOLLARS, SCALED, AT),
        new LenderEvent.Staked(MARKET, LENDER, DOLLARS, SCALED, AT),
        new LenderEvent.CooldownStarted(
            MARKET, LENDER, DOLLARS, SCALED, AT.plus(Duration.ofDays(10)), AT),
        new LenderEvent.StakeWithdrawn(MARKET, LENDER, DOLLARS, SCALED, AT),
        new LoanEvent.LoanOpened(MARKET, LOAN, new BorrowerId("ana"), AT),
        new LoanEvent.CollateralDeposited(MARKET, LOAN, ETHER, EVIDENCE, AT),
        new LoanEvent.CollateralWithdrawn(MARKET, LOAN, ETHER, EVIDENCE, AT),
        new LoanEvent.SharesPledged(MARKET, LOAN, LENDER, DOLLARS, SCALED, EVIDENCE, AT),
        new LoanEvent.PledgeLifted(MARKET, LOAN, LENDER, DOLLARS, SCALED, EVIDENCE, AT),
        new LoanEvent.PledgeWithdrawn(MARKET, LOAN, DOLLARS, SCALED, EVIDENCE, AT),
        new LoanEvent.CategoryChosen(MARKET, LOAN, Optional.of(STABLE.id()), EVIDENCE, AT),
        new LoanEvent.Drawn(MARKET, LOAN, DEBT, EVIDENCE, AT),
        new LoanEvent.Repaid(MARKET, LOAN, DEBT, EVIDENCE, AT),
        new LoanEvent.PreLiquidationChosen(MARKET, LOAN, true, AT),
        new LoanEvent.MarginWarned(MARKET, LOAN, EVIDENCE, AT),
        new LoanEvent.MarginWarningLifted(MARKET, LOAN, EVIDENCE, AT),
        new LoanEvent.MarginCalled(MARKET, LOAN, AT.plus(Duration.ofHours(6)), EVIDENCE, AT),
        new LoanEvent.MarginCallCured(MARKET, LOAN, EVIDENCE, AT),
        new LoanEvent.MarginCallLapsed(
            MARKET, LOAN, CASE, AT.plus(Duration.ofHours(6)), EVIDENCE, AT),
        new LoanEvent.LiquidationStarted(MARKET, LOAN, CASE, EVIDENCE, AT),
        new LoanEvent.LiquidationEnded(MARKET, LOAN, CASE, EVIDENCE, AT),
        new LoanEvent.CollateralSold(
            MARKET,
            LOAN,
            CASE,
            new Loan.Collateral(ETHER, Amount.of("1", WETH), SCALED),
            DEBT,
            USDC.zero(),
            EVIDENCE,
            AT),
        new LoanEvent.CollateralSeized(
            MARKET,
            LOAN,
            CASE,
            new Loan.Collateral(ETHER, Amount.of("1", WETH), SCALED),
            EVIDENCE,
            AT),
        new LoanEvent.DebtAbsorbed(MARKET, LOAN, CASE, DEBT, EVIDENCE, AT),
        new LoanEvent.DebtWrittenOff(MARKET, LOAN, CASE, DEBT, EVIDENCE, AT),
        new LiquidationEvent.LiquidationOpened(
            MARKET, CASE, LOAN, Amount.of("18000", USD), Amount.of("15000", USD), EVIDENCE, AT),
        new LiquidationEvent.SaleOrdered(
            MARKET,
            CASE,
            new SaleOrder("L1.1-1", new VenueId("pool"), LOT, List.of(QUOTE)),
            EVIDENCE,
            AT),
        new LiquidationEvent.LotSold(
            MARKET,
            CASE,
            "L1.1-1",
            new VenueId("pool"),
            ETHER,
            DOLLARS,
            DOLLARS,
            DOLLARS,
            USDC.zero(),
            USDC.zero(),
            EVIDENCE,
            AT),
        new LiquidationEvent.DebtSetOff(MARKET, CASE, DOLLARS, EVIDENCE, AT),
        new LiquidationEvent.OrderUnfilled(MARKET, CASE, "L1.1-1", AT),
        new LiquidationEvent.CollateralCalled(
            MARKET, CASE, new KeeperId("kim"), ETHER, DOLLARS, DOLLARS, WETH.zero(), EVIDENCE, AT),
        new LiquidationEvent.LoanAbsorbed(
            MARKET,
            CASE,
            List.of(ETHER),
            Amount.of("18000", USD),
            List.of(DOLLARS),
            USDC.zero(),
            EVIDENCE,
            AT),
        new ReserveEvent.RaisingStarted(MARKET, WETH.id(), AUCTION, DOLLARS, AT),
        new ReserveEvent.RaisingEnded(MARKET, WETH.id(), AUCTION, DOLLARS, AT),
        new LiquidationEvent.WayChosen(
            MARKET,
            CASE,
            Chooser.choose(
                new Inputs(
                    new io.plimsoll.domain.chooser.Offer(
                        ETHER,
                        Wad.of("1800"),
                        Amount.of("2500", USDC),
                        BasisPoints.of("0.05"),
                        BasisPoints.of("0.1"),
                        Duration.ofMinutes(1),
                        Duration.ofHours(4)),
                    Assumptions.standard(USD)
                        .outlook(
                            Optional.of(Wad.of("0.01")),
                            List.of(
                                new SaleQuote(new VenueId("pool"), ETHER, Amount.of("2600", USDC))),
                            new Price(7, USDC, USD, Wad.ONE, AT)),
                    List.of(
                        new Way.Call(),
                        Way.Dutch.of(AUCTION_TERMS, Amount.of("2500", USDC)),
                        new Way.Direct(Wad.of("1714"), 1, Duration.ZERO)),
                    ETHER)),
            AT),
        new LiquidationEvent.SalePaced(
            MARKET,
            CASE,
            new Paced(
                new Paced.Effect(ETHER, Wad.of("0.01"), 1, List.of(LOAN)),
                new Paced.Effect(ETHER, Wad.of("0.005"), 0, List.of()),
                true),
            AT),
        new LiquidationEvent.SlicePaused(MARKET, CASE, 12, AT.plusSeconds(300), AT),
        new LiquidationEvent.CallInvited(
            MARKET, CASE, "L1.1-3", AT.plusSeconds(1_800), EVIDENCE, AT),
        new LiquidationEvent.AuctionOpened(
            MARKET, CASE, AUCTION, KEEPER, DOLLARS, DOLLARS, EVIDENCE, AT),
        new LiquidationEvent.AuctionRestarted(MARKET, CASE, AUCTION, KEEPER, DOLLARS, AT),
        new LiquidationEvent.LotAuctioned(
            MARKET,
            CASE,
            AUCTION,
            KEEPER,
            ETHER,
            DOLLARS,
            DOLLARS,
            List.of(REWARD),
            List.of(REWARD),
            DOLLARS,
            USDC.zero(),
            USDC.zero(),
            EVIDENCE,
            AT),
        new LiquidationEvent.LotBatched(
            MARKET, CASE, SampleBatches.BATCH, ETHER, DOLLARS, EVIDENCE, AT),
        new LiquidationEvent.LotCleared(
            MARKET,
            CASE,
            SampleBatches.BATCH,
            ETHER,
            DOLLARS,
            DOLLARS,
            DOLLARS,
            USDC.zero(),
            USDC.zero(),
            EVIDENCE,
            AT),
        new LiquidationEvent.OfferEnded(MARKET, CASE, "L1.1-2", Offer.End.SOLD, AT),
        new AuctionEvent.AuctionStarted(
            MARKET,
            AUCTION,
            LOAN,
            KEEPER,
            SCALED,
            DOLLARS,
            DOLLARS,
            ETHER,
            Ray.of("2000"),
            Ray.of("2400"),
            Optional.of(Ray.of("1600")),
            USDC.zero(),
            AT),
        new AuctionEvent.LotTaken(
            MARKET, AUCTION, LOAN, KEEPER, Ray.of("1900"), DOLLARS, ETHER, DOLLARS, ETHER, AT),
        new AuctionEvent.AuctionReset(
            MARKET,
            AUCTION,
            LOAN,
            KEEPER,
            new ResetCause.BelowFloor(Ray.of("1599"), Ray.of("1600")),
            Ray.of("2000"),
            Ray.of("2400"),
            Optional.empty(),
            USDC.zero(),
            AT),
        new AuctionEvent.AuctionEnded(MARKET, AUCTION, LOAN, USDC.zero(), ETHER, AT),
        new AuctionEvent.AuctionCancelled(MARKET, AUCTION, LOAN, DOLLARS, ETHER, AT),
        new LiquidationEvent.SecondPriceAgreed(
            MARKET,
            CASE,
            Amount.of("15000", USD),
            Amount.of("16000", USD),
            List.of(
                new Agreement(WETH.id(), 7, Wad.of("1500.5"), 8, Wad.of("1499")),
                new Agreement(USDC.id(), 5, Wad.ONE, 6, Wad.of("0.999"))),
            AT),
        new LiquidationEvent.LossApproved(
            MARKET,
            CASE,
            new ApproverId("ria"),
            "Seen on two exchanges by hand",
            Amount.of("15000", USD),
            Amount.of("16000", USD),
            EVIDENCE,
            AT),
        new LiquidationEvent.ShortfallBooked(MARKET, CASE, DOLLARS, AT),
        new LiquidationEvent.LiquidationClosed(MARKET, CASE, Outcome.RESTORED, EVIDENCE, AT),
        new KeeperEvent.KeeperRegistered(MARKET, KEEPER, DOLLARS, AT),
        new KeeperEvent.BondAdded(MARKET, KEEPER, DOLLARS, AT),
        new KeeperEvent.BondSlashed(MARKET, KEEPER, SALE, DOLLARS, AT),
        new KeeperEvent.FundsDeposited(MARKET, KEEPER, DOLLARS, AT),
        new KeeperEvent.FundsWithdrawn(MARKET, KEEPER, DOLLARS, AT),
        new KeeperEvent.FundsPaid(MARKET, KEEPER, SALE, DOLLARS, AT),
        new KeeperEvent.FundsCredited(MARKET, KEEPER, SALE, ETHER, AT),
        new KeeperEvent.FundsEscrowed(MARKET, KEEPER, SALE, DOLLARS, AT),
        new KeeperEvent.EscrowReleased(MARKET, KEEPER, SALE, DOLLARS, AT),
        new KeeperEvent.EscrowPaid(MARKET, KEEPER, SALE, DOLLARS, Amount.of("4", USDC), AT),
        new KeeperEvent.KeeperDeparted(MARKET, KEEPER, List.of(DOLLARS, ETHER), AT));
  }

  /** What the third revision could say of the events that have a fourth. */
  static List<Event> ofThirdRevision() {
    return List.of(
        new MarketEvent.MarketOpened(
            MARKET,
            USD,
            new MarketTerms(
                USD.zero(),
                LiquidationPolicy.standard(USD),
                Profile.AAVE_3_6,
                THIRD_SELLING,
                Optional.of(KEEPERS)),
            AT));
  }

  /** What the second revision could say of the events that have a third. */
  static List<Event> ofSecondRevision() {
    return List.of(
        new MarketEvent.MarketOpened(
            MARKET,
            USD,
            new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD), Profile.AAVE_3_6),
            AT),
        new ReserveEvent.ReserveOpened(MARKET, WETH, SECOND_TERMS, ACCRUAL, AT),
        new ReserveEvent.TermsChanged(MARKET, WETH.id(), SECOND_TERMS, ACCRUAL, CHANGE, AT));
  }

  /** What the first revision could say of the events that have a second. */
  static List<Event> ofFirstRevision() {
    return List.of(
        new MarketEvent.MarketOpened(
            MARKET, USD, new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD)), AT),
        new ReserveEvent.ReserveOpened(MARKET, WETH, PLAIN_TERMS, ACCRUAL, AT),
        new ReserveEvent.TermsChanged(MARKET, WETH.id(), PLAIN_TERMS, ACCRUAL, PLAIN_CHANGE, AT),
        new ReserveEvent.LiquiditySupplied(
            MARKET, LENDER, DOLLARS, SCALED, ACCRUAL, PLAIN_CHANGE, AT),
        new ReserveEvent.LiquidityWithdrawn(
            MARKET, LENDER, DOLLARS, SCALED, ACCRUAL, PLAIN_CHANGE, AT),
        new ReserveEvent.LiquidityBorrowed(
            MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, PLAIN_CHANGE, AT),
        new ReserveEvent.DebtPaid(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, PLAIN_CHANGE, AT),
        new ReserveEvent.DeficitBooked(MARKET, LOAN, DOLLARS, SCALED, ACCRUAL, PLAIN_CHANGE, AT),
        new ReserveEvent.FeeEarned(MARKET, LOAN, DOLLARS, ACCRUAL, PLAIN_CHANGE, AT),
        new LoanEvent.CollateralSold(
            MARKET,
            LOAN,
            CASE,
            new Loan.Collateral(ETHER, ETHER, BigInteger.ZERO),
            DEBT,
            USDC.zero(),
            EVIDENCE,
            AT));
  }
}
