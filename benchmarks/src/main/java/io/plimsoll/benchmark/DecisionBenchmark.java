package io.plimsoll.benchmark;

import io.plimsoll.benchmark.BareArithmetic.Side;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.IndexedAccrual;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * An accrual, a draw and a keeper's call, each beside a loop of the same integer operations. Read
 * the ratio of a pair within one run; with {@code -prof gc} also the bytes of a decision.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class DecisionBenchmark {

  private static final BigInteger HOUR = BigInteger.valueOf(3_600);
  private static final BigInteger BONUS = BigInteger.valueOf(10_500);
  private static final BigInteger FACTOR = BigInteger.valueOf(1_000);
  private static final BigInteger PAYMENT = BigInteger.valueOf(5_000_000_000L);
  private static final BigInteger OPTIMUM = BigInteger.TEN.pow(26).multiply(BigInteger.valueOf(9));

  private final MeasuredDesk healthy = new MeasuredDesk();
  private final MeasuredDesk unhealthy = fallen();
  private final Facts facts = healthy.facts();
  private final Facts crash = unhealthy.facts();
  private final Draw draw = MeasuredDesk.draw();
  private final CallLiquidation call = MeasuredDesk.call();
  private final Reserve.Listed usdc = healthy.reserve(MeasuredTerms.USDC);
  private final IndexedAccrual accrual = (IndexedAccrual) usdc.accrual();
  private final Side[] held = {held(MeasuredTerms.WETH), held(MeasuredDesk.WBTC)};
  private final Side[] owed = {owed(MeasuredTerms.USDC), owed(MeasuredDesk.DAI)};

  private static MeasuredDesk fallen() {
    var desk = new MeasuredDesk();
    desk.priced(MeasuredTerms.WETH, "1200");
    return desk;
  }

  @Benchmark
  public Reserve.Listed accrual() {
    return usdc.accruedTo(facts.now());
  }

  @Benchmark
  public BigInteger accrualBare() {
    return accrue();
  }

  @Benchmark
  public Decision draw() {
    return MeasuredDesk.accepted(Desk.decide(healthy, draw, facts));
  }

  /** The loan before and after, the reserve's interest, its rates, and the scaled debt. */
  @Benchmark
  public BigInteger drawBare() {
    return accrue()
        .add(BareArithmetic.health(held, owed, HOUR))
        .add(BareArithmetic.health(held, owed, HOUR))
        .add(rates());
  }

  @Benchmark
  public Decision call() {
    return MeasuredDesk.accepted(Desk.decide(unhealthy, call, crash));
  }

  /** The loan before and after, both reserves' interest and rates, and the collateral that goes. */
  @Benchmark
  public BigInteger callBare() {
    return accrue()
        .add(accrue())
        .add(BareArithmetic.health(held, owed, HOUR))
        .add(BareArithmetic.health(held, owed, HOUR))
        .add(BareArithmetic.seize(PAYMENT, owed[0], held[0], BONUS))
        .add(rates())
        .add(rates());
  }

  private BigInteger accrue() {
    return BareArithmetic.accrue(
        accrual.liquidityIndex().units(),
        accrual.borrowIndex().units(),
        accrual.liquidityRate().units(),
        accrual.borrowRate().units(),
        usdc.holdings().scaledDebt(),
        FACTOR,
        HOUR);
  }

  private BigInteger rates() {
    return BareArithmetic.rates(
        usdc.holdings().scaledDebt(),
        usdc.holdings().cash(),
        accrual.borrowRate().units(),
        accrual.borrowRate().units(),
        OPTIMUM);
  }

  private Side held(Token token) {
    return side(token, loan().collateralOf(token).units());
  }

  private Side owed(Token token) {
    return side(token, loan().scaledDebtOf(token.id()));
  }

  private Loan.Open loan() {
    return (Loan.Open) healthy.loan(MeasuredDesk.LOAN);
  }

  private Side side(Token token, BigInteger amount) {
    var reserve = healthy.reserve(token);
    return new Side(
        amount,
        reserve.borrowIndex().units(),
        reserve.accrual().borrowRate().units(),
        facts.prices().of(token.id()).orElseThrow().perWhole().units(),
        token.unit().multiply(BigInteger.TEN.pow(10)),
        reserve.terms().liquidationThreshold().units());
  }
}
