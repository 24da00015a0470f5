package io.plimsoll.application.replay;

import static io.plimsoll.application.replay.ReplayMarket.DAI;
import static io.plimsoll.application.replay.ReplayMarket.USDC;
import static io.plimsoll.application.replay.ReplayMarket.WBTC;
import static io.plimsoll.application.replay.ReplayMarket.WETH;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.DepositCollateral;
import io.plimsoll.domain.loan.LoanCommand.Draw;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Token;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A loan somebody will take.
 *
 * @param number 1, 2, 3, …
 * @param opensAt when the borrower comes
 * @param debt whole dollars and cents
 * @param health wished for at opening; raised to what the borrow limit asks for
 * @param inWbtc share of the collateral's value that is WBTC; the rest is WETH
 * @param inDai share of the debt that is DAI; the rest is USDC
 */
record PlannedLoan(
    int number,
    Instant opensAt,
    BigDecimal debt,
    BigDecimal health,
    BigDecimal inWbtc,
    BigDecimal inDai) {

  private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL64;

  /** Keeps a draw within its limit while the shares of collateral are cut to six decimals. */
  private static final BigDecimal ROOM = new BigDecimal("1.0005");

  LoanId id() {
    return new LoanId("L%05d".formatted(number));
  }

  Command opened(MarketId market) {
    return new OpenLoan(market, id(), new BorrowerId("borrower-%05d".formatted(number)));
  }

  /**
   * As much collateral as gives the health wished for, six decimals, up.
   *
   * @param prices dollars per whole token at the moment of opening
   */
  List<Command> deposits(MarketId market, Map<AssetId, BigDecimal> prices) {
    var threshold = mix(ReplayMarket::liquidationThreshold);
    var least = threshold.divide(mix(ReplayMarket::maxLoanToValue), EXACT_ENOUGH).multiply(ROOM);
    var value = health.max(least).multiply(debt).divide(threshold, EXACT_ENOUGH);
    var commands = new ArrayList<Command>();
    for (var asset : List.of(WBTC, WETH)) {
      var worth = value.multiply(asset.equals(WBTC) ? inWbtc : BigDecimal.ONE.subtract(inWbtc));
      if (worth.signum() > 0)
        commands.add(
            new DepositCollateral(
                market,
                id(),
                asset.id(),
                new Quantity.Exactly(worth.divide(price(prices, asset), 6, RoundingMode.UP))));
    }
    return commands;
  }

  List<Command> draws(MarketId market) {
    var commands = new ArrayList<Command>();
    for (var asset : List.of(DAI, USDC)) {
      var amount = drawn(asset);
      if (amount.signum() > 0)
        commands.add(new Draw(market, id(), asset.id(), new Quantity.Exactly(amount)));
    }
    return commands;
  }

  /** How much of a debt asset is drawn, in whole tokens: they are taken at par. */
  BigDecimal drawn(Token asset) {
    var dai = debt.multiply(inDai).setScale(2, RoundingMode.DOWN);
    return asset.equals(DAI) ? dai : asset.equals(USDC) ? debt.subtract(dai) : BigDecimal.ZERO;
  }

  private BigDecimal mix(Function<Token, BasisPoints> share) {
    return inWbtc
        .multiply(fraction(share.apply(WBTC)))
        .add(BigDecimal.ONE.subtract(inWbtc).multiply(fraction(share.apply(WETH))));
  }

  private static BigDecimal fraction(BasisPoints share) {
    return new BigDecimal(share.decimal());
  }

  private static BigDecimal price(Map<AssetId, BigDecimal> prices, Token asset) {
    var price = prices.get(asset.id());
    if (price == null) throw new IllegalStateException("The history has no price of " + asset);
    return price;
  }
}
