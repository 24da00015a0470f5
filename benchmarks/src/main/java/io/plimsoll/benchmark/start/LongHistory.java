package io.plimsoll.benchmark.start;

import static io.plimsoll.benchmark.MeasuredTerms.MAIN;
import static io.plimsoll.benchmark.MeasuredTerms.USDC;
import static io.plimsoll.benchmark.MeasuredTerms.WETH;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.oracle.PriceBoard.Reading;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.benchmark.MeasuredTerms;
import io.plimsoll.bootstrap.PlimsollApplication;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Observation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * A process of its own that opens loans and then draws and repays on them without end, as fast as
 * the lane takes it, until it is killed.
 */
public final class LongHistory {

  private static final Quantity ONE = Quantity.of("1");

  /** Commands that wait at a time. */
  private static final int WAITING = 4_000;

  private final Lanes lanes;
  private final PriceDesk prices;

  private LongHistory(Lanes lanes, PriceDesk prices) {
    this.lanes = lanes;
    this.prices = prices;
  }

  /**
   * @param arguments how many loans, and the settings of the desk
   */
  public static void main(String[] arguments) {
    var loans = Long.parseLong(arguments[0]);
    var context =
        new SpringApplicationBuilder(PlimsollApplication.class)
            .web(WebApplicationType.NONE)
            .run(Stream.of(arguments).skip(1).toArray(String[]::new));
    new LongHistory(context.getBean(Lanes.class), context.getBean(PriceDesk.class)).make(loans);
  }

  private void make(long loans) {
    all(Stream.of(MeasuredTerms.market()));
    list(WETH, "2000");
    list(USDC, "1");
    all(Stream.of(new Supply(MAIN, new AccountId("lena"), USDC.id(), Quantity.of("1000000000"))));
    all(
        LongStream.range(0, loans)
            .boxed()
            .flatMap(
                n ->
                    Stream.of(
                        new OpenLoan(MAIN, loan(n), new BorrowerId("borrower-" + n)),
                        new DepositCollateral(MAIN, loan(n), WETH.id(), ONE),
                        new Draw(MAIN, loan(n), USDC.id(), Quantity.of("100")))));
    all(
        LongStream.iterate(0, n -> n + 1)
            .mapToObj(
                n -> {
                  var loan = loan(n * 7_919 % loans);
                  return n / loans % 2 == 0
                      ? new Draw(MAIN, loan, USDC.id(), ONE)
                      : new Repay(MAIN, loan, USDC.id(), ONE);
                }));
  }

  private void list(Token token, String price) {
    all(Stream.of(MeasuredTerms.listing(token, MeasuredTerms.CURVE, Duration.ofDays(1))));
    var taken =
        prices.take(
            new Observation(MAIN, token.id(), new BigDecimal(price), Instant.now(), "bench"));
    if (!(taken.reading() instanceof Reading.Taken))
      throw new IllegalStateException("Refused: " + taken.reading());
    taken.examination().join();
  }

  private static LoanId loan(long number) {
    return new LoanId("L" + number);
  }

  private void all(Stream<? extends Command> commands) {
    var waiting = new ArrayDeque<CompletableFuture<Outcome>>();
    commands.forEach(
        command -> {
          waiting.add(lanes.submit(Submission.of(command)));
          if (waiting.size() >= WAITING) requireDone(waiting.remove());
        });
    waiting.forEach(LongHistory::requireDone);
  }

  private static void requireDone(CompletableFuture<Outcome> reply) {
    var outcome = reply.join();
    if (!(outcome instanceof Outcome.Done))
      throw new IllegalStateException("A command came to nothing: " + outcome);
  }
}
