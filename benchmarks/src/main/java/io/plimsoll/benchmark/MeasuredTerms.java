package io.plimsoll.benchmark;

import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.ListAsset;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.time.Duration;
import java.util.Optional;

/** The market that everything is measured on, and on which terms it takes an asset. */
public final class MeasuredTerms {

  public static final MarketId MAIN = new MarketId("main");
  public static final Token USD = new Token("USD", 8);
  public static final Token WETH = new Token("WETH", 18);
  public static final Token USDC = new Token("USDC", 6);

  /** Interest from the first unit on, so that every decision accrues some. */
  public static final KinkedCurve CURVE =
      new KinkedCurve(Ray.of("0.9"), Ray.of("0.01"), Ray.of("0.04"), Ray.of("0.6"));

  private MeasuredTerms() {}

  public static OpenMarket market() {
    return new OpenMarket(MAIN, USD, new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD)));
  }

  /**
   * @param maxPriceAge how old a price may be that is drawn against
   */
  public static ListAsset listing(Token token, KinkedCurve curve, Duration maxPriceAge) {
    return new ListAsset(
        MAIN,
        token,
        new ReserveTerms(
            new BasisPoints(8_000),
            new BasisPoints(8_250),
            new BasisPoints(500),
            new BasisPoints(1_000),
            new BasisPoints(1_000),
            Optional.empty(),
            Optional.empty(),
            curve,
            maxPriceAge));
  }
}
