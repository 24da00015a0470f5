package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.auction.AuctionRejection.AllClaimed;
import io.plimsoll.domain.auction.AuctionRejection.AuctionNotRunning;
import io.plimsoll.domain.auction.AuctionRejection.ClaimNotOpen;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationRejection.LoanHealthy;
import io.plimsoll.domain.liquidation.LiquidationRejection.SaleUnderWay;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * Two keepers, each on a thread of its own, want the same lot at the same moment, a thousand times:
 * one gets it, and the other is told why not.
 */
class KeeperRaceTest {

  private static final int RACES = 1_000;

  private static final Token WETH = new Token("WETH", 18);
  private static final Token USDC = new Token("USDC", 6);
  private static final MarketId AUCTIONS = new MarketId("auctions");
  private static final MarketId CALLS = new MarketId("calls");
  private static final KeeperId KIM = new KeeperId("kim");
  private static final KeeperId KAI = new KeeperId("kai");
  private static final Amount FUNDS = Amount.of("10000000", USDC);

  private final Map<KeeperId, Amount> spent =
      new HashMap<>(Map.of(KIM, USDC.zero(), KAI, USDC.zero()));
  private final Map<KeeperId, Amount> bought =
      new HashMap<>(Map.of(KIM, WETH.zero(), KAI, WETH.zero()));

  /** What the two do at once. */
  private enum Race {
    TAKE_AND_TAKE,
    CLAIM_AND_CLAIM,
    TAKE_AND_CLAIM,
    TAKE_AND_CALL,
    CALL_AND_CALL;

    MarketId market() {
      return this == CALL_AND_CALL ? CALLS : AUCTIONS;
    }

    static Race of(int race) {
      return values()[race % values().length];
    }
  }

  @Test
  void one_of_two_keepers_wins_each_lot_and_the_other_is_told_why_not() throws Exception {
    try (var desk = SandboxDesk.inMemory("race");
        var threads = Executors.newFixedThreadPool(2)) {
      var lanes = desk.bean(Lanes.class);
      open(desk, lanes);
      for (var race = 0; race < RACES; race++) run(lanes, threads, race);

      assertThat(bought.get(KIM)).isGreaterThan(WETH.zero());
      assertThat(bought.get(KAI)).isGreaterThan(WETH.zero());
      for (var keeper : List.of(KIM, KAI)) {
        assertThat(desk.funds("auctions", keeper.text(), "USDC"))
            .isEqualTo(FUNDS.minus(spent.get(keeper)).decimal());
        assertThat(desk.funds("auctions", keeper.text(), "WETH"))
            .isEqualTo(bought.get(keeper).decimal());
        assertThat(desk.get("markets/auctions/keepers/" + keeper).required("bond").asString())
            .isEqualTo("1000");
      }
      desk.assertBalanced("auctions");
      desk.assertBalanced("calls");
    }
  }

  /** Every loan owes 16,000 against 10 WETH, and is below 1 when WETH is at 1,935. */
  private static void open(SandboxDesk desk, Lanes lanes) {
    desk.openMarket("auctions", "dutch-auction");
    desk.openMarket("calls", "call-with-bonus");
    for (var market : List.of("auctions", "calls"))
      desk.post(
          "markets/%s/reserves/USDC/supplies".formatted(market),
          "{'account':'lena','amount':'50000000'}");
    for (var keeper : List.of("kim", "kai")) desk.keeper("auctions", keeper, FUNDS.decimal());
    var under = new ArrayList<CompletableFuture<Outcome>>();
    for (var race = 0; race < RACES; race++) {
      var market = Race.of(race).market();
      var loan = loan(race);
      for (var command :
          List.of(
              new OpenLoan(market, loan, new BorrowerId("ana")),
              new DepositCollateral(market, loan, WETH.id(), Quantity.of("10")),
              new Draw(market, loan, USDC.id(), Quantity.of("16000"))))
        under.add(lanes.submit(Submission.of(command)));
      if (race % 50 == 49) {
        under.forEach(one -> assertThat(one.join()).isInstanceOf(Outcome.Done.class));
        under.clear();
      }
    }
    desk.pass(Duration.ofSeconds(1));
    for (var market : List.of("auctions", "calls")) desk.price(market, "WETH", "1935");
  }

  private void run(Lanes lanes, ExecutorService threads, int number) throws Exception {
    var race = Race.of(number);
    var loan = loan(number);
    var won = one(lanes, threads, command(race, loan, KIM, 0), command(race, loan, KAI, 1));
    if (race == Race.CALL_AND_CALL) {
      assertThat(won).hasAtLeastOneElementOfType(CollateralCalled.class);
      return;
    }
    var pay = new PayClaim(AUCTIONS, auction(loan), 1);
    note(isTaken(won) ? won : one(lanes, threads, pay, pay));
  }

  /** The events of the one that wins. */
  private static List<Event> one(
      Lanes lanes, ExecutorService threads, Command first, Command second) throws Exception {
    var start = new CyclicBarrier(2);
    var outcomes = new ArrayList<Outcome>();
    for (var one : List.of(send(lanes, threads, start, first), send(lanes, threads, start, second)))
      outcomes.add(one.get());
    assertThat(outcomes)
        .as("%s, %s", first, second)
        .filteredOn(Outcome.Done.class::isInstance)
        .hasSize(1);
    var events = new ArrayList<Event>();
    for (var outcome : outcomes)
      switch (outcome) {
        case Outcome.Done done -> events.addAll(done.events());
        case Outcome.Refused(var reason) ->
            assertThat(reason)
                .isInstanceOfAny(
                    AuctionNotRunning.class,
                    AllClaimed.class,
                    ClaimNotOpen.class,
                    SaleUnderWay.class,
                    LoanHealthy.class);
        default -> throw new AssertionError("Without a key there is no such answer: " + outcome);
      }
    return events;
  }

  private static Future<Outcome> send(
      Lanes lanes, ExecutorService threads, CyclicBarrier start, Command command) {
    return threads.submit(
        () -> {
          start.await();
          return lanes.submit(Submission.of(command)).join();
        });
  }

  private static Command command(Race race, LoanId loan, KeeperId keeper, int lane) {
    return switch (race) {
      case TAKE_AND_TAKE -> take(loan, keeper);
      case CLAIM_AND_CLAIM -> claim(loan, keeper);
      case TAKE_AND_CLAIM -> lane == 0 ? take(loan, keeper) : claim(loan, keeper);
      case TAKE_AND_CALL -> lane == 0 ? call(AUCTIONS, loan, keeper) : take(loan, keeper);
      case CALL_AND_CALL -> call(CALLS, loan, keeper);
    };
  }

  private static Command take(LoanId loan, KeeperId keeper) {
    return new TakeLot(AUCTIONS, auction(loan), keeper, Quantity.everything(), Ray.of("2322"));
  }

  private static Command claim(LoanId loan, KeeperId keeper) {
    return new ClaimLot(AUCTIONS, auction(loan), keeper, Quantity.everything(), Ray.of("2322"));
  }

  private static Command call(MarketId market, LoanId loan, KeeperId keeper) {
    return new CallLiquidation(
        market, loan, keeper, new AssetId("USDC"), new AssetId("WETH"), Quantity.everything());
  }

  private static boolean isTaken(List<Event> events) {
    return events.stream().anyMatch(LotTaken.class::isInstance);
  }

  private void note(List<Event> events) {
    var takes =
        events.stream().filter(LotTaken.class::isInstance).map(LotTaken.class::cast).toList();
    assertThat(takes).hasSize(1);
    var take = takes.getFirst();
    spent.merge(take.keeper(), take.paid(), Amount::plus);
    bought.merge(take.keeper(), take.bought(), Amount::plus);
  }

  private static LoanId loan(int number) {
    return new LoanId("L" + number);
  }

  private static AuctionId auction(LoanId loan) {
    return new AuctionId(loan + ".1-1");
  }
}
