package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.InterestRateModel;
import io.plimsoll.domain.reserve.ReserveStatus;
import io.plimsoll.domain.reserve.ReserveTerms;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What the pool's configurator does; every setting is the same command with other terms. It keeps
 * the loan-to-value ratio that was set to zero, to give it back when asked.
 */
final class AaveAdministration {

  private final AaveMarket market;
  private final Map<AssetId, BasisPoints> suspended = new HashMap<>();

  AaveAdministration(AaveMarket market) {
    this.market = market;
  }

  Optional<String> act(PaperDesk.Step step, String type, JsonNode action) {
    var asset = new AssetId(action.get("asset").asString());
    if (type.equals("setPrice")) {
      market.price(asset, action.get("price").asString());
      return Optional.empty();
    }
    var now = market.desk().listed(asset).terms();
    if (type.equals("setReserveFactor") || type.equals("setRateParams")) accrue(step, asset, now);
    if (type.equals("setLtvZero")) return setLtvZero(step, asset, now, action);
    var sheet = new Sheet(now);
    switch (type) {
      case "setReserveFactor" -> sheet.reserveFactor = AaveMarket.bps(action, "bps").wad();
      case "setRateParams" -> sheet.interestRate = AaveMarket.curve(action.get("rate"));
      case "setSupplyCap" -> sheet.supplyCap = cap(asset, action);
      case "setBorrowCap" -> sheet.borrowCap = cap(asset, action);
      case "setFrozen" -> freeze(sheet, asset, action.get("frozen").asBoolean());
      case "setPaused" -> pause(sheet, action);
      case "setCollateralParams" -> {
        sheet.maxLoanToValue = AaveMarket.bps(action, "ltvBps");
        sheet.liquidationThreshold = AaveMarket.bps(action, "liquidationThresholdBps");
        sheet.liquidationBonus = AaveMarket.bonus(action);
      }
      case "setLiquidationProtocolFee" -> sheet.liquidationFee = AaveMarket.bps(action, "bps");
      default -> throw new IllegalArgumentException("Unknown action " + type);
    }
    market.change(step, asset, sheet.terms());
    return Optional.empty();
  }

  /**
   * The configurator brings the reserve up to date even where it then changes nothing; on the desk
   * only other terms do, so there are some in between.
   */
  private void accrue(PaperDesk.Step step, AssetId asset, ReserveTerms now) {
    var sheet = new Sheet(now);
    sheet.reserveFactor = now.reserveFactor().units().signum() == 0 ? Wad.ONE : Wad.ZERO;
    market.change(step, asset, sheet.terms());
  }

  private Optional<String> setLtvZero(
      PaperDesk.Step step, AssetId asset, ReserveTerms now, JsonNode action) {
    var on = action.get("on").asBoolean();
    if (!on && now.status().frozen()) return Optional.of("ReserveFrozen");
    var kept = Optional.ofNullable(suspended.get(asset));
    if (on == kept.isPresent()) return Optional.of("InvalidLtvzeroState");
    var sheet = new Sheet(now);
    if (on) suspend(asset, sheet);
    else suspended.remove(asset);
    sheet.maxLoanToValue = kept.orElse(BasisPoints.ZERO);
    market.change(step, asset, sheet.terms());
    return Optional.empty();
  }

  private void suspend(AssetId asset, Sheet sheet) {
    suspended.putIfAbsent(asset, sheet.maxLoanToValue);
  }

  private void freeze(Sheet sheet, AssetId asset, boolean frozen) {
    if (frozen) {
      suspend(asset, sheet);
      sheet.maxLoanToValue = BasisPoints.ZERO;
    }
    var status = sheet.status;
    sheet.status =
        new ReserveStatus(status.borrowable(), frozen, status.paused(), status.graceUntil());
  }

  private void pause(Sheet sheet, JsonNode action) {
    var paused = action.get("paused").asBoolean();
    var grace = action.path("gracePeriod").asLong(0);
    var status = sheet.status;
    sheet.status =
        new ReserveStatus(
            status.borrowable(),
            status.frozen(),
            paused,
            paused || grace == 0
                ? status.graceUntil()
                : Optional.of(market.desk().facts().now().plusSeconds(grace)));
  }

  private Optional<Amount> cap(AssetId asset, JsonNode action) {
    return AaveMarket.cap(action.get("tokens"), market.token(asset));
  }

  /** The terms as they are, to set some of them anew. */
  private static final class Sheet {
    private final ReserveTerms before;
    private BasisPoints maxLoanToValue;
    private BasisPoints liquidationThreshold;
    private BasisPoints liquidationBonus;
    private BasisPoints liquidationFee;
    private Wad reserveFactor;
    private Optional<Amount> supplyCap;
    private Optional<Amount> borrowCap;
    private InterestRateModel interestRate;
    private ReserveStatus status;

    Sheet(ReserveTerms before) {
      this.before = before;
      maxLoanToValue = before.maxLoanToValue();
      liquidationThreshold = before.liquidationThreshold();
      liquidationBonus = before.liquidationBonus();
      liquidationFee = before.liquidationFee();
      reserveFactor = before.reserveFactor();
      supplyCap = before.supplyCap();
      borrowCap = before.borrowCap();
      interestRate = before.interestRate();
      status = before.status();
    }

    ReserveTerms terms() {
      return new ReserveTerms(
          maxLoanToValue,
          liquidationThreshold,
          liquidationBonus,
          liquidationFee,
          reserveFactor,
          supplyCap,
          borrowCap,
          interestRate,
          before.maxPriceAge(),
          status,
          before.isolation(),
          before.limits(),
          before.losses(),
          before.auction());
    }
  }
}
