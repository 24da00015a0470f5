package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Decision.Rejected;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.Size;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.LoanTooSmall;
import io.plimsoll.domain.loan.LoanRejection.OtherCollateralFirst;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import io.plimsoll.domain.market.MarketCommand.AccrueInterest;
import io.plimsoll.domain.market.Profile.Reckoning;
import io.plimsoll.domain.market.Profile.WithdrawalLimit;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigInteger;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A random run over three loans, four lenders, two keepers and four assets. After every move the
 * books are audited, by the fixture; here limits are tried on both sides and sales are looked at.
 */
final class Voyage {

  private final Waters waters;
  private final PlainMoves cast;
  private final DeskFixture desk;
  private final SaleMoves sales;
  private final MarketMoves market;

  Voyage(Waters waters) {
    this.waters = waters;
    this.cast =
        new PlainMoves(
            waters.assets(),
            Stream.of("lender0", "lender1", "lender2", "lender3").map(AccountId::new).toList(),
            Stream.of("L1", "L2", "L3").map(LoanId::new).toList(),
            Stream.of("kim", "kai").map(KeeperId::new).toList());
    this.desk = waters.underWay();
    this.sales = new SaleMoves(desk);
    this.market = new MarketMoves(waters, desk);
    if (waters.hasCategories())
      for (var size = 0; size < 3; size += 2)
        market.define(new Move(Move.Kind.DEFINE, 0, 0, 0, BigInteger.valueOf(size)));
  }

  DeskFixture desk() {
    return desk;
  }

  void take(Move move) {
    var asset = cast.asset(move);
    var loan = cast.loan(move);
    switch (move.kind()) {
      case TAKE_OUT_TO_THE_LIMIT -> takeOutToTheLimit(loan, asset);
      case LIFT_TO_THE_LIMIT -> liftToTheLimit(loan, cast.other(move), asset);
      case DRAW_TO_THE_LIMIT -> drawToTheLimit(loan, asset);
      case DEFINE -> market.define(move);
      case LIST -> market.list(asset, move);
      case PRICE -> market.reprice(asset, 50 + move.choice(101));
      case CRASH -> market.reprice(asset, 5 + move.choice(36));
      case TIME -> desk.after(Duration.ofSeconds(1L << move.choice(25)));
      case OPEN -> sales.open(loan);
      case ORDER -> sales.order(loan, move);
      case GATHER -> cast.loans().forEach(one -> sales.gather(one, move));
      case FILL -> sales.fill(loan, move);
      case START -> sales.start(loan, cast.keeperOrDesk(move), asset, cast.otherAsset(move));
      case TAKE -> sales.take(loan, cast.keeperOrDesk(move), move);
      case CLAIM -> sales.claim(loan, cast.keeper(move), move);
      case PAY_CLAIM -> sales.payClaim(loan, move);
      case LAPSE_CLAIM -> sales.lapseClaim(loan, move);
      case RESET -> sales.reset(loan, cast.keeperOrDesk(move));
      case CANCEL -> sales.cancel(loan);
      case BID -> sales.bid(loan, cast.keeper(move), move);
      case CLEAR -> sales.clear(loan);
      case SEIZE_FOR_DEBT -> seizeForDebt(move);
      case PURSUE -> sales.pursue(loan);
      case END -> sales.end(loan);
      case ANSWER -> sales.answer(loan);
      case RULE -> market.rule(asset, move);
      case SECOND_PRICE -> market.repriceElsewhere(98 + move.choice(6));
      default -> decide(cast.command(move).orElseThrow());
    }
  }

  /**
   * Where nothing else stands against a draw: at the limit accepted, and one unit more rejected
   * with the limit.
   */
  private void drawToTheLimit(LoanId loan, Token asset) {
    if (waters.profile().reckoning() == Reckoning.STORED)
      desk.decide(new AccrueInterest(MAIN, asset.id()));
    var price = desk.facts().prices().of(asset.id()).orElseThrow();
    var most = desk.valuation(loan).drawable(desk.reserve(asset), price, desk.facts());
    var further = most.plus(oneUnit(asset));
    var refused = ((Rejected) decide(new Draw(MAIN, loan, asset.id(), quantity(further)))).reason();
    if (!(refused instanceof BorrowLimitExceeded)) return;
    assertThat(refused).isEqualTo(new BorrowLimitExceeded(further, most));
    if (most.isZero()) return;
    if (decide(new Draw(MAIN, loan, asset.id(), quantity(most))) instanceof Rejected(var reason))
      assertThat(reason).isInstanceOf(LoanTooSmall.class);
    else assertWithinLimit(loan);
  }

  private void takeOutToTheLimit(LoanId loan, Token asset) {
    var held = desk.loan(loan).collateralOf(asset);
    if (held.isZero() || isStill(loan, asset)) return;
    var most = desk.valuation(loan).withdrawable(asset.id()).min(held);
    if (desk.loan(loan).isDebtFree()) assertThat(most).isEqualTo(held);
    var further = most.plus(oneUnit(asset));
    if (!further.exceeds(held) && isExact())
      assertThat(decide(new WithdrawCollateral(MAIN, loan, asset.id(), quantity(further))))
          .isEqualTo(Decision.reject(new WithdrawalBelowLimit(further, most)));
    if (!most.isZero())
      assertLeft(loan, decide(new WithdrawCollateral(MAIN, loan, asset.id(), quantity(most))));
  }

  /** All of it, or what is then said to be the most; and one unit more is refused again. */
  private void liftToTheLimit(LoanId loan, AccountId account, Token asset) {
    var pledged = desk.reserve(asset).accruedTo(desk.facts().now());
    var all = pledged.claim(desk.loan(loan).pledgedOf(asset.id()));
    if (all.isZero() || isStill(loan, asset)) return;
    var answer = decide(new LiftPledge(MAIN, loan, account, asset.id(), quantity(all)));
    if (!(answer instanceof Rejected(WithdrawalBelowLimit(_, var most)))) return;
    var further = most.plus(oneUnit(asset));
    if (isExact())
      assertThat(decide(new LiftPledge(MAIN, loan, account, asset.id(), quantity(further))))
          .isEqualTo(Decision.reject(new WithdrawalBelowLimit(further, most)));
    if (!most.isZero())
      assertLeft(loan, decide(new LiftPledge(MAIN, loan, account, asset.id(), quantity(most))));
  }

  private void assertLeft(LoanId loan, Decision decision) {
    if (decision instanceof Rejected(var reason)) {
      assertThat(isExact()).as("%s", reason).isFalse();
      assertThat(reason).isInstanceOfAny(OtherCollateralFirst.class, WithdrawalBelowLimit.class);
    } else assertWithinLimit(loan);
  }

  private void assertWithinLimit(LoanId loan) {
    var valuation = desk.valuation(loan);
    if (isExact()) assertThat(valuation.debtValue()).isLessThanOrEqualTo(valuation.limit());
    assertThat(valuation.health().isLiquidatable()).isFalse();
  }

  /** Whether what may leave is told to the unit, and not as far as half-up rounding lets it be. */
  private boolean isExact() {
    return waters.profile().withdrawalLimit() == WithdrawalLimit.BORROW_LIMIT;
  }

  private boolean isStill(LoanId loan, Token asset) {
    return desk.loan(loan).liquidation().isPresent()
        || desk.reserve(asset).standstill().isPresent();
  }

  private void seizeForDebt(Move move) {
    var all = desk.loan(cast.loan(move)).scaledDebtOf(waters.assets().getFirst().id());
    var some = move.choice(3) == 0 ? all : move.size().mod(all.add(BigInteger.ONE));
    decide(cast.seize(move, new Size.Debt(some)));
  }

  private Decision decide(Command command) {
    return sales.decide(command);
  }
}
