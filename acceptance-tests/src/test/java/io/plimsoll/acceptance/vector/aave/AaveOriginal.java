package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.acceptance.vector.Original;
import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.acceptance.vector.Scenario;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.CoverDeficit;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.loan.IsolatedLoan;
import io.plimsoll.domain.loan.LoanCommand.ChooseCategory;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.RepayWithShares;
import io.plimsoll.domain.loan.LoanCommand.WithdrawPledge;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Aave pool of version 3.6. A user is an account and a loan of the same name; aTokens that
 * count as collateral are shares pledged to that loan.
 */
public final class AaveOriginal implements Original {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MarketId MARKET = AaveMarket.ID;
  private static final String COVERER = "umbrella";

  private final AaveMarket market;
  private final AaveState state;
  private final AaveAdministration administration;

  public AaveOriginal(JsonNode setup) {
    market = new AaveMarket(setup);
    state = new AaveState(market);
    administration = new AaveAdministration(market);
  }

  @Override
  public ObjectNode state(long second) {
    return state.at(second);
  }

  @Override
  public ObjectNode before(Scenario.Step step) {
    if (!step.type().equals("liquidate")) return JSON.createObjectNode();
    market.desk().at(step.second());
    return state.before(
        step.action().get("borrower").asString(),
        asset(step.action(), "collateral"),
        asset(step.action(), "debtAsset"),
        Instant.ofEpochSecond(step.second()));
  }

  @Override
  public Answer take(Scenario.Step step) {
    market.desk().at(step.second());
    endHealed();
    return new Course(step.action()).run(step.type());
  }

  /** The desk's own reaction to a loan that is healthy again. */
  private void endHealed() {
    for (var user : market.users())
      state
          .loan(user)
          .liquidation()
          .ifPresent(id -> market.desk().step().put(new EndLiquidation(MARKET, id)));
  }

  /** One step under way. */
  private final class Course {
    private final JsonNode action;
    private final PaperDesk.Step step = market.desk().step();
    private final java.util.Map<String, BigInteger> scaledBefore = state.scaled();
    private final java.util.Set<String> flagsBefore = flags();
    private Optional<String> refusal = Optional.empty();

    Course(JsonNode action) {
      this.action = action;
    }

    Answer run(String type) {
      switch (type) {
        case "supply" -> supply();
        case "withdraw" -> withdraw();
        case "borrow" -> put(new Draw(MARKET, AaveMarket.loan(on()), asset(), quantity()));
        case "repay" -> repay();
        case "repayWithATokens" -> repayWithShares();
        case "setCollateral" -> setCollateral();
        case "setEMode" -> setCategory();
        case "transferAToken" -> transfer();
        case "liquidate" -> liquidate();
        case "mintToTreasury" -> collectTreasury();
        case "eliminateDeficit" -> cover();
        case "observe" -> {}
        default -> refusal = administration.act(step, type, action);
      }
      if (refusal.isPresent()) {
        step.undo();
        return new Answer.Refused(refusal.get());
      }
      return new Answer.Done(
          new AaveResult(market, state, action)
              .of(step.events(), scaledBefore, flagsBefore, flags()));
    }

    private java.util.Set<String> flags() {
      var flags = new java.util.LinkedHashSet<String>();
      for (var user : market.users())
        for (var asset : market.assets())
          if (state.isCollateral(user, asset)) flags.add(user + "/" + asset);
      return flags;
    }

    private String user() {
      return action.get("user").asString();
    }

    /** For whom. */
    private String on() {
      return action.path("onBehalfOf").asString(user());
    }

    private AssetId asset() {
      return AaveOriginal.asset(action, "asset");
    }

    private Quantity quantity() {
      return AaveOriginal.this.quantity(action.get("amount"), asset());
    }

    private boolean put(Command command) {
      if (refusal.isPresent()) return false;
      refusal =
          step.put(command)
              .map(reason -> new AaveReasons(market, state).name(reason, command, action));
      return refusal.isEmpty();
    }

    /** Shares that came in count as collateral where the user's others do. */
    private void keepPledged(String user, AssetId asset) {
      var account = new AccountId(user);
      if (refusal.isEmpty()
          && state.isCollateral(user, asset)
          && market.desk().account(account).sharesOf(asset).signum() > 0)
        put(new PledgeShares(MARKET, AaveMarket.loan(user), account, asset, Quantity.everything()));
    }

    private void supply() {
      var first = state.shares(on(), asset()).signum() == 0;
      if (!put(new Supply(MARKET, new AccountId(on()), asset(), quantity()))) return;
      if (first && isAutomatic(on(), asset()))
        step.put(
            new PledgeShares(
                MARKET,
                AaveMarket.loan(on()),
                new AccountId(on()),
                asset(),
                Quantity.everything()));
      else keepPledged(on(), asset());
    }

    /** Whether a first supply is switched on as collateral without being asked. */
    private boolean isAutomatic(String user, AssetId asset) {
      var terms = market.desk().listed(asset).terms();
      return terms.maxLoanToValue().value() != 0
          && terms.isolation().debtCeiling().isEmpty()
          && IsolatedLoan.of(market.desk(), state.loan(user)).isEmpty();
    }

    private void withdraw() {
      put(
          state.isCollateral(user(), asset())
              ? new WithdrawPledge(MARKET, AaveMarket.loan(user()), asset(), quantity())
              : new Withdraw(MARKET, new AccountId(user()), asset(), quantity()));
    }

    private void repay() {
      if (!on().equals(user()) && quantity() instanceof Quantity.Everything)
        refusal = Optional.of("NoExplicitAmountToRepayOnBehalf");
      else put(new Repay(MARKET, AaveMarket.loan(on()), asset(), quantity()));
    }

    private void repayWithShares() {
      var account =
          state.isCollateral(user(), asset())
              ? Optional.<AccountId>empty()
              : Optional.of(new AccountId(user()));
      put(new RepayWithShares(MARKET, AaveMarket.loan(user()), account, asset(), quantity()));
    }

    private void setCollateral() {
      var on = action.get("enabled").asBoolean();
      if (market.desk().listed(asset()).terms().status().paused())
        refusal = Optional.of("ReservePaused");
      if (on == state.isCollateral(user(), asset())) return;
      var account = new AccountId(user());
      var loan = AaveMarket.loan(user());
      put(
          on
              ? new PledgeShares(MARKET, loan, account, asset(), Quantity.everything())
              : new LiftPledge(MARKET, loan, account, asset(), Quantity.everything()));
    }

    private void setCategory() {
      var category = action.get("category").asString();
      put(
          new ChooseCategory(
              MARKET,
              AaveMarket.loan(user()),
              category.equals("0") ? Optional.empty() : Optional.of(new CategoryId(category))));
    }

    /** Of nothing it is allowed, and does nothing. */
    private void transfer() {
      if (action.get("amount").asString().equals("0")) return;
      var to = action.get("to").asString();
      var account = new AccountId(user());
      if (state.isCollateral(user(), asset()))
        put(new LiftPledge(MARKET, AaveMarket.loan(user()), account, asset(), quantity()));
      put(new TransferShares(MARKET, account, new AccountId(to), asset(), quantity()));
      keepPledged(to, asset());
    }

    private void liquidate() {
      var debt = AaveOriginal.asset(action, "debtAsset");
      var collateral = AaveOriginal.asset(action, "collateral");
      var shares = action.get("receiveAToken").asBoolean();
      put(
          new CallLiquidation(
              MARKET,
              AaveMarket.loan(action.get("borrower").asString()),
              new KeeperId(user()),
              debt,
              collateral,
              AaveOriginal.this.quantity(action.get("debtToCover"), debt),
              shares ? Optional.of(new AccountId(user())) : Optional.empty()));
      if (shares) keepPledged(user(), collateral);
    }

    private void collectTreasury() {
      for (var symbol : action.get("assets"))
        put(new CollectTreasury(MARKET, AaveMarket.TREASURY, new AssetId(symbol.asString())));
    }

    private void cover() {
      if (!user().equals(COVERER)) {
        refusal = Optional.of("CallerNotUmbrella");
        return;
      }
      var deficit = market.desk().listed(asset()).deficit();
      if (!deficit.isZero() && !state.loan(user()).isDebtFree()) {
        refusal = Optional.of("UserCannotHaveDebt");
        return;
      }
      var account = new AccountId(user());
      var pledged = !deficit.isZero() && state.isCollateral(user(), asset());
      if (pledged)
        put(
            new LiftPledge(
                MARKET, AaveMarket.loan(user()), account, asset(), Quantity.everything()));
      put(new CoverDeficit(MARKET, account, asset(), quantity()));
      if (pledged && market.desk().account(account).sharesOf(asset()).signum() > 0)
        put(
            new PledgeShares(
                MARKET, AaveMarket.loan(user()), account, asset(), Quantity.everything()));
    }
  }

  private Quantity quantity(JsonNode amount, AssetId asset) {
    var text = amount.asString();
    return text.equals("MAX")
        ? Quantity.everything()
        : new Quantity.Exactly(
            new BigDecimal(new BigInteger(text), market.token(asset).decimals()));
  }

  private static AssetId asset(JsonNode action, String field) {
    return new AssetId(action.get(field).asString());
  }
}
