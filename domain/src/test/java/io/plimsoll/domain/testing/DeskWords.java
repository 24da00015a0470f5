package io.plimsoll.domain.testing;

import io.plimsoll.domain.ladder.ApproverId;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.CollectTreasury;
import io.plimsoll.domain.lender.LenderCommand.CoverDeficit;
import io.plimsoll.domain.lender.LenderCommand.Stake;
import io.plimsoll.domain.lender.LenderCommand.StartCooldown;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.lender.LenderCommand.TransferShares;
import io.plimsoll.domain.lender.LenderCommand.Withdraw;
import io.plimsoll.domain.lender.LenderCommand.WithdrawStake;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationCommand.AbsorbLoan;
import io.plimsoll.domain.liquidation.LiquidationCommand.ApproveLoss;
import io.plimsoll.domain.liquidation.LiquidationCommand.BookFill;
import io.plimsoll.domain.liquidation.LiquidationCommand.BuyCollateral;
import io.plimsoll.domain.liquidation.LiquidationCommand.CallLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.EndLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OpenLiquidation;
import io.plimsoll.domain.liquidation.LiquidationCommand.OrderSale;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.ChooseCategory;
import io.plimsoll.domain.loan.LoanCommand.ChoosePreLiquidation;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.LiftPledge;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanCommand.PledgeShares;
import io.plimsoll.domain.loan.LoanCommand.Repay;
import io.plimsoll.domain.loan.LoanCommand.RepayWithShares;
import io.plimsoll.domain.loan.LoanCommand.ReviewMargin;
import io.plimsoll.domain.loan.LoanCommand.WithdrawCollateral;
import io.plimsoll.domain.loan.LoanCommand.WithdrawPledge;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketCommand.AccrueInterest;
import io.plimsoll.domain.market.MarketCommand.ContributeReserves;
import io.plimsoll.domain.market.MarketCommand.SettleDeficit;
import io.plimsoll.domain.market.MarketCommand.WithdrawReserves;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How tests talk to the desk: {@code deposit("10 WETH")}, {@code draw("16000 USDC")}. What names no
 * loan means Ana's, L1; {@code "max USDC"} means everything.
 */
public final class DeskWords {

  public static final MarketId MAIN = new MarketId("main");
  public static final Token USD = new Token("USD", 8);
  public static final Token WETH = new Token("WETH", 18);
  public static final Token WBTC = new Token("WBTC", 8);
  public static final Token USDC = new Token("USDC", 6);
  public static final Token DAI = new Token("DAI", 18);
  public static final LoanId L1 = new LoanId("L1");
  public static final LiquidationId CASE = LiquidationId.of(L1, 1);
  public static final VenueId POOL = new VenueId("pool");

  private static final Map<String, Token> TOKENS =
      Map.of("USD", USD, "WETH", WETH, "WBTC", WBTC, "USDC", USDC, "DAI", DAI);

  private DeskWords() {}

  public static Token token(String symbol) {
    var token = TOKENS.get(symbol);
    if (token == null) throw new IllegalArgumentException("Not an asset of the tests: " + symbol);
    return token;
  }

  /** {@code "1.5 WETH"}. */
  public static Amount amount(String text) {
    return Amount.of(number(text), token(symbol(text)));
  }

  /** So many smallest units. */
  public static Amount units(String units, Token token) {
    return token.units(new BigInteger(units));
  }

  public static Amount oneUnit(Token token) {
    return token.units(BigInteger.ONE);
  }

  public static AssetId asset(String text) {
    return new AssetId(symbol(text));
  }

  public static Quantity quantity(String text) {
    return number(text).equals("max") ? Quantity.everything() : Quantity.of(number(text));
  }

  public static Quantity quantity(Amount amount) {
    return Quantity.of(amount.decimal());
  }

  public static Supply supply(String account, String amount) {
    return new Supply(MAIN, new AccountId(account), asset(amount), quantity(amount));
  }

  public static Withdraw withdraw(String account, String amount) {
    return new Withdraw(MAIN, new AccountId(account), asset(amount), quantity(amount));
  }

  public static TransferShares send(String account, String to, String amount) {
    return new TransferShares(
        MAIN, new AccountId(account), new AccountId(to), asset(amount), quantity(amount));
  }

  public static CoverDeficit cover(String account, String amount) {
    return new CoverDeficit(MAIN, new AccountId(account), asset(amount), quantity(amount));
  }

  public static CollectTreasury collect(String account, String asset) {
    return new CollectTreasury(MAIN, new AccountId(account), new AssetId(asset));
  }

  public static Stake stake(String account, String amount) {
    return new Stake(MAIN, new AccountId(account), asset(amount), quantity(amount));
  }

  public static StartCooldown cool(String account, String amount) {
    return new StartCooldown(MAIN, new AccountId(account), asset(amount), quantity(amount));
  }

  public static WithdrawStake unstake(String account, String amount) {
    return new WithdrawStake(MAIN, new AccountId(account), asset(amount), quantity(amount));
  }

  public static SettleDeficit settle(String asset) {
    return new SettleDeficit(MAIN, new AssetId(asset));
  }

  public static OpenLoan openLoan() {
    return openLoan("L1", "ana");
  }

  public static OpenLoan openLoan(String loan, String borrower) {
    return new OpenLoan(MAIN, new LoanId(loan), new BorrowerId(borrower));
  }

  public static DepositCollateral deposit(String amount) {
    return deposit("L1", amount);
  }

  public static DepositCollateral deposit(String loan, String amount) {
    return new DepositCollateral(MAIN, new LoanId(loan), asset(amount), quantity(amount));
  }

  public static WithdrawCollateral takeOut(String amount) {
    return new WithdrawCollateral(MAIN, L1, asset(amount), quantity(amount));
  }

  public static Draw draw(String amount) {
    return draw("L1", amount);
  }

  public static Draw draw(String loan, String amount) {
    return new Draw(MAIN, new LoanId(loan), asset(amount), quantity(amount));
  }

  public static Repay repay(String amount) {
    return new Repay(MAIN, L1, asset(amount), quantity(amount));
  }

  public static PledgeShares pledge(String account, String amount) {
    return pledge("L1", account, amount);
  }

  public static PledgeShares pledge(String loan, String account, String amount) {
    return new PledgeShares(
        MAIN, new LoanId(loan), new AccountId(account), asset(amount), quantity(amount));
  }

  public static LiftPledge lift(String account, String amount) {
    return new LiftPledge(MAIN, L1, new AccountId(account), asset(amount), quantity(amount));
  }

  /** Turns pledged shares into the asset and takes it out. */
  public static WithdrawPledge takeOutPledged(String amount) {
    return new WithdrawPledge(MAIN, L1, asset(amount), quantity(amount));
  }

  public static RepayWithShares repayWithPledged(String amount) {
    return new RepayWithShares(MAIN, L1, Optional.empty(), asset(amount), quantity(amount));
  }

  public static RepayWithShares repayWithShares(String account, String amount) {
    var payer = Optional.of(new AccountId(account));
    return new RepayWithShares(MAIN, L1, payer, asset(amount), quantity(amount));
  }

  public static ChooseCategory choose(String category) {
    return choose("L1", category);
  }

  public static ChooseCategory choose(String loan, String category) {
    return new ChooseCategory(MAIN, new LoanId(loan), Optional.of(new CategoryId(category)));
  }

  public static ChooseCategory leaveCategory() {
    return new ChooseCategory(MAIN, L1, Optional.empty());
  }

  /** Ana agrees to small sales, or no longer. */
  public static ChoosePreLiquidation preLiquidation(boolean enabled) {
    return new ChoosePreLiquidation(MAIN, L1, enabled);
  }

  public static ReviewMargin reviewMargin() {
    return new ReviewMargin(MAIN, L1);
  }

  public static OpenLiquidation openLiquidation() {
    return new OpenLiquidation(MAIN, L1);
  }

  /** Ria answers for the loss of the first case. */
  public static ApproveLoss approve() {
    return new ApproveLoss(MAIN, CASE, new ApproverId("ria"), "Seen on two exchanges");
  }

  public static SaleQuote quote(String venue, String sold, String received) {
    return new SaleQuote(new VenueId(venue), amount(sold), amount(received));
  }

  public static OrderSale order(SaleQuote... quotes) {
    return new OrderSale(MAIN, CASE, Arrays.asList(quotes));
  }

  /** An answer to the first order. */
  public static BookFill fill(String sold, String received) {
    return fill("L1.1-1", sold, received);
  }

  public static BookFill fill(String order, String sold, String received) {
    return new BookFill(MAIN, CASE, order, amount(sold), amount(received));
  }

  public static EndLiquidation end() {
    return new EndLiquidation(MAIN, CASE);
  }

  /** Kim calls: pays so much debt, and takes the collateral. */
  public static CallLiquidation call(String debt, String collateral) {
    return call("kim", debt, collateral);
  }

  public static CallLiquidation call(String keeper, String debt, String collateral) {
    return new CallLiquidation(
        MAIN, L1, new KeeperId(keeper), asset(debt), new AssetId(collateral), quantity(debt));
  }

  /** Kim calls, and pledged collateral goes to an account as shares. */
  public static CallLiquidation callForShares(String debt, String collateral, String account) {
    return new CallLiquidation(
        MAIN,
        L1,
        new KeeperId("kim"),
        asset(debt),
        new AssetId(collateral),
        quantity(debt),
        Optional.of(new AccountId(account)));
  }

  /** The desk takes Ana's loan over. */
  public static AbsorbLoan absorb() {
    return new AbsorbLoan(MAIN, L1);
  }

  /** Kim buys from the stock, whatever she gets. */
  public static BuyCollateral buy(String payment, String collateral) {
    return new BuyCollateral(
        MAIN,
        new KeeperId("kim"),
        new AssetId(collateral),
        asset(payment),
        quantity(payment),
        Optional.empty());
  }

  /** Kim buys from the stock, if she gets so much. */
  public static BuyCollateral buyAtLeast(String payment, String collateral) {
    return new BuyCollateral(
        MAIN,
        new KeeperId("kim"),
        asset(collateral),
        asset(payment),
        quantity(payment),
        Optional.of(quantity(collateral)));
  }

  public static ContributeReserves contribute(String amount) {
    return new ContributeReserves(MAIN, asset(amount), quantity(amount));
  }

  public static WithdrawReserves withdrawReserves(String amount) {
    return new WithdrawReserves(MAIN, asset(amount), quantity(amount));
  }

  public static AccrueInterest accrue(String asset) {
    return new AccrueInterest(MAIN, new AssetId(asset));
  }

  private static String number(String text) {
    return text.substring(0, text.indexOf(' '));
  }

  private static String symbol(String text) {
    return text.substring(text.indexOf(' ') + 1);
  }
}
