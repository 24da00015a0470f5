package io.plimsoll.domain.batch;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.KeeperDesk.bring;
import static io.plimsoll.domain.testing.KeeperDesk.register;

import io.plimsoll.domain.batch.BatchCommand.ClearBatch;
import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.KeeperDesk;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * A market that sells by batch only, with an hour for bids and 95 % of the oracle's price at least;
 * WETH at 2,500. Four keepers have 100,000 USDC each, and a million lie ready for borrowers.
 */
final class BatchDesk {

  static final BatchPlan PLAN =
      new BatchPlan(Duration.ofHours(1), Wad.of("0.95"), MarginRule.FIRST_COME);

  static final BatchId B1 = batch(1);

  static final List<String> KEEPERS = List.of("kim", "kira", "kurt", "kai");

  private BatchDesk() {}

  static BatchId batch(int number) {
    return new BatchId("main,WETH,USDC," + number);
  }

  static SellingTerms selling(BatchPlan plan) {
    return new SellingTerms(
        EnumSet.of(Mechanism.BATCH_AUCTION), Optional.empty(), Optional.empty(), Optional.of(plan));
  }

  static DeskFixture desk() {
    return desk(PLAN, Profile.STANDARD, "100000");
  }

  static DeskFixture desk(BatchPlan plan, Profile profile, String funds) {
    return desk(selling(plan), profile, funds);
  }

  static DeskFixture desk(SellingTerms selling, Profile profile, String funds) {
    var terms =
        new MarketTerms(
            USD.zero(),
            LiquidationPolicy.standard(USD),
            profile,
            selling,
            Optional.of(KeeperDesk.TERMS));
    var desk = DeskFixture.empty().given(new OpenMarket(MAIN, USD, terms));
    for (var token : List.of(USDC, WETH, WBTC)) desk.given(Listing.of(token).command());
    desk.priced("USDC", "1").priced("WETH", "2500").priced("WBTC", "30000");
    desk.given(supply("lena", "1000000 USDC"));
    for (var keeper : KEEPERS)
      desk.given(register(keeper, "1000 USDC"), bring(keeper, funds + " USDC"));
    return desk;
  }

  /** Somebody borrows so much against so much. */
  static DeskFixture borrowed(
      DeskFixture desk, String loan, String who, String collateral, String debt) {
    return desk.given(openLoan(loan, who), deposit(loan, collateral), draw(loan, debt));
  }

  /** Ana owes 80,000 against 40 WETH, and WETH falls to 2,000: health 0.825. */
  static DeskFixture fallen() {
    return borrowed(desk(), "L1", "ana", "40 WETH", "80000 USDC").priced("WETH", "2000");
  }

  /** With her 40 WETH in the batch. */
  static DeskFixture bidding() {
    return fallen().given(opening("L1"), order("L1"));
  }

  static OpenLiquidation opening(String loan) {
    return new OpenLiquidation(MAIN, new LoanId(loan));
  }

  static LiquidationId caseOf(String loan) {
    return LiquidationId.of(new LoanId(loan), 1);
  }

  static OrderSale order(String loan) {
    return new OrderSale(MAIN, caseOf(loan), List.of());
  }

  static EndLiquidation end(String loan) {
    return new EndLiquidation(MAIN, caseOf(loan));
  }

  static PlaceBid bid(String keeper, String amount, String limit) {
    return new PlaceBid(MAIN, B1, new KeeperId(keeper), quantity(amount), Wad.of(limit));
  }

  static ClearBatch clear() {
    return new ClearBatch(MAIN, B1);
  }

  static Keeper.Registered keeper(DeskFixture desk, String keeper) {
    return (Keeper.Registered) desk.book().keeper(new KeeperId(keeper));
  }

  static Amount funds(DeskFixture desk, String keeper, Token token) {
    return keeper(desk, keeper).fundsOf(token);
  }

  static BatchAuction auction(DeskFixture desk) {
    return ((Batches.Running) desk.book().batches(B1)).auction();
  }

  static Liquidation.Open open(DeskFixture desk, String loan) {
    return (Liquidation.Open) desk.book().liquidation(caseOf(loan));
  }
}
