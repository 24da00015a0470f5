package io.plimsoll.benchmark;

import static io.plimsoll.benchmark.MeasuredTerms.MAIN;
import static io.plimsoll.benchmark.MeasuredTerms.USD;
import static io.plimsoll.benchmark.MeasuredTerms.USDC;
import static io.plimsoll.benchmark.MeasuredTerms.WETH;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Decision.Accepted;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A market with one loan of two collaterals and two debts, an hour after its last touch. */
final class MeasuredDesk implements Book {

  static final Token WBTC = new Token("WBTC", 8);
  static final Token DAI = new Token("DAI", 18);
  static final LoanId LOAN = new LoanId("L1");

  private final Map<StreamId, StreamState> states = new HashMap<>();
  private final Map<AssetId, Price> prices = new HashMap<>();
  private Instant now = Instant.parse("2021-01-11T00:00:00Z");

  MeasuredDesk() {
    take(MeasuredTerms.market());
    list(WETH, "2000");
    list(WBTC, "30000");
    list(USDC, "1");
    list(DAI, "1");
    take(new Supply(MAIN, new AccountId("lena"), USDC.id(), Quantity.of("1000000")));
    take(new Supply(MAIN, new AccountId("lena"), DAI.id(), Quantity.of("1000000")));
    take(new OpenLoan(MAIN, LOAN, new BorrowerId("ana")));
    take(new DepositCollateral(MAIN, LOAN, WETH.id(), Quantity.of("10")));
    take(new DepositCollateral(MAIN, LOAN, WBTC.id(), Quantity.of("1")));
    take(new Draw(MAIN, LOAN, USDC.id(), Quantity.of("20000.123456")));
    take(new Draw(MAIN, LOAN, DAI.id(), Quantity.of("15000.123456789012345678")));
    now = now.plus(Duration.ofHours(1));
  }

  void priced(Token token, String price) {
    prices.put(token.id(), new Price(1, token, USD, Wad.of(price), now));
  }

  Facts facts() {
    return new Facts(now, Prices.of(prices));
  }

  Reserve.Listed reserve(Token token) {
    return (Reserve.Listed) reserve(token.id());
  }

  static Draw draw() {
    return new Draw(MAIN, LOAN, USDC.id(), Quantity.of("100"));
  }

  static CallLiquidation call() {
    return new CallLiquidation(
        MAIN, LOAN, new KeeperId("kim"), USDC.id(), WETH.id(), Quantity.of("5000"));
  }

  @Override
  public MarketId id() {
    return MAIN;
  }

  @Override
  public StreamState state(StreamId stream) {
    return Optional.ofNullable(states.get(stream)).orElseGet(() -> StreamState.initial(stream));
  }

  private void list(Token token, String price) {
    take(MeasuredTerms.listing(token, MeasuredTerms.CURVE, Duration.ofHours(2)));
    priced(token, price);
  }

  private void take(Command command) {
    if (!(Desk.decide(this, command, facts()) instanceof Accepted(var events)))
      throw new IllegalStateException(command + " was refused");
    for (var event : events)
      states.put(event.stream(), StreamState.evolve(state(event.stream()), event));
  }

  /** Whether the decision is an acceptance: what is measured must be the whole way. */
  static Decision accepted(Decision decision) {
    if (decision instanceof Accepted) return decision;
    throw new IllegalStateException("Refused: " + decision);
  }
}
