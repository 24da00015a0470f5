package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.domain.auction.AuctionCommand.ClaimLot;
import io.plimsoll.domain.auction.AuctionCommand.PayClaim;
import io.plimsoll.domain.auction.AuctionCommand.TakeLot;
import io.plimsoll.domain.auction.AuctionEvent.LotClaimed;
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
import java.math.BigDecimal;
import java.math.RoundingMode;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Two keepers, each on a thread of its own, want the same lots at the same moment, a thousand in
 * all: 250 loans fall below 1 four times. One gets it, and the other is told why not. One goes
 * through the lots from the first to the last, the other the other way, so that both have a chance.
 */
class KeeperRaceTest {

  private static final int LOANS = 250;

  /** Each time half of what a loan owes is paid off, and it is safe until the next. */
  private static final int FALLS = 4;

  /** So many races are run side by side, and so many loans opened. */
  private static final int WAVE = 50;

  private static final Token WETH = new Token("WETH", 18);
  private static final Token USDC = new Token("USDC", 6);
  private static final MarketId AUCTIONS = new MarketId("auctions");
  private static final MarketId CALLS = new MarketId("calls");
  private static final KeeperId KIM = new KeeperId("kim");
  private static final KeeperId KAI = new KeeperId("kai");
  private static final Amount FUNDS = Amount.of("50000000", USDC);

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
      for (var fall = 1; fall <= FALLS; fall++) {
        fall(desk);
        for (var loan = 0; loan < LOANS; loan += WAVE) run(lanes, threads, loan, fall);
      }

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

  /** Every loan owes 160,000 against 100 WETH. */
  private static void open(SandboxDesk desk, Lanes lanes) {
    desk.openMarket("auctions", "dutch-auction");
    desk.openMarket("calls", "call-with-bonus");
    for (var market : List.of("auctions", "calls"))
      desk.post(
          "markets/%s/reserves/USDC/supplies".formatted(market),
          "{'account':'lena','amount':'100000000'}");
    for (var keeper : List.of("kim", "kai")) desk.keeper("auctions", keeper, FUNDS.decimal());
    var under = new ArrayList<CompletableFuture<Outcome>>();
    for (var number = 0; number < LOANS; number++) {
      var market = Race.of(number).market();
      var loan = loan(number);
      for (var command :
          List.of(
              new OpenLoan(market, loan, new BorrowerId("ana")),
              new DepositCollateral(market, loan, WETH.id(), Quantity.of("100")),
              new Draw(market, loan, USDC.id(), Quantity.of("160000"))))
        under.add(lanes.submit(Submission.of(command)));
      if (number % WAVE == WAVE - 1) {
        under.forEach(one -> assertThat(one.join()).isInstanceOf(Outcome.Done.class));
        under.clear();
      }
    }
  }

  /**
   * A fall that leaves every loan just below 1. All loans of a market stand alike: whoever wins,
   * and by taking or by claiming, pays the price of the moment.
   */
  private static void fall(SandboxDesk desk) {
    desk.pass(Duration.ofSeconds(1));
    for (var number : List.of(0, Race.values().length - 1)) {
      var market = Race.of(number).market().text();
      var loan = desk.get("loans/" + loan(number));
      var health = new BigDecimal(loan.required("healthFactor").asString());
      var price = desk.get("prices/%s/WETH".formatted(market)).required("price").asString();
      var lower =
          new BigDecimal(price)
              .multiply(new BigDecimal("0.99"))
              .divide(health, 2, RoundingMode.DOWN);
      desk.price(market, "WETH", lower.toPlainString());
    }
  }

  /** What each of the two sends for one lot, in this order. */
  private record Duel(List<Command> kims, List<Command> kais) {
    static Duel of(int number, int fall) {
      var race = Race.of(number);
      var loan = loan(number);
      var auction = new AuctionId("%s.%d-1".formatted(loan, fall));
      return new Duel(
          commands(race, auction, first(race, loan, auction)),
          commands(race, auction, second(race, loan, auction)));
    }

    /** Where a claim may win, either hands in the money for it, and has no claim open then. */
    private static List<Command> commands(Race race, AuctionId auction, Command wish) {
      return race == Race.CLAIM_AND_CLAIM || race == Race.TAKE_AND_CLAIM
          ? List.of(wish, new PayClaim(AUCTIONS, auction, 1))
          : List.of(wish);
    }

    private static Command first(Race race, LoanId loan, AuctionId auction) {
      return switch (race) {
        case TAKE_AND_TAKE, TAKE_AND_CLAIM -> take(auction, KIM);
        case CLAIM_AND_CLAIM -> claim(auction, KIM);
        case TAKE_AND_CALL -> call(AUCTIONS, loan, KIM);
        case CALL_AND_CALL -> call(CALLS, loan, KIM);
      };
    }

    private static Command second(Race race, LoanId loan, AuctionId auction) {
      return switch (race) {
        case TAKE_AND_TAKE, TAKE_AND_CALL -> take(auction, KAI);
        case CLAIM_AND_CLAIM, TAKE_AND_CLAIM -> claim(auction, KAI);
        case CALL_AND_CALL -> call(CALLS, loan, KAI);
      };
    }
  }

  private void run(Lanes lanes, ExecutorService threads, int from, int fall) throws Exception {
    var duels =
        IntStream.range(from, from + WAVE).mapToObj(number -> Duel.of(number, fall)).toList();
    var start = new CyclicBarrier(2);
    var kims = send(lanes, threads, start, duels.stream().map(Duel::kims).toList());
    var kais = send(lanes, threads, start, duels.stream().map(Duel::kais).toList());
    for (var i = 0; i < WAVE; i++) won(from + i, kims.get().get(i), kais.get().get(i));
  }

  /** Both wait for each other before each lot. */
  private static Future<List<List<CompletableFuture<Outcome>>>> send(
      Lanes lanes, ExecutorService threads, CyclicBarrier start, List<List<Command>> commands) {
    return threads.submit(
        () -> {
          var replies = new ArrayList<List<CompletableFuture<Outcome>>>();
          for (var each : commands) {
            start.await();
            replies.add(each.stream().map(c -> lanes.submit(Submission.of(c))).toList());
          }
          return replies;
        });
  }

  private void won(
      int number, List<CompletableFuture<Outcome>> kims, List<CompletableFuture<Outcome>> kais) {
    var events = one(number, List.of(kims.getFirst().join(), kais.getFirst().join()));
    if (Race.of(number) == Race.CALL_AND_CALL)
      assertThat(events).hasAtLeastOneElementOfType(CollateralCalled.class);
    else if (events.stream().anyMatch(LotClaimed.class::isInstance))
      note(one(number, List.of(kims.getLast().join(), kais.getLast().join())));
    else note(events);
  }

  /** The events of the one that wins. */
  private static List<Event> one(int number, List<Outcome> outcomes) {
    assertThat(outcomes)
        .as("%s of race %d", Race.of(number), number)
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

  private static Command take(AuctionId auction, KeeperId keeper) {
    return new TakeLot(AUCTIONS, auction, keeper, Quantity.everything(), Ray.of("2400"));
  }

  private static Command claim(AuctionId auction, KeeperId keeper) {
    return new ClaimLot(AUCTIONS, auction, keeper, Quantity.everything(), Ray.of("2400"));
  }

  private static Command call(MarketId market, LoanId loan, KeeperId keeper) {
    return new CallLiquidation(
        market, loan, keeper, new AssetId("USDC"), new AssetId("WETH"), Quantity.everything());
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
}
