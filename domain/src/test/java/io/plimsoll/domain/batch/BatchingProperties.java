package io.plimsoll.domain.batch;

import static io.plimsoll.domain.batch.BatchDesk.B1;
import static io.plimsoll.domain.batch.BatchDesk.KEEPERS;
import static io.plimsoll.domain.batch.BatchDesk.clear;
import static io.plimsoll.domain.batch.BatchDesk.desk;
import static io.plimsoll.domain.batch.BatchDesk.keeper;
import static io.plimsoll.domain.batch.BatchDesk.opening;
import static io.plimsoll.domain.batch.BatchDesk.order;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.pledge;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.ForAll.forAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.keeper.KeeperEvent.EscrowPaid;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.OfferEnded;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Generator;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Batches of several loans, some of which heal, repay or are backed by pledged shares. */
class BatchingProperties {

  private static final int CLOSELY = 100;

  /**
   * @param collateral hundred-thousandths of WETH, and as many units
   * @param drawn per mille of what it is worth at 2,500
   * @param pledged whether it is pledged as shares
   * @param repaid per mille of the debt, before the end
   * @param added per mille of the collateral, before the end
   */
  private record Borrower(int collateral, int drawn, boolean pledged, int repaid, int added) {

    static Borrower next(RandomGenerator random) {
      return new Borrower(
          random.nextInt(1, 2_000_000),
          random.nextInt(600, 800),
          random.nextInt(3) == 0,
          random.nextInt(4) == 0 ? random.nextInt(1, 1_000) : 0,
          random.nextInt(6) == 0 ? random.nextInt(1, 1_000) : 0);
    }

    Amount held() {
      var units = BigInteger.TEN.pow(13).add(BigInteger.ONE);
      return WETH.units(units.multiply(BigInteger.valueOf(collateral)));
    }

    /** 2,500 USDC for a WETH. */
    Amount debt() {
      return USDC.units(BigInteger.valueOf(25L * collateral * drawn));
    }
  }

  /**
   * @param steps above the least price, a few so that some tie
   */
  private record Wish(int quantity, int steps) {
    static Wish next(RandomGenerator random) {
      return new Wish(random.nextInt(1, 2_500_000), random.nextInt(5));
    }
  }

  /**
   * @param price per mille of 2,500 that WETH falls to
   * @param lent per mille of what is supplied in WETH that somebody borrows
   */
  private record Day(
      List<Borrower> borrowers,
      List<Wish> wishes,
      int price,
      int recovered,
      int lent,
      boolean lendersBear,
      MarginRule margin,
      Profile profile) {

    static Day next(RandomGenerator random) {
      return new Day(
          Generator.lists(Borrower::next, 4).next(random),
          random.nextInt(8) == 0 ? List.of() : Generator.lists(Wish::next, 4).next(random),
          random.nextInt(300, 760),
          random.nextInt(300, 1_100),
          random.nextInt(2) == 0 ? random.nextInt(1, 900) : 0,
          random.nextBoolean(),
          random.nextBoolean() ? MarginRule.FIRST_COME : MarginRule.PRO_RATA,
          random.nextInt(3) == 0 ? Profile.AAVE_3_6 : Profile.STANDARD);
    }

    DeskFixture bidding() {
      var plan = new BatchPlan(Duration.ofHours(1), Wad.of("0.95"), margin);
      var desk = desk(plan, profile, "100000000").lookingClosely(CLOSELY);
      var listing = Listing.of(USDC);
      desk.given((lendersBear ? listing.losses(LossBearer.LENDERS) : listing).command());
      for (var i = 0; i < borrowers.size(); i++) lend(desk, "L" + i, borrowers.get(i));
      lendWeth(desk);
      desk.priced("WETH", dollars(price));
      for (var i = 0; i < borrowers.size(); i++)
        for (var step : List.of(opening("L" + i), order("L" + i))) desk.decide(step);
      if (!(desk.book().batches(B1) instanceof Batches.Running)) return desk;
      for (var i = 0; i < wishes.size(); i++) desk.decide(bid(desk, KEEPERS.get(i), wishes.get(i)));
      return desk;
    }

    private void lend(DeskFixture desk, String loan, Borrower who) {
      var held = who.held().toString();
      desk.given(openLoan(loan, "ana"));
      if (who.pledged()) desk.given(supply("paul", held), pledge(loan, "paul", held));
      else desk.given(deposit(loan, held));
      desk.given(draw(loan, who.debt().toString()));
    }

    private void lendWeth(DeskFixture desk) {
      var lendable = desk.reserve(WETH).liquidity();
      var some =
          WETH.units(
              lendable
                  .units()
                  .multiply(BigInteger.valueOf(lent))
                  .divide(BigInteger.valueOf(1_000)));
      if (some.isZero()) return;
      desk.given(openLoan("W", "dora"), deposit("W", "10000000 USDC"), draw("W", some.toString()));
    }

    private static PlaceBid bid(DeskFixture desk, String keeper, Wish wish) {
      var least = BatchDesk.auction(desk).terms().minimum();
      var limit =
          least.units().add(BigInteger.TEN.pow(17).multiply(BigInteger.valueOf(wish.steps())));
      return new PlaceBid(
          MAIN,
          B1,
          new KeeperId(keeper),
          quantity(
              WETH.units(BigInteger.TEN.pow(13).multiply(BigInteger.valueOf(wish.quantity())))),
          new Wad(limit));
    }

    /** What borrowers do before the end. */
    void goOn(DeskFixture desk) {
      for (var i = 0; i < borrowers.size(); i++) {
        var who = borrowers.get(i);
        var loan = new LoanId("L" + i);
        if (who.repaid() > 0)
          desk.decide(new Repay(MAIN, loan, USDC.id(), quantity(part(who.debt(), who.repaid()))));
        if (who.added() > 0)
          desk.decide(deposit(loan.text(), part(who.held(), who.added()).toString()));
      }
      desk.priced("WETH", dollars(recovered)).after(Duration.ofHours(1));
    }

    private static Amount part(Amount all, int perMille) {
      return all.token()
          .units(
              all.units()
                  .multiply(BigInteger.valueOf(perMille))
                  .shiftRight(10)
                  .add(BigInteger.ONE));
    }

    private static String dollars(int perMille) {
      return BigDecimal.valueOf(25L * perMille, 1).toPlainString();
    }
  }

  @TestFactory
  Stream<DynamicTest> a_batch_pays_and_gives_back_to_the_unit() {
    return forAll(Day::next, BatchingProperties::judge);
  }

  private static void judge(Day day) {
    var desk = day.bidding();
    if (!(desk.book().batches(B1) instanceof Batches.Running)) return;
    day.goOn(desk);
    var lots = BatchDesk.auction(desk).lots().size();
    assertThat(((Batches.Running) desk.book().batches(B1)).toRaise())
        .as("what the lots still there are to raise")
        .isEqualTo(
            sum(
                USDC,
                BatchDesk.auction(desk).lots(),
                lot -> BatchDesk.auction(desk).terms().least(lot.quantity())));
    var had = all(desk, keeper -> keeper.fundsOf(USDC));
    var escrow = all(desk, keeper -> keeper.escrow().getOrDefault(B1.text(), USDC.zero()));
    var events = desk.when(clear()).thenAccepted().events();
    var sold = some(events, LotCleared.class);
    var paid = some(events, EscrowPaid.class);

    assertThat(desk.book().batches(B1)).isEqualTo(new Batches.Idle(1));
    for (var keeper : KEEPERS) assertThat(keeper(desk, keeper).escrow()).isEmpty();
    assertThat(all(desk, keeper -> keeper.fundsOf(USDC)).plus(sum(USDC, paid, EscrowPaid::paid)))
        .as("funds, and what was paid")
        .isEqualTo(had.plus(escrow));
    assertThat(sum(USDC, sold, LotCleared::received))
        .as("what the loans got, of what the winners paid")
        .isEqualTo(sum(USDC, paid, EscrowPaid::paid));
    assertThat(all(desk, keeper -> keeper.fundsOf(WETH)))
        .as("what the winners got, of what the loans gave")
        .isEqualTo(sum(WETH, sold, LotCleared::sold));
    assertThat(some(events, OfferEnded.class)).as("what is off sale").hasSize(lots);
    for (var lot : sold) judge(lot, sold);
  }

  /** A loan's part of the proceeds is its part of what was sold, to the unit. */
  private static void judge(LotCleared lot, List<LotCleared> sold) {
    assertThat(lot.received())
        .as("%s", lot)
        .isEqualTo(lot.repaid().plus(lot.fee()).plus(lot.surplus()));
    var all = sum(WETH, sold, LotCleared::sold).units();
    var exact = sum(USDC, sold, LotCleared::received).units().multiply(lot.sold().units());
    assertThat(exact.subtract(lot.received().units().multiply(all)).abs())
        .as("%s of %s", lot, sold)
        .isLessThan(all);
  }

  private static Amount all(DeskFixture desk, Function<Keeper.Registered, Amount> amount) {
    var parts = KEEPERS.stream().map(keeper -> amount.apply(keeper(desk, keeper))).toList();
    return sum(parts.getFirst().token(), parts, one -> one);
  }

  private static <T> Amount sum(Token token, List<T> things, Function<T, Amount> amount) {
    return things.stream().map(amount).reduce(token.zero(), Amount::plus);
  }

  private static <E extends Event> List<E> some(List<Event> events, Class<E> kind) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
