package io.plimsoll.adapter.oracle.replay;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.health.LoanFollower;
import io.plimsoll.application.health.PlainHealthWatch;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.liquidation.OwnSales;
import io.plimsoll.application.oracle.PriceBoard;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.application.oracle.Volatilities;
import io.plimsoll.application.replay.DiscountVenue;
import io.plimsoll.application.replay.PaperDesk;
import io.plimsoll.application.replay.PriceHistory.Tick;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketCommand.SetPricePolicy;
import io.plimsoll.domain.market.MarketEvent.PriceSourceRejected;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.oracle.policy.Canary;
import io.plimsoll.domain.oracle.policy.Checks;
import io.plimsoll.domain.oracle.policy.Combination;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.DeskWords;
import io.plimsoll.domain.testing.Listing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The crash of January 2021 told by three sources, of which one dies and one lies: the same is sold
 * at the same minute as with the true price alone.
 */
class ThreeFeedsTest {

  private static final Instant FROM = Instant.parse("2021-01-10T12:00:00Z");
  private static final Instant TO = Instant.parse("2021-01-12T00:00:00Z");
  private static final int LOANS = 40;

  private static final List<Tick> TICKS =
      new CsvPriceArchive()
          .history("january-2021").ticks().stream()
              .filter(tick -> !tick.at().isBefore(FROM) && tick.at().isBefore(TO))
              .filter(tick -> ether(tick).isPresent())
              .toList();

  private static Optional<Quotation> ether(Tick tick) {
    return tick.quotations().stream().filter(seen -> seen.asset().equals(WETH.id())).findFirst();
  }

  /** What a source says of a true price. */
  @FunctionalInterface
  private interface Word {
    Optional<BigDecimal> of(BigDecimal truth, Instant at);
  }

  private record Source(String name, Word word) {}

  private static Source honest() {
    return new Source("honest", (truth, _) -> Optional.of(truth));
  }

  private static Source dying(Instant at) {
    return new Source("dying", (truth, now) -> Optional.of(truth).filter(_ -> now.isBefore(at)));
  }

  private static Source lying(Instant from, String factor) {
    return new Source(
        "lying",
        (truth, now) ->
            Optional.of(now.isBefore(from) ? truth : truth.multiply(new BigDecimal(factor))));
  }

  /** What was sold of which loan, for what, when. */
  private record Sold(String loan, String collateral, String received, Instant at) {}

  private static final class Book {
    private final PaperDesk stored = new PaperDesk(MAIN);
    private final DeskClock clock = DeskClock.standingAt(FROM);
    private final PriceDesk desk;

    Book() {
      var venue = new DiscountVenue(new BasisPoints(80));
      var board = new PriceBoard(stored, clock, Duration.ofSeconds(10), List.of(venue));
      var watch = new PlainHealthWatch();
      var sales =
          new ForcedSales(stored, watch, new Volatilities(), new OwnSales(), List.of(venue));
      desk = new PriceDesk(stored, board, stored, sales);
      stored.takeUp(board, List.of(new LoanFollower(watch)));
      done(DeskFixture.openMarket());
      done(Listing.of(WETH).command());
      done(Listing.of(USDC).command());
    }

    void done(Command command) {
      assertThat(stored.submit(Submission.of(command)).join())
          .as("%s", command)
          .isInstanceOf(Outcome.Done.class);
    }

    void tell(String source, Quotation seen) {
      desk.takeAll(source, List.of(seen)).values().forEach(CompletableFuture::join);
    }

    /** Loans that stand at healths from 1.04 upwards, at the first price. */
    void lend(BigDecimal ether) {
      done(DeskWords.supply("lena", "1000000 USDC"));
      for (var i = 0; i < LOANS; i++) {
        var loan = new LoanId("T" + i);
        done(new OpenLoan(MAIN, loan, new BorrowerId("ana")));
        done(new DepositCollateral(MAIN, loan, WETH.id(), DeskWords.quantity("10 WETH")));
        var debt = ether.multiply(new BigDecimal(795 - 5 * i)).movePointLeft(2).intValue();
        done(new Draw(MAIN, loan, USDC.id(), DeskWords.quantity(debt + " USDC")));
      }
    }

    List<Sold> sold() {
      return stored.book().events().stream()
          .filter(LotSold.class::isInstance)
          .map(LotSold.class::cast)
          .map(
              lot ->
                  new Sold(
                      lot.liquidation().loan().text(),
                      lot.sold().toString(),
                      lot.received().toString(),
                      lot.at()))
          .toList();
    }
  }

  private static PricePolicy median() {
    return new PricePolicy(
        new Combination.Median(1, BasisPoints.of("0.02")),
        Duration.ofMinutes(5),
        new TreeMap<>(),
        new Checks(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Checks.Jump(BasisPoints.of("0.2"), Duration.ofHours(1))),
            Optional.empty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(
            new Canary(
                3, BasisPoints.of("0.02"), new TreeSet<>(Set.of("honest", "dying", "lying")))));
  }

  private static Book replayed(Optional<PricePolicy> policy, Source... sources) {
    var book = new Book();
    policy.ifPresent(made -> book.done(new SetPricePolicy(MAIN, WETH.id(), made)));
    for (var tick : TICKS) {
      book.clock.advanceTo(tick.at());
      var truth = ether(tick).orElseThrow();
      book.tell("par", new Quotation(USDC.id(), "USD", BigDecimal.ONE, tick.at()));
      for (var source : sources)
        source
            .word()
            .of(truth.value(), tick.at())
            .ifPresent(
                said ->
                    book.tell(
                        source.name(), new Quotation(WETH.id(), "USD", said, truth.observedAt())));
      if (tick.equals(TICKS.getFirst())) book.lend(truth.value());
    }
    return book;
  }

  private static List<Sold> truth;

  private static synchronized List<Sold> truth() {
    if (truth == null) truth = replayed(Optional.empty(), honest()).sold();
    return truth;
  }

  @ParameterizedTest
  @CsvSource({
    "2021-01-11T02:00:00Z, 2021-01-11T04:00:00Z, 0.7",
    "2021-01-11T02:00:00Z, 2021-01-11T04:00:00Z, 1.4",
    "2021-01-11T04:00:00Z, 2021-01-11T02:00:00Z, 0.7",
    "2021-01-11T04:00:00Z, 2021-01-11T02:00:00Z, 1.4",
    "2021-01-10T12:30:00Z, 2021-01-11T10:00:00Z, 0.0001",
    "2021-01-11T10:00:00Z, 2021-01-10T12:30:00Z, 10000"
  })
  void one_dies_and_one_lies_and_the_same_is_sold_at_the_same_minute(
      Instant dies, Instant lies, String factor) {
    var book = replayed(Optional.of(median()), dying(dies), honest(), lying(lies, factor));
    assertThat(truth()).hasSizeGreaterThan(20);
    assertThat(book.sold()).isEqualTo(truth());
    assertThat(
            book.stored.book().events().stream()
                .filter(PriceSourceRejected.class::isInstance)
                .map(event -> ((PriceSourceRejected) event).source()))
        .containsExactly("lying");
  }

  @Test
  void without_a_policy_the_lie_is_believed() {
    var book =
        replayed(Optional.empty(), honest(), lying(Instant.parse("2021-01-10T13:00:00Z"), "0.7"));
    assertThat(book.sold()).isNotEqualTo(truth());
  }
}
