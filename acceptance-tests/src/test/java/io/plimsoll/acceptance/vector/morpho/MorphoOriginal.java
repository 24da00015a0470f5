package io.plimsoll.acceptance.vector.morpho;

import io.plimsoll.acceptance.vector.Original;
import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.acceptance.vector.Scenario;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.lender.LenderEvent;
import io.plimsoll.domain.lender.LenderRejection;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.SeizeCollateral;
import io.plimsoll.domain.liquidation.LiquidationCommand.Size;
import io.plimsoll.domain.liquidation.LiquidationRejection;
import io.plimsoll.domain.loan.Assessment;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketCommand.AccrueInterest;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.PooledAccrual;
import io.plimsoll.domain.reserve.ReserveEvent;
import io.plimsoll.domain.reserve.ReserveRejection;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Morpho Blue with its adaptive rate model. Each of its markets is a market of the desk, a user an
 * account and a loan of the same name.
 */
public final class MorphoOriginal implements Original {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final BigInteger HIGHEST_FEE = Wad.of("0.25").units();

  private final JsonNode setup;
  private final Map<String, MorphoMarket> markets = new LinkedHashMap<>();
  private final Set<String> authorized = new HashSet<>();

  public MorphoOriginal(JsonNode setup) {
    this.setup = setup;
  }

  @Override
  public ObjectNode before(Scenario.Step step) {
    return JSON.createObjectNode();
  }

  @Override
  public ObjectNode state(long second) {
    var state = JSON.createObjectNode();
    var all = state.putObject("markets");
    markets.forEach((name, market) -> all.set(name, market.state(second, setup.get("users"))));
    return state;
  }

  @Override
  public Answer take(Scenario.Step step) {
    var action = step.action();
    markets.values().forEach(market -> market.desk().at(step.second()));
    return switch (step.type()) {
      case "observe" -> new Answer.Done(JSON.createObjectNode());
      case "createMarket" -> {
        create(action.get("market").asString(), step.second());
        yield new Answer.Done(JSON.createObjectNode());
      }
      case "setAuthorization" -> authorize(action);
      default -> new Course(market(action), action, step.second()).run(step.type());
    };
  }

  private void create(String name, long second) {
    for (var market : setup.get("markets"))
      if (market.get("name").asString().equals(name)) {
        var one = JSON.createObjectNode();
        one.set("market", market);
        one.set("tokens", setup.get("tokens"));
        markets.put(name, new MorphoMarket(name, one, setup.get("users"), second));
      }
  }

  private Answer authorize(JsonNode action) {
    var pair = action.get("user").asString() + "/" + action.get("authorized").asString();
    var changed =
        action.get("allowed").asBoolean() ? authorized.add(pair) : authorized.remove(pair);
    return changed ? new Answer.Done(JSON.createObjectNode()) : new Answer.Refused("already set");
  }

  private MorphoMarket market(JsonNode action) {
    return Optional.ofNullable(markets.get(action.get("market").asString())).orElseThrow();
  }

  /** One step under way in one market. */
  private final class Course {
    private final MorphoMarket market;
    private final JsonNode action;
    private final long second;
    private final PaperDesk.Step step;
    private final PooledAccrual before;
    private final BigInteger rate;
    private Optional<String> refusal = Optional.empty();

    Course(MorphoMarket market, JsonNode action, long second) {
      this.market = market;
      this.action = action;
      this.second = second;
      this.before = (PooledAccrual) market.reserve().accrual();
      this.rate = market.meanRate(second);
      this.step = market.desk().step();
    }

    Answer run(String type) {
      switch (type) {
        case "setPrice" -> market.price(action.get("price").asString());
        case "setFee" -> setFee();
        case "accrue" -> accrue();
        case "supply" -> supply();
        case "withdraw" -> withdraw();
        case "borrow" -> borrow();
        case "repay" -> repay();
        case "supplyCollateral" -> supplyCollateral();
        case "withdrawCollateral" -> withdrawCollateral();
        case "liquidate" -> liquidate();
        default -> throw new IllegalArgumentException("Unknown action " + type);
      }
      if (refusal.isPresent()) {
        step.undo();
        return new Answer.Refused(refusal.get());
      }
      return new Answer.Done(result(type));
    }

    private String user() {
      return action.get("user").asString();
    }

    private String on() {
      return action.path("onBehalf").asString(user());
    }

    private LoanId loan() {
      return new LoanId(on());
    }

    private void refuse(String reason) {
      if (refusal.isEmpty()) refusal = Optional.of(reason);
    }

    private void put(Command command) {
      if (refusal.isEmpty()) step.put(command).ifPresent(reason -> refuse(name(reason, command)));
    }

    private void accrue() {
      put(new AccrueInterest(market.id(), market.loan().id()));
    }

    private BigInteger number(String field) {
      return new BigInteger(action.path(field).asString("0"));
    }

    /** Exactly one of the two. */
    private void requireOne(String one, String other) {
      if ((number(one).signum() == 0) == (number(other).signum() == 0))
        refuse("inconsistent input");
    }

    private void requireAuthorization() {
      if (!on().equals(user()) && !authorized.contains(on() + "/" + user())) refuse("unauthorized");
    }

    private Quantity assetsOrShares() {
      return number("shares").signum() != 0
          ? new Quantity.Shares(number("shares"))
          : units(number("assets"), market.loan());
    }

    private void supply() {
      requireOne("assets", "shares");
      put(new Supply(market.id(), new AccountId(on()), market.loan().id(), assetsOrShares()));
    }

    private void withdraw() {
      requireOne("assets", "shares");
      requireAuthorization();
      if (market.isTreasury(on())) {
        accrue();
        put(new CollectTreasury(market.id(), new AccountId(on()), market.loan().id()));
      }
      put(new Withdraw(market.id(), new AccountId(on()), market.loan().id(), assetsOrShares()));
    }

    private void borrow() {
      requireOne("assets", "shares");
      requireAuthorization();
      endHealed();
      put(new Draw(market.id(), loan(), market.loan().id(), assetsOrShares()));
    }

    private void repay() {
      requireOne("assets", "shares");
      put(new Repay(market.id(), loan(), market.loan().id(), assetsOrShares()));
    }

    private void supplyCollateral() {
      if (number("assets").signum() == 0) refuse("zero assets");
      put(
          new DepositCollateral(
              market.id(),
              loan(),
              market.collateral().id(),
              units(number("assets"), market.collateral())));
    }

    private void withdrawCollateral() {
      if (number("assets").signum() == 0) refuse("zero assets");
      requireAuthorization();
      endHealed();
      accrue();
      put(
          new WithdrawCollateral(
              market.id(),
              loan(),
              market.collateral().id(),
              units(number("assets"), market.collateral())));
    }

    private void liquidate() {
      requireOne("seizedAssets", "repaidShares");
      accrue();
      put(
          new SeizeCollateral(
              market.id(),
              new LoanId(action.get("borrower").asString()),
              new KeeperId(user()),
              market.loan().id(),
              market.collateral().id(),
              number("repaidShares").signum() != 0
                  ? new Size.Debt(number("repaidShares"))
                  : new Size.Collateral(units(number("seizedAssets"), market.collateral()))));
    }

    private void setFee() {
      var fee = number("fee");
      if (fee.equals(market.reserve().terms().reserveFactor().units())) refuse("already set");
      if (fee.compareTo(HIGHEST_FEE) > 0) refuse("max fee exceeded");
      accrue();
      put(
          new ListAsset(
              market.id(), market.loan(), MorphoMarket.terms(BasisPoints.ZERO, new Wad(fee))));
    }

    /** The desk's own reaction to a loan that is healthy again. */
    private void endHealed() {
      var case_ = market.loan(on()).liquidation();
      if (case_.isPresent() && refusal.isEmpty() && isHealthy())
        put(new EndLiquidation(market.id(), case_.get()));
    }

    private boolean isHealthy() {
      return !Assessment.of(
              market.desk(), (Market.Open) market.desk().market(), market.desk().facts())
          .valuation(market.loan(on()))
          .orElseThrow()
          .health()
          .isLiquidatable();
    }

    private String name(Rejection reason, Command command) {
      return switch (reason) {
        case ReserveRejection.LiquidityShort shortage ->
            command instanceof Draw && isBeyondLimit(shortage.requested())
                ? "insufficient collateral"
                : "insufficient liquidity";
        case LenderRejection.BalanceExceeded _,
            LenderRejection.NothingSupplied _,
            LoanRejection.DebtExceeded _,
            LoanRejection.NoSuchDebt _,
            LoanRejection.NoSuchCollateral _,
            LoanRejection.CollateralExceeded _ ->
            "Panic(17)";
        case LoanRejection.BorrowLimitExceeded _,
            LoanRejection.WithdrawalBelowLimit _,
            LoanRejection.LiquidationUnderWay _ ->
            "insufficient collateral";
        case LiquidationRejection.LoanHealthy _ -> "position is healthy";
        default -> reason.toString();
      };
    }

    /** The original looks at the collateral before it looks at the liquidity. */
    private boolean isBeyondLimit(Amount drawn) {
      var reserve = market.reserve().accruedTo(market.desk().facts().now());
      var valuation =
          Assessment.of(market.desk(), (Market.Open) market.desk().market(), market.desk().facts())
              .valuation(market.loan(on()))
              .orElseThrow();
      var price = market.desk().price(market.loan().id());
      return drawn.exceeds(valuation.drawable(reserve, price, market.desk().facts()));
    }

    private ObjectNode result(String type) {
      var result = JSON.createObjectNode();
      var wallet = new LinkedHashMap<String, BigInteger>();
      var bad = BigInteger.ZERO;
      var badShares = BigInteger.ZERO;
      for (var event : step.events())
        switch (event) {
          case LenderEvent.Supplied e -> moved(result, wallet, e.amount(), e.shares(), -1);
          case LenderEvent.Withdrawn e -> moved(result, wallet, e.amount(), e.shares(), 1);
          case LoanEvent.Drawn e -> moved(result, wallet, e.debt().amount(), e.debt().scaled(), 1);
          case LoanEvent.Repaid e ->
              moved(result, wallet, e.debt().amount(), e.debt().scaled(), -1);
          case LoanEvent.CollateralDeposited e -> paid(wallet, e.amount(), -1);
          case LoanEvent.CollateralWithdrawn e -> paid(wallet, e.amount(), 1);
          case LoanEvent.CollateralSold e -> {
            paid(wallet, e.debt().amount(), -1);
            paid(wallet, e.sold().amount(), 1);
            result
                .put("repaidAssets", e.debt().amount().units().toString())
                .put("repaidShares", e.debt().scaled().toString())
                .put("seizedAssets", e.sold().amount().units().toString());
          }
          case ReserveEvent.LossShared e -> {
            bad = bad.add(e.amount().units());
            badShares = badShares.add(e.scaledDebt());
          }
          default -> {}
        }
      if (type.equals("liquidate"))
        result.put("badDebtAssets", bad.toString()).put("badDebtShares", badShares.toString());
      var delta = JSON.createObjectNode();
      wallet.forEach((symbol, change) -> delta.put(symbol, change.toString()));
      if (!delta.isEmpty()) result.putObject("walletDelta").set(user(), delta);
      accrued(result, type);
      return result;
    }

    /** Whenever time had passed since the last touch. */
    private void accrued(ObjectNode result, String type) {
      if (second == before.updatedAt()
          || type.equals("supplyCollateral")
          || type.equals("setPrice")) return;
      var reserve = step.before(market.loan().id());
      var after = before.accruedTo(second, reserve.holdings(), reserve.terms());
      result
          .putArray("accrued")
          .addObject()
          .put("market", market.id().text())
          .put("avgBorrowRate", rate.toString())
          .put("interest", after.borrowed().subtract(before.borrowed()).toString())
          .put("feeShares", after.treasuryShares().subtract(before.treasuryShares()).toString());
    }
  }

  private static void moved(
      ObjectNode result,
      Map<String, BigInteger> wallet,
      Amount amount,
      BigInteger shares,
      int sign) {
    result.put("assets", amount.units().toString()).put("shares", shares.toString());
    paid(wallet, amount, sign);
  }

  private static void paid(Map<String, BigInteger> wallet, Amount amount, int sign) {
    wallet.merge(
        amount.token().symbol(),
        amount.units().multiply(BigInteger.valueOf(sign)),
        BigInteger::add);
  }

  private static Quantity units(BigInteger units, Token token) {
    return new Quantity.Exactly(new BigDecimal(units, token.decimals()));
  }
}
