package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.price.PriceUsed;
import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.Reserve;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An asset's terms, and where its reserve stands with interest up to the moment.
 *
 * @param supplyCap null: none
 * @param borrowCap null: none
 * @param graceUntil null: none
 * @param debtCeiling null: a collateral like any other
 * @param minimumDebt null: none
 * @param targetReserves null: stock is always for sale
 * @param losses null: a deficit stands until somebody covers it
 * @param auction null: it is not auctioned
 * @param liquidityRate what lenders earn, a year
 * @param borrowRate what borrowers pay, a year
 * @param supplied what lenders can ask for
 * @param treasury what the treasury can ask for
 * @param deficit debt that nobody will pay
 * @param backstop what is staked for losses
 * @param borne who has borne how much of them up to now
 * @param collateral held apart for borrowers
 * @param inventory what the desk took over from loans and has not sold
 * @param keepers bonds and funds of keepers, held apart
 * @param ownFunds what cash and debt exceed all claims by; null where that is nobody's
 * @param isolatedDebt owed against it as an isolated collateral, like the debtCeiling
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
    RateTerms interestRate,
    Duration maxPriceAge,
    boolean borrowable,
    boolean frozen,
    boolean paused,
    @Nullable Instant graceUntil,
    @Nullable Decimal debtCeiling,
    boolean borrowableInIsolation,
    @Nullable Amount minimumDebt,
    @Nullable Amount targetReserves,
    @Nullable LossTerms losses,
    @Nullable AuctionForm auction,
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
    Amount backstop,
    Borne borne,
    Amount collateral,
    Amount inventory,
    Amount keepers,
    @Nullable Decimal ownFunds,
    Decimal isolatedDebt,
    @Nullable PriceUsed price) {

  /** What each has borne of all deficit there was. */
  public record Borne(Amount treasury, Amount backstop, Amount lenders) {

    static Borne of(Reserve.Listed reserve) {
      return new Borne(
          part(reserve, LossBearer.TREASURY),
          part(reserve, LossBearer.BACKSTOP),
          part(reserve, LossBearer.LENDERS));
    }

    private static Amount part(Reserve.Listed reserve, LossBearer bearer) {
      return reserve.asset().units(reserve.losses().borneBy(bearer));
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
        RateTerms.of(terms.interestRate()),
        terms.maxPriceAge(),
        terms.status().borrowable(),
        terms.status().frozen(),
        terms.status().paused(),
        terms.status().graceUntil().orElse(null),
        terms.isolation().debtCeiling().map(ReserveView::hundredths).orElse(null),
        terms.isolation().borrowable(),
        terms.limits().minimumDebt().orElse(null),
        terms.limits().targetReserves().orElse(null),
        terms.losses().order().isEmpty() ? null : LossTerms.of(terms.losses()),
        terms.auction().map(AuctionForm::of).orElse(null),
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
        now.asset().units(now.losses().backstop().staked()),
        Borne.of(now),
        now.collateral(),
        now.inventory(),
        now.keepers(),
        now.accrual().keepsOwnFunds() ? Decimal.of(now.ownFunds(), now.asset()) : null,
        hundredths(now.isolatedDebt()),
        facts
            .prices()
            .of(now.asset().id())
            .map(price -> PriceUsed.of(price, now, facts.now()))
            .orElse(null));
  }

  private static Decimal hundredths(BigInteger units) {
    return Decimal.of(units, 2);
  }
}
