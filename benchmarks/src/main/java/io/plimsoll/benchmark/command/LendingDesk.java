package io.plimsoll.benchmark.command;

import static io.plimsoll.benchmark.MeasuredTerms.MAIN;
import static io.plimsoll.benchmark.MeasuredTerms.USDC;
import static io.plimsoll.benchmark.MeasuredTerms.WETH;

import com.zaxxer.hikari.HikariDataSource;
import io.plimsoll.application.desk.IdempotencyKey;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The desk as it is run, but for its web server: draws and repayments in turn on many loans of one
 * market, every request with a key and an answer that is kept. The rounds that look for broken
 * invariants are left out: they come by the clock, whoever is being measured.
 */
final class LendingDesk implements Contender {

  private static final Quantity ONE = Quantity.of("1");

  /** What callers are told of a loan has about this many characters. */
  private static final int ANSWER = 500;

  private static final int LOANS = 5_000;

  private final ConfigurableApplicationContext context;
  private final Lanes lanes;

  LendingDesk(String... settings) {
    context =
        new SpringApplicationBuilder(PlimsollApplication.class)
            .web(WebApplicationType.NONE)
            .properties(
                "spring.main.banner-mode=off",
                "logging.level.root=warn",
                "plimsoll.schedule.enabled=false",
                "plimsoll.invariants.every=1h")
            .run(settings);
    lanes = context.getBean(Lanes.class);
    open();
    // PostgreSQL counts its rows by itself within a minute; nobody waits for that here.
    new JdbcTemplate(database()).execute("analyze");
  }

  HikariDataSource database() {
    return context.getBean(HikariDataSource.class);
  }

  @Override
  public void carryOut(int caller, long number) {
    var loan = loan((int) ((caller * 7_919L + number / 2) % LOANS));
    done(
        new Submission(
            number % 2 == 0
                ? new Draw(MAIN, loan, USDC.id(), ONE)
                : new Repay(MAIN, loan, USDC.id(), ONE),
            Optional.of(key(caller, number)),
            (after, _, _) -> told(after.loan(loan).toString())));
  }

  @Override
  public void close() {
    context.close();
  }

  private static IdempotencyKey key(int caller, long number) {
    return new IdempotencyKey(
        "request-%d-%d-%d".formatted(System.nanoTime(), caller, number), "%064x".formatted(number));
  }

  private static String told(String text) {
    return text.length() > ANSWER ? text.substring(0, ANSWER) : text;
  }

  private void open() {
    done(MeasuredTerms.market());
    list(WETH, "2000");
    list(USDC, "1");
    done(new Supply(MAIN, new AccountId("lena"), USDC.id(), Quantity.of("100000000")));
    done(IntStream.range(0, LOANS).mapToObj(n -> new OpenLoan(MAIN, loan(n), borrower(n))));
    done(loans().map(loan -> new DepositCollateral(MAIN, loan, WETH.id(), ONE)));
    done(loans().map(loan -> new Draw(MAIN, loan, USDC.id(), Quantity.of("100"))));
  }

  private void list(Token token, String price) {
    done(MeasuredTerms.listing(token, MeasuredTerms.CURVE, Duration.ofDays(1)));
    var taken =
        context
            .getBean(PriceDesk.class)
            .take(new Observation(MAIN, token.id(), new BigDecimal(price), Instant.now(), "bench"));
    if (!(taken.reading() instanceof Reading.Taken))
      throw new IllegalStateException("Refused: " + taken.reading());
    taken.examination().join();
  }

  private static Stream<LoanId> loans() {
    return IntStream.range(0, LOANS).mapToObj(LendingDesk::loan);
  }

  private static LoanId loan(int number) {
    return new LoanId("L" + number);
  }

  private static BorrowerId borrower(int number) {
    return new BorrowerId("borrower-" + number);
  }

  private void done(Stream<? extends Command> commands) {
    var replies = commands.map(command -> lanes.submit(Submission.of(command))).toList();
    replies.forEach(LendingDesk::requireDone);
  }

  private void done(Command command) {
    done(Submission.of(command));
  }

  private void done(Submission submission) {
    requireDone(lanes.submit(submission));
  }

  private static void requireDone(CompletableFuture<Outcome> reply) {
    var outcome = reply.join();
    if (!(outcome instanceof Outcome.Done))
      throw new IllegalStateException("A command came to nothing: " + outcome);
  }
}
