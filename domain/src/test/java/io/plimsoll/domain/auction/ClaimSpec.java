package io.plimsoll.domain.auction;

import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.end;
import static io.plimsoll.domain.testing.DeskWords.openLiquidation;
import static io.plimsoll.domain.testing.DeskWords.order;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.repay;
import static io.plimsoll.domain.testing.DeskWords.repayWithPledged;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.KeeperDesk.KIM;
import static io.plimsoll.domain.testing.KeeperDesk.bring;
import static io.plimsoll.domain.testing.KeeperDesk.kim;
import static io.plimsoll.domain.testing.KeeperDesk.leaveMarket;
import static io.plimsoll.domain.testing.KeeperDesk.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionCommand.CancelAuction;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.LapseClaim;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.ResetAuction;
import io.plimsoll.domain.auction.AuctionCommand.StartAuction;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.AuctionCancelled;
import io.plimsoll.domain.auction.AuctionEvent.AuctionEnded;
import io.plimsoll.domain.auction.AuctionEvent.ClaimFreed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimLapsed;
import io.plimsoll.domain.auction.AuctionEvent.ClaimPaid;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionRejection.AllClaimed;
import io.plimsoll.domain.auction.AuctionRejection.AuctionHalted;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.ClaimNotOpen;
import io.plimsoll.domain.auction.AuctionRejection.ClaimNotOverdue;
import io.plimsoll.domain.auction.AuctionRejection.ClaimOverdue;
import io.plimsoll.domain.auction.AuctionRejection.ClaimUnknown;
import io.plimsoll.domain.auction.AuctionRejection.ClaimUnpaid;
import io.plimsoll.domain.auction.AuctionRejection.ClaimsOpen;
import io.plimsoll.domain.auction.AuctionRejection.TooExpensive;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.KeeperEvent.BondSlashed;
import io.plimsoll.domain.keeper.KeeperRejection.BondTooSmall;
import io.plimsoll.domain.keeper.KeeperRejection.EscrowOpen;
import io.plimsoll.domain.keeper.KeeperRejection.FundsShort;
import io.plimsoll.domain.keeper.KeeperRejection.KeeperUnknown;
import io.plimsoll.domain.keeper.KeeperRejection.KeepersNotAdmitted;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveEvent.BondForfeited;
import io.plimsoll.domain.reserve.ReserveEvent.RaisingEnded;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.KeeperDesk;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Kim has a bond of 1,500 USDC, of which 1,000 is lost with a claim that is not paid within ten
 * minutes. 5 WETH are on sale for 9,040 USDC, from 2,280 falling to nothing within an hour; ten
 * minutes after the start one costs 1,900, but for the curve's rounding.
 */
class ClaimSpec {

  private static final AuctionId A1 = new AuctionId("L1.1-1");
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Instant START = DeskFixture.START.plus(TEN_MINUTES);
  private static final Instant UNTIL = START.plus(TEN_MINUTES);
  private static final Ray PRICE = Ray.of("1899.99999999999999999999999924");

  private static AuctionPlan plan(Breaker breaker) {
    return new AuctionPlan(
        new AuctionTerms(
            Ray.of("1.2"),
            new PriceCurve.Linear(Duration.ofHours(1)),
            new ResetRule(Duration.ofMinutes(15), Ray.of("0.3")),
            Sizes.of(Wad.of("1.13"), amount("1000 USD")),
            new Incentive(amount("0 USD"), Wad.ZERO),
            Optional.of(Ray.of("0.1"))),
        amount("1000000 USD"),
        breaker,
        3);
  }

  private static DeskFixture market(Optional<KeeperTerms> keepers) {
    var policy = LiquidationPolicy.standard(USD);
    var terms =
        new MarketTerms(
            amount("100 USD"),
            policy,
            Profile.STANDARD,
            SellingTerms.only(Mechanism.DUTCH_AUCTION),
            keepers);
    return DeskFixture.furnished(DeskFixture.empty().given(new OpenMarket(MAIN, USD, terms)))
        .given(Listing.of(WETH).auctioned(plan(Breaker.NOTHING_HALTED)).command());
  }

  /** At 1,900 a WETH; Kim has 2,000 USDC to pay with. */
  private static DeskFixture running() {
    return market(Optional.of(KeeperDesk.TERMS))
        .given(register("1500 USDC"), bring("2000 USDC"))
        .given(register("kira", "1000 USDC"), bring("kira", "20000 USDC"))
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .given(openLiquidation(), order())
        .after(TEN_MINUTES);
  }

  private static DeskFixture claimed() {
    return running().given(claim("1"));
  }

  private static ClaimLot claim(String keeper, String amount, String maxPrice) {
    var quantity = amount.equals("max") ? Quantity.everything() : Quantity.of(amount);
    return new ClaimLot(MAIN, A1, new KeeperId(keeper), quantity, Ray.of(maxPrice));
  }

  private static ClaimLot claim(String amount) {
    return claim("kim", amount, "2000");
  }

  private static TakeLot take(String keeper, String amount) {
    var quantity = amount.equals("max") ? Quantity.everything() : Quantity.of(amount);
    return new TakeLot(MAIN, A1, new KeeperId(keeper), quantity, Ray.of("10000"));
  }

  private static PayClaim pay() {
    return new PayClaim(MAIN, A1, 1);
  }

  private static LapseClaim lapse() {
    return new LapseClaim(MAIN, A1, 1);
  }

  private static Auction.Running auction(DeskFixture desk) {
    return (Auction.Running) desk.book().auction(A1);
  }

  private static boolean isSlashed(Iterable<Event> events) {
    for (var event : events) if (event instanceof BondSlashed) return true;
    return false;
  }

  @Test
  void a_claim_fixes_price_and_quantity_and_nobody_else_sees_the_part() {
    var then = running().when(claim("1")).thenAccepted();
    var event = then.event(LotClaimed.class);
    assertThat(event.claim()).isEqualTo(1);
    assertThat(event.price()).isEqualTo(PRICE);
    assertThat(event.due()).isEqualTo(amount("1900 USDC"));
    assertThat(event.lot()).isEqualTo(amount("1 WETH"));
    assertThat(event.until()).isEqualTo(UNTIL);
    var auction = auction(then.desk());
    assertThat(auction.lot()).isEqualTo(amount("4 WETH"));
    assertThat(auction.tab()).isEqualTo(amount("7140 USDC"));
    assertThat(auction.claimedLot()).isEqualTo(amount("1 WETH"));
    assertThat(auction.claimedTab()).isEqualTo(amount("1900 USDC"));
    assertThat(kim(then.desk()).fundsOf(USDC))
        .as("nothing is set aside")
        .isEqualTo(amount("2000 USDC"));
  }

  @Test
  void a_claim_is_paid_at_its_price_though_the_price_has_fallen() {
    var desk = claimed().priced("WETH", "1800").after(Duration.ofMinutes(9));
    var then = desk.when(pay()).thenAccepted();
    assertThat(then.event(ClaimPaid.class).due()).isEqualTo(amount("1900 USDC"));
    assertThat(then.event(LotTaken.class).price()).isEqualTo(PRICE);
    assertThat(kim(then.desk()).fundsOf(USDC)).isEqualTo(amount("100 USDC"));
    assertThat(kim(then.desk()).fundsOf(WETH)).isEqualTo(amount("1 WETH"));
    assertThat(kim(then.desk()).escrow()).isEmpty();
    assertThat(kim(then.desk()).bond()).isEqualTo(amount("1500 USDC"));
    assertThat(auction(then.desk()).claims()).isEmpty();
    assertThat(auction(then.desk()).tab()).isEqualTo(amount("7140 USDC"));
    desk.when(pay()).thenRejected(new ClaimNotOpen(A1, 1));
  }

  @Test
  void a_claim_is_paid_though_the_auction_has_to_be_started_again() {
    claimed().after(Duration.ofMinutes(6)).when(pay()).thenAccepted();
  }

  @Test
  void at_the_end_of_the_window_it_is_too_late_to_pay_and_before_too_early_to_lapse() {
    var desk = claimed().after(TEN_MINUTES.minusSeconds(1));
    desk.when(lapse()).thenRejected(new ClaimNotOverdue(A1, 1, UNTIL));
    desk.after(Duration.ofSeconds(1))
        .when(pay())
        .thenRejected(new ClaimOverdue(A1, 1, UNTIL, UNTIL));
  }

  @Test
  void a_claim_that_is_not_paid_costs_the_least_bond_and_the_part_is_on_sale_again() {
    var desk = claimed().after(TEN_MINUTES);
    var then = desk.when(lapse()).thenAccepted();
    assertThat(then.event(ClaimLapsed.class).slashed()).isEqualTo(amount("1000 USDC"));
    assertThat(then.event(BondSlashed.class).amount()).isEqualTo(amount("1000 USDC"));
    assertThat(then.event(BondForfeited.class).amount()).isEqualTo(amount("1000 USDC"));
    assertThat(kim(then.desk()).bond()).isEqualTo(amount("500 USDC"));
    assertThat(kim(then.desk()).escrow()).isEmpty();
    assertThat(auction(then.desk()).lot()).isEqualTo(amount("5 WETH"));
    assertThat(auction(then.desk()).tab()).isEqualTo(amount("9040 USDC"));
    desk.given(new ResetAuction(MAIN, A1, KeeperId.DESK))
        .when(claim("kim", "1", "10000"))
        .thenRejected(new BondTooSmall(KIM, amount("500 USDC"), amount("1000 USDC")));
  }

  @Test
  void others_buy_what_is_left_and_find_nothing_where_all_is_claimed() {
    var desk = running().given(bring("20000 USDC"), claim("max"));
    assertThat(auction(desk).claimedTab()).isEqualTo(amount("9040 USDC"));
    desk.when(take("kira", "1")).thenRejected(new AllClaimed(A1, UNTIL));
    desk.when(claim("kira", "1", "2000")).thenRejected(new AllClaimed(A1, UNTIL));
  }

  @Test
  void a_take_that_heals_the_loan_frees_the_claim() {
    var then = claimed().when(take("kira", "max")).thenAccepted();
    assertThat(then.event(ClaimFreed.class).keeper()).isEqualTo(KIM);
    assertThat(then.event(AuctionCancelled.class).tab()).isEqualTo(amount("1900 USDC"));
    assertThat(then.desk().reserve(WETH).toRaise()).isEmpty();
  }

  @Test
  void who_takes_the_rest_does_not_end_an_auction_that_somebody_may_still_pay_for() {
    var desk = claimed().priced("WETH", "1500");
    var taken = desk.when(take("kira", "max")).thenAccepted();
    assertThat(taken.events()).noneMatch(AuctionEnded.class::isInstance);
    assertThat(taken.event(LotTaken.class).paid()).isEqualTo(amount("7140 USDC"));
    var paid = taken.desk().when(pay()).thenAccepted();
    assertThat(paid.event(AuctionEnded.class).unraised()).isEqualTo(USDC.zero());
    assertThat(paid.event(RaisingEnded.class).tab()).isEqualTo(amount("1900 USDC"));
    assertThat(paid.desk().reserve(WETH).toRaise()).isEmpty();
  }

  @Test
  void a_keeper_has_one_claim_at_a_time() {
    claimed()
        .when(claim("1"))
        .thenRejected(new ClaimUnpaid(KIM, A1, 1, amount("1900 USDC"), UNTIL));
  }

  @Test
  void who_has_a_claim_open_does_not_leave() {
    claimed().when(leaveMarket()).thenRejected(new EscrowOpen(KIM, "L1.1-1/1", amount("0 USDC")));
  }

  @Test
  void a_claim_needs_a_registered_keeper_whose_limit_is_not_below_the_price() {
    running()
        .when(claim("carl", "1", "2000"))
        .thenRejected(new KeeperUnknown(MAIN, new KeeperId("carl")));
    running()
        .when(claim("kim", "1", "1899"))
        .thenRejected(new TooExpensive(A1, PRICE, Ray.of("1899")));
  }

  @Test
  void where_keepers_are_not_admitted_nothing_is_claimed() {
    market(Optional.empty())
        .given(deposit("10 WETH"), draw("16000 USDC"))
        .priced("WETH", "1900")
        .given(openLiquidation(), order())
        .when(claim("1"))
        .thenRejected(new KeepersNotAdmitted(MAIN));
  }

  @Test
  void a_claim_may_be_made_before_the_money_is_there_and_paid_when_it_is() {
    var desk = running().given(claim("2"));
    desk.when(pay()).thenRejected(new FundsShort(KIM, amount("3800 USDC"), amount("2000 USDC")));
    desk.given(bring("1800 USDC")).when(pay()).thenAccepted();
  }

  @Test
  void a_reset_and_a_cancellation_wait_for_open_claims() {
    var desk = claimed().after(Duration.ofMinutes(6));
    desk.when(new ResetAuction(MAIN, A1, KeeperId.DESK)).thenRejected(new ClaimsOpen(A1, 1, UNTIL));
    desk.when(new CancelAuction(MAIN, A1)).thenRejected(new ClaimsOpen(A1, 1, UNTIL));
    desk.after(Duration.ofMinutes(4))
        .given(lapse())
        .when(new ResetAuction(MAIN, A1, KeeperId.DESK))
        .thenAccepted();
  }

  @Test
  void a_loan_that_heals_frees_the_claim_and_slashes_nobody() {
    var desk = claimed().priced("WETH", "2100");
    desk.when(pay()).thenRejected(LoanHealthy.class);
    var then = desk.when(end()).thenAccepted();
    assertThat(then.event(ClaimFreed.class).lot()).isEqualTo(amount("1 WETH"));
    assertThat(then.event(AuctionCancelled.class).tab()).isEqualTo(amount("9040 USDC"));
    assertThat(isSlashed(then.events())).isFalse();
    assertThat(kim(then.desk()).escrow()).isEmpty();
    assertThat(desk.reserve(WETH).toRaise()).isEmpty();
    desk.when(pay()).thenRejected(new AuctionNotRunning(A1));
  }

  @Test
  void a_loan_that_is_repaid_frees_the_claim() {
    var desk = claimed().given(repay("max USDC"));
    var then = desk.when(end()).thenAccepted();
    assertThat(then.event(ClaimFreed.class).keeper()).isEqualTo(KIM);
    assertThat(kim(then.desk()).bond()).isEqualTo(amount("1500 USDC"));
  }

  @Test
  void an_overdue_claim_on_what_cannot_be_delivered_costs_nothing() {
    var desk =
        claimed()
            .given(Listing.of(WETH).auctioned(plan(Breaker.TAKES_HALTED)).command())
            .after(Duration.ofMinutes(5));
    desk.when(pay()).thenRejected(new AuctionHalted(A1, Breaker.TAKES_HALTED));
    var then = desk.after(Duration.ofMinutes(5)).when(lapse()).thenAccepted();
    assertThat(then.event(ClaimFreed.class).lotLeft()).isEqualTo(amount("5 WETH"));
    assertThat(isSlashed(then.events())).isFalse();
  }

  /** Ana pays her debt in WETH with the pledged WETH that Kim has claimed. */
  @Test
  void a_claim_on_what_has_paid_for_another_debt_costs_nothing() {
    var desk =
        market(Optional.of(KeeperDesk.TERMS))
            .given(register("1500 USDC"), bring("20000 USDC"))
            .given(supply("lena", "100 WETH"), supply("ana", "4 WETH"), pledge("ana", "4 WETH"))
            .given(deposit("0.6 WBTC"), draw("12000 USDC"), draw("4 WETH"))
            .priced("WBTC", "15000")
            .given(new StartAuction(MAIN, L1, new KeeperId("kira"), USDC.id(), WETH.id()))
            .given(claim("kim", "1", "10000"), repayWithPledged("max WETH"));
    assertThat(desk.when(pay()).thenRejected(LiquidityShort.class).available())
        .isEqualTo(WETH.zero());
    var then = desk.after(TEN_MINUTES).when(lapse()).thenAccepted();
    assertThat(then.event(ClaimFreed.class).due()).isEqualTo(amount("2400 USDC"));
    assertThat(isSlashed(then.events())).isFalse();
  }

  @Test
  void a_claim_that_was_never_made_is_unknown() {
    claimed().when(new PayClaim(MAIN, A1, 2)).thenRejected(new ClaimUnknown(A1, 2, 1));
    claimed().when(new LapseClaim(MAIN, A1, 0)).thenRejected(new ClaimUnknown(A1, 0, 1));
  }
}
