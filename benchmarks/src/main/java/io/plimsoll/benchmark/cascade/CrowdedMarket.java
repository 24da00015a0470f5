package io.plimsoll.benchmark.cascade;

import static io.plimsoll.benchmark.MeasuredTerms.MAIN;
import static io.plimsoll.benchmark.MeasuredTerms.USDC;
import static io.plimsoll.benchmark.MeasuredTerms.WETH;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.oracle.PriceBoard.Reading;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.benchmark.MeasuredTerms;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Observation;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * A market that sells on venues, at once and without pacing, with standard steps, and its loans:
 * ether against dollars, all above 1 at 2,000 dollars and all below it at 1,800.
 */
final class CrowdedMarket {

  private static final double THRESHOLD = 0.825;
  private static final double PRICE = 2_000;

  /** Nine tenths of these are 0.93 to 0.995. */
  private static final double LOWEST_HEALTH = 1.035;

  private static final double HIGHEST_HEALTH = 1.105;

  /** What a careful sender leaves waiting at one time. */
  private static final int UNDER_WAY = 4_096;

  private final Lanes lanes;
  private final PriceDesk prices;

  CrowdedMarket(Lanes lanes, PriceDesk prices) {
    this.lanes = lanes;
    this.prices = prices;
  }

  void open() {
    done(MeasuredTerms.market());
    list(WETH, curve("0.45", "3"));
    list(USDC, curve("0.9", "0.6"));
    price(USDC, "1").join();
    price(WETH, "2000").join();
    done(new Supply(MAIN, new AccountId("lena"), USDC.id(), Quantity.of("20000000000")));
  }

  /** Loans that a fall of a tenth brings below 1, of 2 to 20 ether each. */
  void lend(int count) {
    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
    var held = IntStream.range(0, count).mapToDouble(_ -> 2 + 18 * random.nextDouble()).toArray();
    var owed = IntStream.range(0, count).mapToDouble(n -> owed(held[n], random)).toArray();
    back("L", count, n -> Quantity.of(text(held[n])));
    all(count, n -> new Draw(MAIN, loan("L", n), USDC.id(), Quantity.of(text(owed[n]))));
  }

  /** Loans without debt that can stand any fall. */
  void stand(String name, int count) {
    back(name, count, _ -> Quantity.of("1000"));
  }

  /** What an examination makes of a new price is not waited for. */
  CompletableFuture<?> price(Token asset, String price) {
    var seen = new Observation(MAIN, asset.id(), new BigDecimal(price), Instant.now(), "manual");
    var taken = prices.take(seen);
    if (!(taken.reading() instanceof Reading.Taken(_, var acted, _) && acted))
      throw new IllegalStateException(seen + " was not acted on: " + taken.reading());
    return taken.examination();
  }

  private void back(String name, int count, IntFunction<Quantity> held) {
    all(count, n -> new OpenLoan(MAIN, loan(name, n), new BorrowerId("b" + n)));
    all(count, n -> new DepositCollateral(MAIN, loan(name, n), WETH.id(), held.apply(n)));
  }

  private static LoanId loan(String name, int number) {
    return new LoanId(name + number);
  }

  private static double owed(double held, RandomGenerator random) {
    var health = LOWEST_HEALTH + (HIGHEST_HEALTH - LOWEST_HEALTH) * random.nextDouble();
    return held * PRICE * THRESHOLD / health;
  }

  private static String text(double whole) {
    return BigDecimal.valueOf(whole).setScale(6, RoundingMode.DOWN).toPlainString();
  }

  private void list(Token token, KinkedCurve curve) {
    done(MeasuredTerms.listing(token, curve, Duration.ofHours(1)));
  }

  private static KinkedCurve curve(String kink, String steep) {
    return new KinkedCurve(Ray.of(kink), Ray.ZERO, Ray.of("0.04"), Ray.of(steep));
  }

  private void done(Command command) {
    require(command, lanes.submit(Submission.of(command)).join());
  }

  private void all(int count, IntFunction<Command> command) {
    var room = new Semaphore(UNDER_WAY);
    var failures = new ConcurrentLinkedQueue<Throwable>();
    for (var n = 0; n < count; n++) {
      var sent = command.apply(n);
      room.acquireUninterruptibly();
      var _ =
          lanes
              .submit(Submission.of(sent))
              .thenAccept(outcome -> require(sent, outcome))
              .whenComplete(
                  (_, e) -> {
                    if (e != null) failures.add(e);
                    room.release();
                  });
    }
    room.acquireUninterruptibly(UNDER_WAY);
    if (!failures.isEmpty())
      throw new IllegalStateException("The market could not be made ready", failures.element());
  }

  private static void require(Command command, Outcome outcome) {
    if (!(outcome instanceof Outcome.Done))
      throw new IllegalStateException(command + " came to " + outcome);
  }
}
