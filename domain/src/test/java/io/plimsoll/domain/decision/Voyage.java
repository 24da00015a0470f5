package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.POOL;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.oneUnit;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Decision.Rejected;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection.BorrowLimitExceeded;
import io.plimsoll.domain.loan.LoanRejection.LiquidationUnderWay;
import io.plimsoll.domain.loan.LoanRejection.LoanTooSmall;
import io.plimsoll.domain.loan.LoanRejection.WithdrawalBelowLimit;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.ReserveRejection.LiquidityShort;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Listing;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/**
 * A random run over three loans, three lenders and four assets. After every move the books are
 * audited, by the fixture; here limits are tried on both sides and sales are looked at.
 */
final class Voyage {

  static final List<Token> ASSETS = List.of(WETH, WBTC, USDC, DAI);
  private static final List<LoanId> LOANS =
      List.of(new LoanId("L1"), new LoanId("L2"), new LoanId("L3"));

  private static final int MOST_LOTS = 40;

  private final DeskFixture desk = DeskFixture.desk();
  private final SaleScrutiny sales = new SaleScrutiny(desk);

  Voyage() {
    desk.given(
            Listing.of(WETH).bonus(750, 2_000).interest("0.7", "0.02", "0.1", "3").command(),
            Listing.of(WBTC).lending(7_000, 7_500).interest("0.6", "0.3", "0.2", "2").command(),
            Listing.of(DAI).lending(7_500, 8_000).interest("0.8", "0.05", "0.5", "2").command())
        .given(supply("lena", "300 WETH"), supply("lena", "20 WBTC"))
        .given(openLoan("L2", "ben"), openLoan("L3", "eva"))
        .given(deposit("100 WETH"), draw("100000 USDC"), draw("50000 DAI"))
        .given(deposit("L2", "3 WBTC"), draw("L2", "20 WETH"), draw("L2", "20000 USDC"))
        .given(deposit("L3", "5 WETH"), deposit("L3", "5000 USDC"), draw("L3", "11000 DAI"));
  }

  DeskFixture desk() {
    return desk;
  }

  void take(Move move) {
    var asset = ASSETS.get(move.what());
    var lender = new AccountId("lender" + move.who());
    var loan = LOANS.get(move.who());
    switch (move.kind()) {
      case SUPPLY -> decide(new Supply(MAIN, lender, asset.id(), some(move, asset)));
      case WITHDRAW -> decide(new Withdraw(MAIN, lender, asset.id(), someOrAll(move, asset)));
      case DEPOSIT -> decide(new DepositCollateral(MAIN, loan, asset.id(), some(move, asset)));
      case TAKE_OUT ->
          decide(new WithdrawCollateral(MAIN, loan, asset.id(), someOrAll(move, asset)));
      case TAKE_OUT_TO_THE_LIMIT -> takeOutToTheLimit(loan, asset);
      case DRAW -> decide(new Draw(MAIN, loan, asset.id(), some(move, asset)));
      case DRAW_TO_THE_LIMIT -> drawToTheLimit(loan, asset);
      case REPAY -> decide(new Repay(MAIN, loan, asset.id(), someOrAll(move, asset)));
      case PRICE -> reprice(asset, 50 + move.choice(101));
      case CRASH -> reprice(asset, 10 + move.choice(31));
      case TIME -> desk.after(Duration.ofSeconds(1L << move.choice(25)));
      case OPEN -> decide(new OpenLiquidation(MAIN, loan));
      case ORDER -> order(loan, move);
      case FILL -> fill(loan, move);
      case PURSUE -> pursue(loan);
      case END -> decide(new EndLiquidation(MAIN, currentCase(loan)));
      case CALL ->
          decide(
              new CallLiquidation(
                  MAIN,
                  loan,
                  new KeeperId("kim"),
                  asset.id(),
                  ASSETS.get(move.other()).id(),
                  someOrAll(move, asset)));
    }
  }

  /** At the limit accepted, and one unit more rejected with the limit, if so much is there. */
  private void drawToTheLimit(LoanId loan, Token asset) {
    var price = desk.facts().prices().of(asset.id()).orElseThrow();
    var most = desk.valuation(loan).drawable(desk.reserve(asset), price, desk.facts());
    var further = most.plus(oneUnit(asset));
    var cash = desk.reserve(asset).cash();
    var refused = ((Rejected) decide(new Draw(MAIN, loan, asset.id(), quantity(further)))).reason();
    if (desk.loan(loan).liquidation().isPresent())
      assertThat(refused).isInstanceOf(LiquidationUnderWay.class);
    else if (further.exceeds(cash))
      assertThat(refused).isEqualTo(new LiquidityShort(further, cash));
    else {
      assertThat(refused).isEqualTo(new BorrowLimitExceeded(further, most));
      if (!most.isZero()) drawMost(loan, asset, most);
    }
  }

  private void drawMost(LoanId loan, Token asset, Amount most) {
    if (decide(new Draw(MAIN, loan, asset.id(), quantity(most))) instanceof Rejected(var reason))
      assertThat(reason).isInstanceOf(LoanTooSmall.class);
    else
      assertThat(desk.valuation(loan).debtValue())
          .isLessThanOrEqualTo(desk.valuation(loan).limit());
  }

  private void takeOutToTheLimit(LoanId loan, Token asset) {
    var held = desk.loan(loan).collateralOf(asset);
    if (held.isZero() || desk.loan(loan).liquidation().isPresent()) return;
    var most = desk.valuation(loan).withdrawable(asset.id());
    if (desk.loan(loan).isDebtFree()) assertThat(most).isEqualTo(held);
    var further = most.plus(oneUnit(asset));
    if (!further.exceeds(held))
      assertThat(decide(new WithdrawCollateral(MAIN, loan, asset.id(), quantity(further))))
          .isEqualTo(Decision.reject(new WithdrawalBelowLimit(further, most)));
    if (!most.isZero())
      assertThat(decide(new WithdrawCollateral(MAIN, loan, asset.id(), quantity(most))))
          .isInstanceOf(Accepted.class);
  }

  private void reprice(Token asset, int percent) {
    var now = desk.facts().prices().of(asset.id()).orElseThrow().perWhole();
    var then =
        now.units()
            .multiply(BigInteger.valueOf(percent))
            .divide(BigInteger.valueOf(100))
            .max(BigInteger.TWO);
    desk.priced(asset.symbol(), new Wad(then).decimal());
  }

  private void order(LoanId loan, Move move) {
    var lots = Liquidation.nextLots(desk.book(), loan, desk.facts());
    var lot = lots.isEmpty() ? List.<Lot>of() : lots.subList(move.choice(lots.size()), lots.size());
    var quotes =
        lot.stream()
            .limit(1)
            .map(l -> new SaleQuote(POOL, l.quantity(), l.leastFor(l.quantity())))
            .toList();
    decide(new OrderSale(MAIN, currentCase(loan), quotes));
  }

  private void fill(LoanId loan, Move move) {
    if (!(desk.book().liquidation(currentCase(loan)) instanceof Liquidation.Open open)
        || open.order().isEmpty()) return;
    var lot = open.order().get().lot();
    var part = lot.quantity().token().units(move.size()).min(lot.quantity());
    var sold =
        switch (move.choice(5)) {
          case 0, 1 -> lot.quantity();
          case 2, 3 -> part;
          default -> part.token().zero();
        };
    var least = lot.leastFor(sold);
    var tip = lot.debtToCover().token().units(move.size()).min(least);
    if (!least.isZero())
      assertThat(decide(fill(open, sold, least.minus(oneUnit(least.token())))))
          .isInstanceOf(Rejected.class);
    decide(fill(open, sold, move.what() == 0 ? least.plus(tip) : least));
  }

  /** Sells at the bound, lot after lot, until the case is closed. */
  private void pursue(LoanId loan) {
    decide(new OpenLiquidation(MAIN, loan));
    for (var lots = 0; desk.loan(loan).liquidation().isPresent() && lots < MOST_LOTS; lots++) {
      order(loan, new Move(Move.Kind.ORDER, 0, 0, 0, BigInteger.ZERO));
      fill(loan, new Move(Move.Kind.FILL, 0, 1, 0, BigInteger.ZERO));
      decide(new EndLiquidation(MAIN, currentCase(loan)));
    }
    assertThat(desk.loan(loan).liquidation()).as("the case of %s", loan).isEmpty();
  }

  private static BookFill fill(Liquidation.Open open, Amount sold, Amount received) {
    return new BookFill(MAIN, open.id(), open.order().orElseThrow().id(), sold, received);
  }

  /** The last case of the loan, or the name the first would have. */
  private LiquidationId currentCase(LoanId loan) {
    return LiquidationId.of(loan, Math.max(1, desk.loan(loan).liquidations()));
  }

  private static Quantity some(Move move, Token asset) {
    var whole = BigInteger.valueOf(200_000).multiply(asset.unit());
    return quantity(asset.units(move.size().mod(whole).max(BigInteger.ONE)));
  }

  private static Quantity someOrAll(Move move, Token asset) {
    return move.choice(3) == 0 ? Quantity.everything() : some(move, asset);
  }

  private Decision decide(Command command) {
    var decision = desk.decide(command);
    if (decision instanceof Accepted(var events)) sales.look(events);
    return decision;
  }
}
