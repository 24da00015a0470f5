package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.price.PriceUsed;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.InterestRateModel;
import io.plimsoll.domain.reserve.InterestRateModel.KinkedCurve;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An asset's terms, and where its reserve stands with interest up to the moment.
 *
 * @param supplyCap null: none
 * @param borrowCap null: none
 * @param interestRate null: by another model than a kinked curve
 * @param liquidityRate what lenders earn, a year
 * @param borrowRate what borrowers pay, a year
 * @param supplied what lenders can ask for
 * @param treasury what the treasury can ask for
 * @param deficit debt that nobody will pay
 * @param collateral held apart for borrowers
 * @param price the one acted on; null while there is none
 */
public record ReserveView(
    MarketId market,
    AssetId asset,
    int decimals,
    BasisPoints maxLoanToValue,
    BasisPoints liquidationThreshold,
    BasisPoints liquidationBonus,
    BasisPoints liquidationFee,
    Wad reserveFactor,
    @Nullable Amount supplyCap,
    @Nullable Amount borrowCap,
    @Nullable Curve interestRate,
    Duration maxPriceAge,
    Instant asOf,
    Ray liquidityIndex,
    Ray borrowIndex,
    Ray liquidityRate,
    Ray borrowRate,
    Ray utilization,
    Amount cash,
    Amount debt,
    Amount supplied,
    Amount treasury,
    Amount deficit,
    Amount collateral,
    @Nullable PriceUsed price) {

  /** Yearly rates. */
  public record Curve(Ray optimalUtilization, Ray baseRate, Ray slope1, Ray slope2) {
    static @Nullable Curve of(InterestRateModel model) {
      return model instanceof KinkedCurve(var optimal, var base, var slope1, var slope2)
          ? new Curve(optimal, base, slope1, slope2)
          : null;
    }
  }

  static ReserveView of(MarketId market, Reserve.Listed reserve, Facts facts) {
    var now = reserve.accruedTo(facts.now());
    var terms = now.terms();
    return new ReserveView(
        market,
        now.asset().id(),
        now.asset().decimals(),
        terms.maxLoanToValue(),
        terms.liquidationThreshold(),
        terms.liquidationBonus(),
        terms.liquidationFee(),
        terms.reserveFactor(),
        terms.supplyCap().orElse(null),
        terms.borrowCap().orElse(null),
        Curve.of(terms.interestRate()),
        terms.maxPriceAge(),
        facts.now(),
        now.liquidityIndex(),
        now.borrowIndex(),
        now.accrual().liquidityRate(),
        now.accrual().borrowRate(),
        now.utilization(),
        now.cash(),
        now.debt(),
        now.supplied(),
        now.treasury(),
        now.deficit(),
        now.collateral(),
        facts
            .prices()
            .of(now.asset().id())
            .map(price -> PriceUsed.of(price, now, facts.now()))
            .orElse(null));
  }
}
