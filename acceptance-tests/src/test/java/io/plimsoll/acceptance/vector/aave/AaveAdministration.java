package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.acceptance.vector.PaperDesk;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
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
    market.change(
        step,
        asset,
        switch (type) {
          case "setReserveFactor" ->
              with(now, now.maxLoanToValue(), AaveMarket.bps(action, "bps").wad());
          case "setRateParams" ->
              new ReserveTerms(
                  now.maxLoanToValue(),
                  now.liquidationThreshold(),
                  now.liquidationBonus(),
                  now.liquidationFee(),
                  now.reserveFactor(),
                  now.supplyCap(),
                  now.borrowCap(),
                  AaveMarket.curve(action.get("rate")),
                  now.maxPriceAge(),
                  now.status(),
                  now.isolation());
          case "setSupplyCap", "setBorrowCap" -> capped(now, type, asset, action);
          case "setFrozen" -> frozen(now, asset, action.get("frozen").asBoolean());
          case "setPaused" -> paused(now, action);
          case "setCollateralParams" ->
              new ReserveTerms(
                  AaveMarket.bps(action, "ltvBps"),
                  AaveMarket.bps(action, "liquidationThresholdBps"),
                  AaveMarket.bonus(action),
                  now.liquidationFee(),
                  now.reserveFactor(),
                  now.supplyCap(),
                  now.borrowCap(),
                  now.interestRate(),
                  now.maxPriceAge(),
                  now.status(),
                  now.isolation());
          case "setLiquidationProtocolFee" ->
              new ReserveTerms(
                  now.maxLoanToValue(),
                  now.liquidationThreshold(),
                  now.liquidationBonus(),
                  AaveMarket.bps(action, "bps"),
                  now.reserveFactor(),
                  now.supplyCap(),
                  now.borrowCap(),
                  now.interestRate(),
                  now.maxPriceAge(),
                  now.status(),
                  now.isolation());
          default -> throw new IllegalArgumentException("Unknown action " + type);
        });
    return Optional.empty();
  }

  /**
   * The configurator brings the reserve up to date even where it then changes nothing; on the desk
   * only other terms do, so there are some in between.
   */
  private void accrue(PaperDesk.Step step, AssetId asset, ReserveTerms now) {
    var other = now.reserveFactor().units().signum() == 0 ? Wad.ONE : Wad.ZERO;
    market.change(step, asset, with(now, now.maxLoanToValue(), other));
  }

  private Optional<String> setLtvZero(
      PaperDesk.Step step, AssetId asset, ReserveTerms now, JsonNode action) {
    var on = action.get("on").asBoolean();
    if (!on && now.status().frozen()) return Optional.of("ReserveFrozen");
    var kept = Optional.ofNullable(suspended.get(asset));
    if (on == kept.isPresent()) return Optional.of("InvalidLtvzeroState");
    if (on) suspend(asset, now);
    else suspended.remove(asset);
    market.change(step, asset, with(now, kept.orElse(BasisPoints.ZERO), now.reserveFactor()));
    return Optional.empty();
  }

  private void suspend(AssetId asset, ReserveTerms now) {
    suspended.putIfAbsent(asset, now.maxLoanToValue());
  }

  private ReserveTerms frozen(ReserveTerms now, AssetId asset, boolean frozen) {
    if (frozen) suspend(asset, now);
    var status = now.status();
    return status(
        frozen ? with(now, BasisPoints.ZERO, now.reserveFactor()) : now,
        new ReserveStatus(status.borrowable(), frozen, status.paused(), status.graceUntil()));
  }

  private ReserveTerms paused(ReserveTerms now, JsonNode action) {
    var paused = action.get("paused").asBoolean();
    var grace = action.path("gracePeriod").asLong(0);
    var status = now.status();
    return status(
        now,
        new ReserveStatus(
            status.borrowable(),
            status.frozen(),
            paused,
            paused || grace == 0
                ? status.graceUntil()
                : Optional.of(market.desk().facts().now().plusSeconds(grace))));
  }

  private ReserveTerms capped(ReserveTerms now, String type, AssetId asset, JsonNode action) {
    var cap = AaveMarket.cap(action.get("tokens"), market.token(asset));
    return new ReserveTerms(
        now.maxLoanToValue(),
        now.liquidationThreshold(),
        now.liquidationBonus(),
        now.liquidationFee(),
        now.reserveFactor(),
        type.equals("setSupplyCap") ? cap : now.supplyCap(),
        type.equals("setBorrowCap") ? cap : now.borrowCap(),
        now.interestRate(),
        now.maxPriceAge(),
        now.status(),
        now.isolation());
  }

  private static ReserveTerms status(ReserveTerms now, ReserveStatus status) {
    return new ReserveTerms(
        now.maxLoanToValue(),
        now.liquidationThreshold(),
        now.liquidationBonus(),
        now.liquidationFee(),
        now.reserveFactor(),
        now.supplyCap(),
        now.borrowCap(),
        now.interestRate(),
        now.maxPriceAge(),
        status,
        now.isolation());
  }

  private static ReserveTerms with(
      ReserveTerms now, BasisPoints maxLoanToValue, Wad reserveFactor) {
    return new ReserveTerms(
        maxLoanToValue,
        now.liquidationThreshold(),
        now.liquidationBonus(),
        now.liquidationFee(),
        reserveFactor,
        now.supplyCap(),
        now.borrowCap(),
        now.interestRate(),
        now.maxPriceAge(),
        now.status(),
        now.isolation());
  }
}
