package io.plimsoll.application.replay;

import io.plimsoll.application.replay.keepers.SimulatedKeepers;
import io.plimsoll.domain.auction.terms.AuctionPlan;
import io.plimsoll.domain.auction.terms.AuctionTerms;
import io.plimsoll.domain.auction.terms.Breaker;
import io.plimsoll.domain.auction.terms.Incentive;
import io.plimsoll.domain.auction.terms.PriceCurve;
import io.plimsoll.domain.auction.terms.ResetRule;
import io.plimsoll.domain.auction.terms.Sizes;
import io.plimsoll.domain.batch.BatchPlan;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.chooser.Assumptions;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.keeper.KeeperCommand.DepositFunds;
import io.plimsoll.domain.keeper.KeeperCommand.RegisterKeeper;
import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.lender.LenderCommand.Supply;
import io.plimsoll.domain.market.KeeperTerms;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Quantity;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Guards;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The market a replay plays in: WETH and WBTC against USDC and DAI, counted in dollars, under terms
 * like those of the large pools of the day.
 *
 * @param mechanisms by which it may sell
 * @param guards what its sales must not do
 */
record ReplayMarket(
    MarketId id, PriceHistory history, SortedSet<Mechanism> mechanisms, Guards guards) {

  static final Token USD = new Token("USD", 8);
  static final Token WETH = new Token("WETH", 18);
  static final Token WBTC = new Token("WBTC", 8);
  static final Token USDC = new Token("USDC", 6);
  static final Token DAI = new Token("DAI", 18);

  static final List<Token> ASSETS = List.of(DAI, USDC, WBTC, WETH);

  private static final int LENDERS = 5;
  private static final Duration SHORTEST_PRICE_AGE = Duration.ofHours(1);
  private static final BasisPoints TENTH = BasisPoints.of("0.1");

  private static final Amount SMALLEST_LOAN = Amount.of("100", USD);

  /**
   * From 5 % above the oracle's price, 1 % down every minute and a half, not below 90 % of it: 24
   * minutes without a bidder, and it is started again, once. The penalty is what the treasury takes
   * of a direct sale with a bonus of 5 %; whoever starts an auction earns nothing.
   */
  private static final AuctionPlan AUCTION =
      new AuctionPlan(
          new AuctionTerms(
              Ray.of("1.05"),
              new PriceCurve.Stairstep(Ray.of("0.99"), Duration.ofSeconds(90)),
              new ResetRule(Duration.ofMinutes(30), Ray.of("0.8")),
              Sizes.of(Wad.of("1.005"), SMALLEST_LOAN),
              new Incentive(USD.zero(), Wad.ZERO),
              Optional.of(Ray.of("0.9"))),
          Amount.of("10000000", USD),
          Breaker.NOTHING_HALTED,
          1);

  /** Ten minutes for bids, and no less than auctions may fall to. */
  private static final BatchPlan BATCHES =
      new BatchPlan(Duration.ofMinutes(10), Wad.of("0.9"), MarginRule.FIRST_COME);

  private static final KeeperTerms KEEPERS =
      new KeeperTerms(USDC.id(), Wad.of("1000"), Duration.ofMinutes(10));

  /** More than any of them can spend in a crash: what one spends at a visit is its own affair. */
  private static final Quantity KEEPER_FUNDS = Quantity.of("100000000");

  /** Share of its value up to which a loan may be drawn. */
  static BasisPoints maxLoanToValue(Token asset) {
    return BasisPoints.of(
        switch (asset.symbol()) {
          case "WETH" -> "0.8";
          case "WBTC" -> "0.7";
          case "USDC" -> "0.77";
          default -> "0.75";
        });
  }

  static BasisPoints liquidationThreshold(Token asset) {
    return BasisPoints.of(
        switch (asset.symbol()) {
          case "WETH" -> "0.825";
          case "WBTC" -> "0.75";
          case "USDC" -> "0.8";
          default -> "0.77";
        });
  }

  private static BasisPoints liquidationBonus(Token asset) {
    return BasisPoints.of(
        switch (asset.symbol()) {
          case "WBTC" -> "0.065";
          case "USDC" -> "0.045";
          default -> "0.05";
        });
  }

  /** The market and its four reserves. */
  List<Command> opening() {
    var commands = new ArrayList<Command>();
    commands.add(
        new OpenMarket(
            id,
            USD,
            new MarketTerms(
                SMALLEST_LOAN,
                LiquidationPolicy.standard(USD),
                Profile.STANDARD,
                new SellingTerms(
                    mechanisms,
                    Optional.empty(),
                    Optional.of(Assumptions.standard(USD)),
                    Optional.of(BATCHES).filter(_ -> sellsInBatches()),
                    Optional.empty(),
                    guards),
                Optional.of(KEEPERS).filter(_ -> sellsInBatches()))));
    for (var asset : ASSETS) commands.add(new ListAsset(id, asset, terms(asset)));
    return commands;
  }

  /** Only bids are paid from what the desk keeps; elsewhere keepers pay as they buy. */
  private boolean sellsInBatches() {
    return mechanisms.contains(Mechanism.BATCH_AUCTION);
  }

  /** Registers those who may come, with their bonds and with funds in either asset owed. */
  List<Command> admission() {
    if (!sellsInBatches()) return List.of();
    var commands = new ArrayList<Command>();
    for (var keeper : SimulatedKeepers.all()) {
      commands.add(new RegisterKeeper(id, keeper, Quantity.of("1000")));
      for (var asset : List.of(DAI, USDC))
        commands.add(new DepositFunds(id, keeper, asset.id(), KEEPER_FUNDS));
    }
    return commands;
  }

  /**
   * Liquidity for what will be drawn, with a third of it to spare, from lenders who bring equal
   * parts.
   *
   * @param drawn whole tokens
   */
  List<Command> liquidity(Token asset, BigDecimal drawn) {
    var part =
        drawn
            .multiply(new BigDecimal(4))
            .divide(new BigDecimal(3 * LENDERS), 0, RoundingMode.UP)
            .add(BigDecimal.ONE);
    var commands = new ArrayList<Command>();
    for (var lender = 1; lender <= LENDERS; lender++)
      commands.add(
          new Supply(
              id, new AccountId("lender-" + lender), asset.id(), new Quantity.Exactly(part)));
    return commands;
  }

  /** A price may be five heartbeats old, and an hour in any case. */
  private ReserveTerms terms(Token asset) {
    var patience = history.heartbeat(asset.id()).multipliedBy(5);
    var stable = asset.equals(USDC) || asset.equals(DAI);
    var terms =
        new ReserveTerms(
            maxLoanToValue(asset),
            liquidationThreshold(asset),
            liquidationBonus(asset),
            TENTH,
            TENTH,
            Optional.of(Amount.of(stable ? "5000000000" : "5000000", asset)),
            Optional.of(Amount.of(stable ? "4500000000" : "1000000", asset)),
            stable ? curve("0.9", "0.04", "0.6") : curve("0.45", "0.04", "3"),
            patience.compareTo(SHORTEST_PRICE_AGE) < 0 ? SHORTEST_PRICE_AGE : patience);
    return terms.auctionedBy(AUCTION);
  }

  private static KinkedCurve curve(String kink, String slope1, String slope2) {
    return new KinkedCurve(Ray.of(kink), Ray.ZERO, Ray.of(slope1), Ray.of(slope2));
  }
}
