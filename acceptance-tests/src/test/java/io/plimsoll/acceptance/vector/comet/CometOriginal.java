package io.plimsoll.acceptance.vector.comet;

import io.plimsoll.acceptance.vector.Original;
import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.acceptance.vector.Scenario;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.AbsorbLoan;
import io.plimsoll.domain.liquidation.LiquidationCommand.BuyCollateral;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.liquidation.StoreFront;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection;
import io.plimsoll.domain.market.MarketCommand.AccrueInterest;
import io.plimsoll.domain.market.MarketCommand.ContributeReserves;
import io.plimsoll.domain.market.MarketCommand.WithdrawReserves;
import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.reserve.ReserveRejection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compound III's Comet. A user is an account and a loan of the same name, of which only one has a
 * principal at a time: what is supplied repays first, what is withdrawn beyond the balance is
 * drawn.
 */
public final class CometOriginal implements Original {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final AccountId TREASURY = new AccountId("treasury");
  private static final List<String> PAUSES =
      List.of("supply", "transfer", "withdraw", "absorb", "buy");

  private final CometMarket market;
  private final CometRewards rewards;
  private int pauseFlags;

  public CometOriginal(JsonNode setup) {
    market = new CometMarket(setup);
    rewards = new CometRewards(market, setup.get("market"));
  }

  /** The desk pays no rewards in another token. */
  @Override
  public Set<String> leftOut() {
    return Set.of("trackingSupplyIndex", "trackingBorrowIndex", "rewardAccrued");
  }

  @Override
  public ObjectNode before(Scenario.Step step) {
    return JSON.createObjectNode();
  }

  @Override
  public ObjectNode state(long second) {
    market.desk().at(second);
    return new CometState(market, rewards).at(pauseFlags);
  }

  @Override
  public Answer take(Scenario.Step step) {
    market.desk().at(step.second());
    return new Course(step.action()).run(step.type());
  }

  /** One step under way. */
  private final class Course {
    private final JsonNode action;
    private final PaperDesk.Step step = market.desk().step();
    private final CometRewards.Before before = rewards.before();
    private final List<String> written = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();

    Course(JsonNode action) {
      this.action = action;
    }

    Answer run(String type) {
      switch (type) {
        case "observe" -> {}
        case "setPrice" -> market.price(market.token(text("asset")), text("price"));
        case "pause" -> pause();
        case "supply" -> supply();
        case "withdraw" -> withdraw();
        case "transfer" -> transfer();
        case "absorb" -> absorb();
        case "buyCollateral" -> buy();
        case "quote" -> {}
        case "accrue" -> accrue(text("user"));
        case "donate" -> donate();
        case "withdrawReserves" -> withdrawReserves();
        default -> throw new IllegalArgumentException("Unknown action " + type);
      }
      if (refusal.isPresent()) {
        step.undo();
        return new Answer.Refused(refusal.get());
      }
      rewards.after(before, written);
      return new Answer.Done(
          type.equals("quote")
              ? JSON.createObjectNode().put("quote", quote())
              : new CometResult(market, step.events()).of(type, action));
    }

    private String text(String field) {
      return action.get(field).asString();
    }

    private void refuse(String reason) {
      if (refusal.isEmpty()) refusal = Optional.of(reason);
    }

    private void put(Command command) {
      if (refusal.isEmpty()) step.put(command).ifPresent(reason -> refuse(name(reason)));
    }

    private void pause() {
      pauseFlags = 0;
      for (var i = 0; i < PAUSES.size(); i++)
        if (action.path(PAUSES.get(i)).asBoolean(false)) pauseFlags |= 1 << i;
    }

    private void requireRunning(String what) {
      if ((pauseFlags >> PAUSES.indexOf(what) & 1) == 1) refuse("Paused");
    }

    /** Interest up to now is booked, and the principals of these users written. */
    private void accrue(String... users) {
      market.overflow().ifPresent(this::refuse);
      put(new AccrueInterest(CometMarket.ID, market.base().id()));
      written.addAll(List.of(users));
    }

    private void supply() {
      requireRunning("supply");
      var to = action.path("to").asString(text("user"));
      if (market.isBase(text("asset"))) {
        accrue(to);
        if (refusal.isEmpty()) payIn(to, isMax() ? market.debt(to) : amount());
      } else deposit(to);
    }

    /** The original takes nothing, too. */
    private void deposit(String to) {
      if (amount().isZero()) return;
      put(
          new DepositCollateral(
              CometMarket.ID, new LoanId(to), market.token(text("asset")).id(), units(amount())));
    }

    /**
     * Repays first; what is beyond the debt is supplied. Where nothing is, the original cuts the
     * balance to a principal all the same, and the unit that is lost is nobody's; here it is the
     * treasury's.
     */
    private void payIn(String to, Amount amount) {
      var lost = market.lostByCutting(to);
      if (amount.isZero() && lost.signum() > 0)
        put(
            new TransferShares(
                CometMarket.ID,
                new AccountId(to),
                TREASURY,
                market.base().id(),
                new Quantity.Shares(lost)));
      var paid = amount.min(market.debt(to));
      var rest = amount.minus(paid);
      if (!paid.isZero())
        put(new Repay(CometMarket.ID, new LoanId(to), market.base().id(), units(paid)));
      if (!rest.isZero())
        put(new Supply(CometMarket.ID, new AccountId(to), market.base().id(), units(rest)));
    }

    private void withdraw() {
      requireRunning("withdraw");
      if (market.isBase(text("asset"))) {
        accrue(text("user"));
        if (refusal.isEmpty())
          payOut(text("user"), isMax() ? market.balance(text("user")) : amount());
      } else release();
    }

    private void release() {
      if (amount().isZero()) {
        requireLimit(text("user"), market.base().zero());
        return;
      }
      put(
          new WithdrawCollateral(
              CometMarket.ID,
              new LoanId(text("user")),
              market.token(text("asset")).id(),
              units(amount())));
    }

    /** Takes the balance first; what is beyond it is drawn. Even nothing needs a covered debt. */
    private void payOut(String from, Amount amount) {
      var taken = amount.min(market.balance(from));
      var rest = amount.minus(taken);
      if (!rest.isZero() || !market.debt(from).isZero()) requireCover(from, rest);
      if (!taken.isZero())
        put(new Withdraw(CometMarket.ID, new AccountId(from), market.base().id(), units(taken)));
      if (!rest.isZero())
        put(new Draw(CometMarket.ID, new LoanId(from), market.base().id(), units(rest)));
    }

    /** The original looks at the loan before it looks at the cash, and even if nothing moves. */
    private void requireCover(String user, Amount drawn) {
      var reserve = market.reserve();
      var owed = market.debt(user).plus(drawn);
      if (reserve.terms().limits().minimumDebt().orElseThrow().exceeds(owed))
        refuse("BorrowTooSmall");
      requireLimit(user, drawn);
    }

    private void requireLimit(String user, Amount drawn) {
      var reserve = market.reserve();
      var valuation = market.valuation(user);
      var price = market.desk().price(market.base().id());
      if (valuation.debtValue().exceeds(valuation.limit())
          || drawn.exceeds(valuation.drawable(reserve, price, market.desk().facts())))
        refuse("NotCollateralized");
    }

    private void transfer() {
      requireRunning("transfer");
      if (text("user").equals(text("to"))) refuse("NoSelfTransfer");
      if (market.isBase(text("asset"))) {
        accrue(text("user"), text("to"));
        if (refusal.isEmpty()) {
          var amount = isMax() ? market.balance(text("user")) : amount();
          payIn(text("to"), amount);
          payOut(text("user"), amount);
        }
      } else {
        release();
        if (refusal.isEmpty()) deposit(text("to"));
      }
    }

    private void absorb() {
      requireRunning("absorb");
      accrue();
      for (var account : action.get("accounts")) {
        put(new AbsorbLoan(CometMarket.ID, new LoanId(account.asString())));
        written.add(account.asString());
      }
    }

    private void buy() {
      requireRunning("buy");
      market.overflow().ifPresent(this::refuse);
      var stock = market.token(text("asset"));
      var minimum = new BigInteger(text("minAmount"));
      put(
          new BuyCollateral(
              CometMarket.ID,
              new KeeperId(text("user")),
              stock.id(),
              market.base().id(),
              units(market.base().units(new BigInteger(text("baseAmount")))),
              minimum.signum() == 0 ? Optional.empty() : Optional.of(units(stock.units(minimum)))));
    }

    private String quote() {
      var stock = market.token(text("asset"));
      return StoreFront.quote(
              market.base().units(new BigInteger(text("baseAmount"))),
              market.desk().price(market.base().id()),
              market.desk().price(stock.id()),
              market.desk().listed(stock.id()).terms())
          .units()
          .toString();
    }

    private void donate() {
      put(
          new ContributeReserves(
              CometMarket.ID, market.token(text("asset")).id(), units(amount())));
    }

    private void withdrawReserves() {
      if (!action.path("asGovernor").asBoolean(true)) refuse("Unauthorized");
      market.overflow().ifPresent(this::refuse);
      put(
          new WithdrawReserves(
              CometMarket.ID,
              market.base().id(),
              units(market.base().units(new BigInteger(text("amount"))))));
    }

    private boolean isMax() {
      return text("amount").equals("MAX");
    }

    private Amount amount() {
      return market.token(text("asset")).units(new BigInteger(text("amount")));
    }
  }

  /** What Comet calls the reason of a refusal. */
  private static String name(Rejection reason) {
    return switch (reason) {
      case ReserveRejection.SupplyCapExceeded _ -> "SupplyCapExceeded";
      case LoanRejection.DebtTooSmall _ -> "BorrowTooSmall";
      case LoanRejection.BorrowLimitExceeded _, LoanRejection.WithdrawalBelowLimit _ ->
          "NotCollateralized";
      case LoanRejection.NoSuchCollateral _,
          LoanRejection.CollateralExceeded _,
          ReserveRejection.LiquidityShort _ ->
          "Panic(17)";
      case LiquidationRejection.LoanHealthy _ -> "NotLiquidatable";
      case LiquidationRejection.NotForSale _ -> "NotForSale";
      case LiquidationRejection.BelowMinimum _ -> "TooMuchSlippage";
      case LiquidationRejection.StockShort _, MarketRejection.ReservesShort _ ->
          "InsufficientReserves";
      default -> reason.toString();
    };
  }

  private static Quantity units(Amount amount) {
    return new Quantity.Exactly(new BigDecimal(amount.units(), amount.token().decimals()));
  }
}
