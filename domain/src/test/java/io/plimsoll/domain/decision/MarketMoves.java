package io.plimsoll.domain.decision;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;

import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.MarketCommand.JudgePriceSource;
import io.plimsoll.domain.market.MarketCommand.ResumeVenue;
import io.plimsoll.domain.market.MarketCommand.SetPriceMatrix;
import io.plimsoll.domain.market.MarketCommand.SetPricePolicy;
import io.plimsoll.domain.market.MarketCommand.SuspendVenue;
import io.plimsoll.domain.market.MarketCommand.TryPriceSource;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Finding;
import io.plimsoll.domain.oracle.policy.Action;
import io.plimsoll.domain.oracle.policy.ActionMatrix;
import io.plimsoll.domain.oracle.policy.Canary;
import io.plimsoll.domain.oracle.policy.Checks;
import io.plimsoll.domain.oracle.policy.Combination;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.oracle.policy.Stance;
import io.plimsoll.domain.reserve.AdaptiveCurve;
import io.plimsoll.domain.reserve.InterestRateModel.FixedTerm;
import io.plimsoll.domain.reserve.InterestRateModel.PerSecond;
import io.plimsoll.domain.testing.DeskFixture;
import io.plimsoll.domain.testing.Grouping;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Prices, terms and categories in a random run. */
final class MarketMoves {

  /** A venue that nobody sells on. */
  private static final VenueId SHUT = new VenueId("shut");

  private static final int AS_EVER = 100;

  private static final Map<AssetId, Wad> ANCHORS =
      Map.of(
          WETH.id(), Wad.of("2000"),
          WBTC.id(), Wad.of("30000"),
          USDC.id(), Wad.of("1"),
          DAI.id(), Wad.of("1"));

  private final Waters waters;
  private final DeskFixture desk;

  MarketMoves(Waters waters, DeskFixture desk) {
    this.waters = waters;
    this.desk = desk;
  }

  static void priceAsEver(DeskFixture desk, Token asset) {
    desk.priced(asset.symbol(), ANCHORS.get(asset.id()).decimal());
  }

  /** Some percent of what the asset is worth by and large: a run of any length stays in sight. */
  void reprice(Token asset, int percent) {
    var anchor = ANCHORS.get(asset.id()).units();
    var price = anchor.multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(AS_EVER));
    desk.priced(asset.symbol(), new Wad(price.add(BigInteger.valueOf(percent))).decimal());
  }

  /** What another source says: some percent of each price acted on. */
  void repriceElsewhere(int percent) {
    for (var asset : waters.assets()) {
      var acted = desk.facts().prices().of(asset.id()).orElseThrow().perWhole().units();
      var price = acted.multiply(BigInteger.valueOf(percent)).divide(BigInteger.valueOf(AS_EVER));
      desk.alsoPriced(asset.symbol(), new Wad(price.max(BigInteger.ONE)).decimal());
    }
  }

  /** Plain terms most of the time, because nothing much happens under the others. */
  void list(Token asset, Move move) {
    var plain = waters.plain(asset);
    var brought = desk.reserve(asset).accruedTo(desk.facts().now()).broughtIn();
    var isLent = plain.terms().status().borrowable();
    var listing =
        switch (move.choice(28)) {
          case 0 -> plain.frozen();
          case 1 -> plain.paused();
          case 2 -> plain.graceUntil(desk.facts().now().plus(Duration.ofHours(1)));
          case 3 -> plain.notBorrowable();
          case 4, 14, 15, 16 -> plain.debtCeiling(2_000_000);
          case 5 -> plain.lending(0, plain.terms().liquidationThreshold().value());
          case 6 -> plain.supplyCap(brought.plus(asset.units(asset.unit())));
          case 7 -> plain.borrowCap(desk.reserve(asset).debt().plus(asset.units(asset.unit())));
          case 8 -> plain.interest("0.5", "0", "0.02", "4").reserveFactor(0);
          case 9 -> plain.interest("0.9", "0.1", "0", "0").reserveFactor(10_000);
          case 10 -> plain.interest(new PerSecond(Ray.of("1.000000003022265980097387650")));
          case 11 -> plain.interest(term("0.03", "0.6")).reserveFactor(0);
          case 12 -> plain.interest(term("0.6", "0.03")).reserveFactor(0);
          case 13 -> plain.interest(AdaptiveCurve.MORPHO).reserveFactor(0);
          case 17 -> plain.losses();
          case 18 -> plain.losses(Duration.ofDays(1), LossBearer.BACKSTOP, LossBearer.TREASURY);
          default -> plain;
        };
    desk.decide((isLent ? listing : listing.interest(plain.terms().interestRate())).command());
  }

  /** Ends within the year. */
  private FixedTerm term(String rate, String afterwards) {
    return new FixedTerm(
        Ray.of(rate), desk.facts().now().plus(Duration.ofDays(100)), Ray.of(afterwards));
  }

  /** What is said about prices that nobody doubts changes nothing but the rules. */
  void rule(Token asset, Move move) {
    var strict = ActionMatrix.STANDARD.with(Action.LIQUIDATE, Finding.Kind.JUMPED, Stance.ALLOW);
    var tried =
        new PricePolicy(
            new Combination.Median(2, BasisPoints.of("0.02")),
            Duration.ofHours(1),
            new TreeMap<>(),
            Checks.NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Canary(3, BasisPoints.of("0.01"), new TreeSet<>(Set.of("old")))));
    desk.decide(
        switch (move.choice(9)) {
          case 0 -> new SetPriceMatrix(MAIN, strict);
          case 1 -> new SetPriceMatrix(MAIN, ActionMatrix.STANDARD);
          case 2 -> new SetPricePolicy(MAIN, asset.id(), tried);
          case 3 -> new SetPricePolicy(MAIN, asset.id(), PricePolicy.STANDARD);
          case 4 -> new TryPriceSource(MAIN, asset.id(), "new");
          case 7 -> new SuspendVenue(MAIN, SHUT, Optional.empty(), "out of order");
          case 8 -> new ResumeVenue(MAIN, SHUT, "looked into");
          default ->
              new JudgePriceSource(
                  MAIN, asset.id(), "new", move.choice(9) == 5, Wad.ONE, Wad.ONE, 3);
        });
  }

  void define(Move move) {
    var grouping =
        switch (move.choice(4)) {
          case 0 -> Grouping.of("dollars").holding(USDC, DAI).lending(USDC, DAI);
          case 1 ->
              Grouping.of("dollars").holding(USDC, DAI).lending(USDC, DAI).backingNothingNew(DAI);
          case 2 -> Grouping.of("coins", 8_500, 9_000, 300).holding(WETH, WBTC).lending(WETH);
          default ->
              Grouping.of("coins", 8_800, 9_200, 200).holding(WETH).lending(WETH, WBTC, USDC);
        };
    desk.decide(grouping.command());
  }
}
