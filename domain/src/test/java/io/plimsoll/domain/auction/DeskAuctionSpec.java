package io.plimsoll.domain.auction;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.CASE;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.call;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.end;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.repayWithPledged;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.AuctionsUnderWay;
import io.plimsoll.domain.auction.AuctionRejection.LimitReached;
import io.plimsoll.domain.auction.AuctionRejection.NeedsReset;
import io.plimsoll.domain.auction.AuctionRejection.RewardAbovePenalty;
import io.plimsoll.domain.auction.AuctionRejection.TooExpensive;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetCause;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.keeper.KeeperRejection.FundsShort;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.AuctionRestarted;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationEvent.ShortfallBooked;
import io.plimsoll.domain.liquidation.LiquidationEvent.WayChosen;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.MechanismNotOffered;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.liquidation.LiquidationRejection.SelfLiquidation;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanEvent.CollateralSold;
import io.plimsoll.domain.loan.LoanEvent.LiquidationEnded;
import io.plimsoll.domain.loan.LoanEvent.LiquidationStarted;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveEvent.CollateralReleased;
import io.plimsoll.domain.reserve.ReserveEvent.DebtPaid;
import io.plimsoll.domain.reserve.ReserveEvent.FeeEarned;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingEnded;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingStarted;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.KeeperDesk;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Auctions of the desk: 10 WETH against 16,000 USDC, WETH at 1,900, health 0.9796875. Up to half of
 * the debt is sold for: 8,000, with a penalty of 13 % 9,040 to raise from 5 WETH, at 2,280 and
 * falling to nothing within an hour, no further than to 1,520.
 */
class DeskAuctionSpec {

  private static final AuctionId A1 = new AuctionId("L1.1-1");
  private static final KeeperId KIRA = new KeeperId("kira");

  private static AuctionPlan plan(String tip, String cap) {
    return new AuctionPlan(
        new AuctionTerms(
            Ray.of("1.2"),
            new PriceCurve.Linear(Duration.ofHours(1)),
            new ResetRule(Duration.ofMinutes(50), Ray.of("0.3")),
            Sizes.of(Wad.of("1.13"), amount("1000 USD")),
            new Incentive(amount(tip), Wad.of("0.02")),
            Optional.of(Ray.of("0.8"))),
        amount(cap),
        Breaker.NOTHING_HALTED,
        3);
  }

  private static DeskFixture auctioning(AuctionPlan plan, Mechanism... ways) {
    var mechanisms = EnumSet.of(Mechanism.DUTCH_AUCTION, ways);
    return desk(new SellingTerms(
            mechanisms, Optional.empty(), Optional.of(Assumptions.standard(USD))))
        .given(Listing.of(WETH).auctioned(plan).command())
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900");
  }

  private static DeskFixture auctioning() {
    return auctioning(plan("0 USD", "1000000 USD"));
  }

  private static DeskFixture running() {
    return auctioning().given(openLiquidation(), order());
  }

  private static TakeLot take(String keeper, String amount, String maxPrice) {
    var quantity = amount.equals("max") ? Quantity.everything() : Quantity.of(amount);
    return new TakeLot(MAIN, A1, new KeeperId(keeper), quantity, Ray.of(maxPrice));
  }

  private static TakeLot take(String amount) {
    return take("kira", amount, "10000");
  }

  private static StartAuction start(String keeper) {
    return new StartAuction(MAIN, L1, new KeeperId(keeper), USDC.id(), WETH.id());
  }

  @Test
  void a_case_goes_up_for_auction_with_the_part_of_the_collateral_that_stands_for_the_debt() {
    var then =
        auctioning()
            .given(openLiquidation())
            .when(order())
            .thenAccepted()
            .then(AuctionStarted.class, RaisingStarted.class, AuctionOpened.class);
    var started = then.event(AuctionStarted.class);

    assertThat(started.auction()).isEqualTo(A1);
    assertThat(started.lot()).isEqualTo(amount("5 WETH"));
    assertThat(started.due()).isEqualTo(amount("8000 USDC"));
    assertThat(started.tab()).isEqualTo(amount("9040 USDC"));
    assertThat(started.startPrice()).isEqualTo(Ray.of("2280"));
    assertThat(started.floor()).contains(Ray.of("1520"));
    assertThat(started.incentive()).as("the desk earns nothing").isEqualTo(USDC.zero());
    assertThat(then.desk().collateral(WETH))
        .as("the collateral stays with the loan until it is taken")
        .isEqualTo(amount("10 WETH"));
  }

  /** Half the debt stands for half a unit: nothing would be left to auction, and the case stuck. */
  @Test
  void the_last_unit_of_a_collateral_is_auctioned_too() {
    var then =
        desk(new SellingTerms(EnumSet.of(Mechanism.DUTCH_AUCTION), Optional.empty()))
            .given(Listing.of(WBTC).auctioned(plan("0 USD", "1000000 USD")).command())
            .given(deposit("10 WETH"), deposit("0.00000001 WBTC"), draw("16000 USDC"))
            .priced("WETH", "1900")
            .given(openLiquidation())
            .when(order())
            .thenAccepted();

    assertThat(then.event(AuctionStarted.class).lot()).isEqualTo(amount("0.00000001 WBTC"));
  }

  /** After 10 minutes 1,900: half a WETH for 950, all of it for the debt. */
  @Test
  void a_take_pays_debt_first() {
    var then =
        running()
            .after(Duration.ofMinutes(10))
            .when(take("0.5"))
            .thenAccepted()
            .then(
                LotTaken.class,
                CollateralSold.class,
                DebtPaid.class,
                CollateralReleased.class,
                RaisingEnded.class,
                LotAuctioned.class);
    var sold = then.event(LotAuctioned.class);

    assertThat(sold.paid()).isEqualTo(amount("950 USDC"));
    assertThat(sold.repaid()).isEqualTo(amount("950 USDC"));
    assertThat(sold.fee()).isEqualTo(USDC.zero());
    assertThat(sold.atOracle()).isEqualTo(amount("950 USDC"));
    assertThat(then.desk().reserve(WETH).toRaise())
        .containsExactly(Map.entry(USDC.id(), amount("8090 USDC").units()));
  }

  /** 9,040 buy 4.757894736842105263 WETH at 1,900; the rest of the lot was never the keeper's. */
  @Test
  void what_is_beyond_the_debt_is_the_penalty_and_the_case_ends_when_the_loan_is_well() {
    var then =
        running()
            .after(Duration.ofMinutes(10))
            .when(take("max"))
            .thenAccepted()
            .then(
                LotTaken.class,
                AuctionEnded.class,
                CollateralSold.class,
                DebtPaid.class,
                CollateralReleased.class,
                FeeEarned.class,
                RaisingEnded.class,
                LotAuctioned.class,
                OfferEnded.class,
                LiquidationEnded.class,
                LiquidationClosed.class);

    assertThat(then.event(LotAuctioned.class).taken())
        .isEqualTo(amount("4.757894736842105263 WETH"));
    assertThat(then.event(LotAuctioned.class).fee()).isEqualTo(amount("1040 USDC"));
    assertThat(then.event(OfferEnded.class).end()).isEqualTo(Offer.End.SOLD);
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.RESTORED);
    assertThat(then.desk().reserve(WETH).toRaise()).isEmpty();
  }

  @Test
  void a_take_that_heals_the_loan_ends_the_auction_with_the_case() {
    var then = running().after(Duration.ofMinutes(10)).when(take("4")).thenAccepted();

    assertThat(then.event(AuctionCancelled.class).tab()).isEqualTo(amount("1440 USDC"));
    assertThat(then.event(OfferEnded.class).end()).isEqualTo(Offer.End.CLOSED);
    assertThat(then.desk().reserve(WETH).toRaise()).isEmpty();
  }

  @Test
  void nothing_is_sold_of_a_loan_that_has_healed_and_its_auction_ends_with_the_case() {
    var healed = running().priced("WETH", "2000");
    healed
        .when(take("1"))
        .thenRejected(new LoanHealthy(L1, new HealthFactor.Of(Wad.of("1.03125"))));
    healed
        .when(end())
        .thenAccepted()
        .then(
            AuctionCancelled.class,
            RaisingEnded.class,
            OfferEnded.class,
            LiquidationEnded.class,
            LiquidationClosed.class);
  }

  @Test
  void a_keeper_who_starts_an_auction_is_paid_first_from_what_it_brings() {
    var then =
        auctioning(plan("20 USD", "1000000 USD"))
            .when(start("kira"))
            .thenAccepted()
            .then(
                LiquidationOpened.class,
                LiquidationStarted.class,
                AuctionStarted.class,
                RaisingStarted.class,
                AuctionOpened.class);
    // 20 + 2 % of 9,040
    assertThat(then.event(AuctionOpened.class).reward()).isEqualTo(amount("200.8 USDC"));

    var first =
        then.desk()
            .after(Duration.ofMinutes(10))
            .when(take("karl", "2", "2000"))
            .thenAccepted()
            .event(LotAuctioned.class);
    assertThat(first.rewards()).containsExactly(new Offer.Reward(KIRA, amount("200.8 USDC")));
    assertThat(first.rewardsLeft()).isEmpty();
    assertThat(first.repaid()).isEqualTo(amount("3599.2 USDC"));
  }

  @Test
  void the_borrower_neither_starts_nor_takes() {
    auctioning().when(start("ana")).thenRejected(new SelfLiquidation(L1, new KeeperId("ana")));
    running()
        .when(take("ana", "1", "3000"))
        .thenRejected(new SelfLiquidation(L1, new KeeperId("ana")));
  }

  @Test
  void while_something_is_at_auction_nothing_else_of_the_loan_is_sold() {
    running().when(call("1000 USDC", "WETH")).thenRejected(new SaleUnderWay(CASE, "L1.1-1"));
    running().when(start("kira")).thenRejected(new SaleUnderWay(CASE, "L1.1-1"));
    running().when(order()).thenRejected(new SaleUnderWay(CASE, "L1.1-1"));
  }

  @Test
  void a_keeper_names_the_most_she_pays() {
    running()
        .when(take("kira", "1", "2279.99"))
        .thenRejected(new TooExpensive(A1, Ray.of("2280"), Ray.of("2279.99")));
  }

  /** After 21 minutes 1,482 a WETH. */
  @Test
  void under_the_floor_nothing_is_sold_until_it_is_started_again() {
    var fallen = running().after(Duration.ofMinutes(21));
    fallen
        .when(take("1"))
        .thenRejected(
            new NeedsReset(A1, new ResetCause.BelowFloor(Ray.of("1482"), Ray.of("1520"))));

    var then =
        fallen
            .when(new ResetAuction(MAIN, A1, KIRA))
            .thenAccepted()
            .then(AuctionReset.class, AuctionRestarted.class);
    assertThat(then.event(AuctionRestarted.class).reward()).isEqualTo(amount("180.8 USDC"));
    fallen.when(take("1")).thenAccepted();
  }

  @Test
  void an_auction_that_nobody_wants_makes_way_for_another_way_of_selling() {
    var desk = auctioning(plan("0 USD", "1000000 USD"), Mechanism.DIRECT_SALE);
    desk.given(start("kira"));
    var then =
        desk.when(new CancelAuction(MAIN, A1))
            .thenAccepted()
            .then(AuctionCancelled.class, RaisingEnded.class, OfferEnded.class);
    assertThat(then.event(OfferEnded.class).end()).isEqualTo(Offer.End.UNSOLD);
    assertThat(((Liquidation.Open) desk.book().liquidation(CASE)).unsold())
        .containsExactly(Mechanism.DUTCH_AUCTION);
    desk.when(take("1")).thenRejected(new AuctionNotRunning(A1));
    desk.when(order(quote("pool", "4.4 WETH", "8040 USDC")))
        .thenAccepted()
        .then(WayChosen.class, SaleOrdered.class);
  }

  @Test
  void what_goes_beyond_a_cap_waits() {
    var desk = auctioning(plan("0 USD", "4520 USD")).given(openLiquidation());
    assertThat(desk.when(order()).thenAccepted().event(AuctionStarted.class).due())
        .isEqualTo(amount("4000 USDC"));

    desk.given(openLoan("L2", "bert"), deposit("L2", "10 WETH"));
    desk.priced("WETH", "2000").given(draw("L2", "16000 USDC")).priced("WETH", "1900");
    var second = new StartAuction(MAIN, new LoanId("L2"), KIRA, USDC.id(), WETH.id());
    assertThat(desk.when(second).thenRejected(LimitReached.class).asset())
        .isEqualTo(new Hole(amount("4520 USDC"), amount("4520 USDC")));

    desk.given(new CancelAuction(MAIN, A1)).when(second).thenAccepted();
  }

  /** At 1,000 all of the debt is due, 18,080 to raise: 10 WETH at 1,200 bring 12,000. */
  @Test
  void what_all_of_the_collateral_does_not_raise_is_a_shortfall() {
    var then =
        auctioning()
            .priced("WETH", "1000")
            .given(openLiquidation(), order())
            .when(take("max"))
            .thenAccepted();
    assertThat(then.event(AuctionEnded.class).unraised()).isEqualTo(amount("6080 USDC"));
    assertThat(then.event(LotAuctioned.class).repaid()).isEqualTo(amount("12000 USDC"));
    assertThat(then.event(ShortfallBooked.class).shortfall()).isEqualTo(amount("4000 USDC"));
    assertThat(then.event(LiquidationClosed.class).outcome()).isEqualTo(Outcome.WRITTEN_OFF);
    assertThat(then.desk().reserve(WETH).toRaise()).isEmpty();
  }

  @Test
  void an_asset_without_a_plan_is_not_auctioned() {
    desk(SellingTerms.only(Mechanism.DUTCH_AUCTION))
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .when(start("kira"))
        .thenRejected(new MechanismNotOffered(MAIN, WETH.id(), Mechanism.DUTCH_AUCTION));
    desk()
        .given(Listing.of(WETH).auctioned(plan("0 USD", "1 USD")).command())
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .when(start("kira"))
        .thenRejected(new MechanismNotOffered(MAIN, WETH.id(), Mechanism.DUTCH_AUCTION));
  }

  /** Ten minutes after the start, at 1,900: half a WETH for 950. */
  @Test
  void where_keepers_are_admitted_a_take_is_paid_from_the_keepers_funds() {
    var policy = LiquidationPolicy.standard(USD);
    var terms =
        new MarketTerms(
            amount("100 USD"),
            policy,
            Profile.STANDARD,
            SellingTerms.only(Mechanism.DUTCH_AUCTION),
            Optional.of(KeeperDesk.TERMS));
    var desk =
        DeskFixture.furnished(DeskFixture.empty().given(new OpenMarket(MAIN, USD, terms)))
            .given(Listing.of(WETH).auctioned(plan("0 USD", "1000000 USD")).command())
            .given(deposit("10 WETH"), draw("16000 USDC"))
            .priced("WETH", "1900")
            .given(openLiquidation(), order());
    desk.after(Duration.ofMinutes(10))
        .when(take("kim", "0.5", "2000"))
        .thenRejected(new KeeperUnknown(MAIN, KeeperDesk.KIM));

    desk.given(KeeperDesk.register("5000 USDC"), KeeperDesk.bring("949.999999 USDC"));
    desk.when(take("kim", "0.5", "2000"))
        .thenRejected(
            new FundsShort(KeeperDesk.KIM, amount("950 USDC"), amount("949.999999 USDC")));

    desk.given(KeeperDesk.bring("100 USDC"));
    desk.when(take("kim", "0.5", "2000")).thenAccepted().event(LotAuctioned.class);
    assertThat(KeeperDesk.kim(desk).fundsOf(USDC)).isEqualTo(amount("99.999999 USDC"));
    assertThat(KeeperDesk.kim(desk).fundsOf(WETH)).isEqualTo(amount("0.5 WETH"));
  }

  @Test
  void an_asset_of_which_something_is_on_sale_goes_on_being_auctioned() {
    var desk = running();
    desk.when(Listing.of(WETH).command()).thenRejected(new AuctionsUnderWay(WETH.id()));
    desk.when(Listing.of(WETH).auctioned(plan("20 USD", "1 USD")).command()).thenAccepted();
    desk.given(new CancelAuction(MAIN, A1)).when(Listing.of(WETH).command()).thenAccepted();
  }

  /** Ana pays her debt in WETH with the pledged WETH that is on sale for her debt in USDC. */
  @Test
  void nothing_is_taken_of_a_lot_that_has_paid_for_another_debt() {
    var desk =
        desk(new SellingTerms(EnumSet.of(Mechanism.DUTCH_AUCTION), Optional.empty()))
            .given(Listing.of(WETH).auctioned(plan("0 USD", "1000000 USD")).command())
            .given(supply("lena", "100 WETH"), supply("ana", "4 WETH"), pledge("ana", "4 WETH"))
            .given(deposit("0.6 WBTC"), draw("12000 USDC"), draw("4 WETH"))
            .priced("WBTC", "15000")
            .given(start("kira"), repayWithPledged("max WETH"));
    assertThat(desk.pledged(WETH)).isEqualTo(WETH.zero());
    assertThat(desk.when(take("1")).thenRejected(LiquidityShort.class).available())
        .isEqualTo(WETH.zero());
    desk.when(new CancelAuction(MAIN, A1)).thenAccepted();
  }

  /** What the auction is due is not owed any more, so nothing of a take is a penalty. */
  @Test
  void what_a_take_brings_for_a_debt_that_was_paid_meanwhile_is_the_borrowers() {
    var desk =
        auctioning()
            .priced("WETH", "2400")
            .given(draw("3200 DAI"))
            .priced("WETH", "1900")
            .given(start("kira"), repay("max USDC"))
            .priced("WETH", "300");
    var sold = desk.when(take("1")).thenAccepted().event(LotAuctioned.class);
    assertThat(sold.paid()).isEqualTo(amount("2280 USDC"));
    assertThat(sold.rewards())
        .as("2 % of 18,080")
        .containsExactly(new Offer.Reward(KIRA, amount("361.6 USDC")));
    assertThat(sold.repaid()).isEqualTo(USDC.zero());
    assertThat(sold.fee()).isEqualTo(USDC.zero());
    assertThat(sold.surplus()).isEqualTo(amount("1918.4 USDC"));
  }

  @Test
  void terms_by_which_a_borrower_would_earn_are_refused() {
    desk()
        .when(Listing.of(WETH).auctioned(plan("200 USD", "1000 USD")).command())
        .thenRejected(RewardAbovePenalty.class);
  }
}
