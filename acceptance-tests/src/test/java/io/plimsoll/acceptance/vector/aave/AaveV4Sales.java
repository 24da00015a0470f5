package io.plimsoll.acceptance.vector.aave;

import io.plimsoll.acceptance.vector.Comparison;
import io.plimsoll.acceptance.vector.Replay;
import io.plimsoll.acceptance.vector.Scenario;
import io.plimsoll.domain.market.SlidingBonus;
import io.plimsoll.domain.market.TargetHealth;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Of the recordings of Aave v4 the size of each liquidation: the bonus at the borrower's health,
 * the debt to the target health, and the dust rule, computed from the state before the step. Hub,
 * spokes and premium shares are not the desk's; what they say is taken from the recording.
 */
public final class AaveV4Sales {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Set<String> LEFT_OUT =
      Set.of("everything but the bonus and the debt of each liquidation");
  private static final BigInteger RAY = BigInteger.TEN.pow(27);
  private static final BigInteger YEAR = BigInteger.valueOf(31_536_000);
  private static final BigInteger DUST = BigInteger.valueOf(1_000).multiply(BigInteger.TEN.pow(26));
  private static final BigInteger VIRTUAL = BigInteger.TEN.pow(6);
  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  /** What a collateral counts, by entry of a reserve's settings. */
  private record Factors(BasisPoints threshold, BasisPoints bonus) {}

  /** One asset's debt of a borrower at the second of the step. */
  private record Debt(BigInteger index, BigInteger shares, BigInteger premium, BigInteger value) {

    BigInteger drawn(BigInteger part) {
      return part.multiply(index);
    }
  }

  /** What a step takes off a debt: premium in rays, and drawn shares. */
  private record Part(BigInteger premium, BigInteger shares) {}

  private final Scenario scenario;
  private final Map<String, Integer> decimals = new HashMap<>();
  private final Map<String, Integer> fee = new HashMap<>();
  private final Map<String, List<Factors>> settings = new HashMap<>();
  private SlidingBonus slide;
  private TargetHealth target;

  private AaveV4Sales(Scenario scenario) {
    this.scenario = scenario;
    for (var reserve : scenario.setup().get("reserves")) {
      var symbol = reserve.get("symbol").asString();
      decimals.put(symbol, reserve.get("decimals").asInt());
      fee.put(symbol, reserve.get("liquidityFeeBps").asInt());
      settings.put(symbol, new ArrayList<>(List.of(factors(reserve))));
    }
    var liquidation = scenario.setup().get("liquidation");
    slide = slide(liquidation);
    target = new TargetHealth(wad(liquidation.get("targetHealthFactor")));
  }

  public static Replay replay(Scenario scenario) {
    return new AaveV4Sales(scenario).replay();
  }

  private Replay replay() {
    var sales = 0;
    var fields = 0;
    var differences = new ArrayList<String>();
    JsonNode before = JSON.createObjectNode();
    for (var step : scenario.steps()) {
      var action = step.action();
      switch (step.type()) {
        case "addConfig" -> of(settings, action.get("asset").asString()).add(factors(action));
        case "setLiquidationConfig" -> {
          slide = slide(action);
          target = new TargetHealth(wad(action.get("targetHealthFactor")));
        }
        case "liquidate" -> {
          if (step.accepted() || step.error().filter("MustNotLeaveDust"::equals).isPresent()) {
            var expected = JSON.createObjectNode();
            for (var field :
                List.of("bonusBps", "debtRestored", "drawnSharesLiquidated", "premiumRestoredRay"))
              if (step.accepted()) expected.put(field, step.result().path(field).asString("0"));
            if (!step.accepted()) expected.put("error", "MustNotLeaveDust");
            var compared = Comparison.of(expected, sale(step, before), Set.of());
            sales++;
            fields += compared.fields();
            for (var difference : compared.differences())
              differences.add("step %d %s %s".formatted(step.number(), action, difference));
          }
        }
        default -> {}
      }
      before = step.state();
    }
    return new Replay(scenario.name(), sales, fields, differences, LEFT_OUT);
  }

  private JsonNode sale(Scenario.Step step, JsonNode state) {
    var action = step.action();
    var borrower = state.get("users").get(action.get("borrower").asString()).get("pos");
    var asset = action.get("debtAsset").asString();
    var collateral = action.get("collateral").asString();
    var health = wad(step.before().get("healthFactor"));
    var entry = borrower.get(collateral).path("configKey").asInt(0);
    var factors = of(settings, collateral).get(entry);
    var incentive = BasisPoints.ONE.plus(slide.bonus(factors.bonus(), health));
    var total = BigInteger.ZERO;
    for (var position : borrower.properties())
      total = total.add(debt(position.getKey(), position.getValue(), state, step.second()).value());
    var debt = debt(asset, borrower.get(asset), state, step.second());
    var sought = target.repayment(total, health, incentive, factors.threshold());
    var toTarget =
        Rounding.UP.divide(
            sought.numerator().multiply(unit(asset)),
            sought.denominator().multiply(price(state, asset)).multiply(Wad.SCALE));
    var cover =
        action.get("debtToCover").asString().equals("MAX")
            ? BigInteger.ONE.shiftLeft(255)
            : integer(action.get("debtToCover"));
    var part = whole(asset, state, debt, toward(toTarget, cover, debt));
    part = held(step, state, debt, part, incentive);
    var paid = up(part.premium()).add(up(debt.drawn(part.shares())));
    var said = JSON.createObjectNode();
    if (cover.compareTo(paid) < 0) return said.put("error", "MustNotLeaveDust");
    return said.put("bonusBps", Integer.toString(incentive.value()))
        .put("debtRestored", paid.toString())
        .put("drawnSharesLiquidated", part.shares().toString())
        .put("premiumRestoredRay", part.premium().toString());
  }

  /** Premium first, within what the keeper covers. */
  private static Part toward(BigInteger toTarget, BigInteger cover, Debt debt) {
    var premium = up(toTarget).multiply(RAY).min(debt.premium());
    if (cover.compareTo(up(premium)) < 0) premium = cover.multiply(RAY);
    if (premium.compareTo(debt.premium()) < 0 || premium.compareTo(toTarget) >= 0)
      return new Part(premium, BigInteger.ZERO);
    var left = cover.subtract(up(premium)).multiply(RAY).divide(debt.index());
    return new Part(
        premium,
        Rounding.UP.divide(toTarget.subtract(premium), debt.index()).min(left).min(debt.shares()));
  }

  /** A rest of the debt that is worth less than the dust goes too. */
  private Part whole(String asset, JsonNode state, Debt debt, Part part) {
    var left =
        debt.drawn(debt.shares().subtract(part.shares()))
            .add(debt.premium())
            .subtract(part.premium());
    var dust = value(asset, left, state).compareTo(DUST.multiply(RAY)) < 0;
    return part.shares().compareTo(debt.shares()) < 0 && dust
        ? new Part(debt.premium(), debt.shares())
        : part;
  }

  /** All collateral, where there is not enough of it or a rest would be dust. */
  private Part held(
      Scenario.Step step, JsonNode state, Debt debt, Part part, BasisPoints incentive) {
    var asset = step.action().get("debtAsset").asString();
    var collateral = step.action().get("collateral").asString();
    var supplied = integer(step.before().get("supplied"));
    var off = debt.drawn(part.shares()).add(part.premium());
    var forDebt = price(state, asset).multiply(unit(collateral)).multiply(incentive.units());
    var forCollateral = unit(asset).multiply(price(state, collateral)).multiply(WHOLE);
    var take = off.multiply(forDebt).divide(forCollateral.multiply(RAY));
    var remains =
        part.shares().compareTo(debt.shares()) < 0 || part.premium().compareTo(debt.premium()) < 0;
    var rest = value(collateral, supplied.subtract(take), state);
    if (take.compareTo(supplied) <= 0 && !(remains && rest.compareTo(DUST) < 0)) return part;
    var held = worth(step, state);
    var all = Rounding.UP.divide(held.multiply(forCollateral).multiply(RAY), forDebt);
    var premium = up(all).multiply(RAY).min(debt.premium());
    return new Part(
        premium,
        premium.compareTo(all) >= 0
            ? BigInteger.ZERO
            : Rounding.UP.divide(all.subtract(premium), debt.index()).min(debt.shares()));
  }

  /** What all of the borrower's shares of the collateral stand for at the step's second, up. */
  private BigInteger worth(Scenario.Step step, JsonNode state) {
    var asset = step.action().get("collateral").asString();
    var hub = state.get("assets").get(asset);
    var borrower = state.get("users").get(step.action().get("borrower").asString());
    var shares = integer(borrower.get("pos").get(asset).get("suppliedShares"));
    var before = owed(hub, integer(hub.get("drawnIndex")));
    var after = owed(hub, index(hub, step.second()));
    var fees = after.subtract(before).multiply(BigInteger.valueOf(of(fee, asset))).divide(WHOLE);
    var added =
        integer(hub.path("liquidity"))
            .add(after)
            .subtract(integer(hub.path("realizedFees")))
            .subtract(fees);
    return Rounding.UP.mulDiv(
        shares, added.add(VIRTUAL), integer(hub.get("addedShares")).add(VIRTUAL));
  }

  private static BigInteger owed(JsonNode hub, BigInteger index) {
    return up(
        integer(hub.path("drawnShares"))
            .add(integer(hub.path("premiumShares")))
            .multiply(index)
            .subtract(integer(hub.path("premiumOffsetRay")))
            .add(integer(hub.path("deficitRay"))));
  }

  private static BigInteger index(JsonNode hub, long second) {
    var seconds = BigInteger.valueOf(second).subtract(integer(hub.get("updatedAt")));
    var growth = RAY.add(integer(hub.get("drawnRate")).multiply(seconds).divide(YEAR));
    var stored = integer(hub.get("drawnIndex"));
    var lent =
        integer(hub.path("drawnShares")).signum() > 0
            || integer(hub.path("premiumShares")).signum() > 0;
    return lent ? up(stored.multiply(growth)) : stored;
  }

  private Debt debt(String asset, JsonNode position, JsonNode state, long second) {
    var index = index(state.get("assets").get(asset), second);
    var shares = integer(position.path("drawnShares"));
    var premium =
        integer(position.path("premiumShares"))
            .multiply(index)
            .subtract(integer(position.path("premiumOffsetRay")));
    return new Debt(
        index, shares, premium, value(asset, shares.multiply(index).add(premium), state));
  }

  private BigInteger value(String asset, BigInteger amount, JsonNode state) {
    return amount
        .multiply(price(state, asset))
        .multiply(BigInteger.TEN.pow(18 - of(decimals, asset)));
  }

  private static BigInteger price(JsonNode state, String asset) {
    return integer(state.get("assets").get(asset).get("price"));
  }

  private BigInteger unit(String asset) {
    return BigInteger.TEN.pow(of(decimals, asset));
  }

  private static Factors factors(JsonNode node) {
    return new Factors(
        new BasisPoints(node.get("collateralFactorBps").asInt()),
        new BasisPoints(node.get("maxLiquidationBonusBps").asInt() - 10_000));
  }

  private static SlidingBonus slide(JsonNode node) {
    return new SlidingBonus(
        wad(node.get("healthFactorForMaxBonus")),
        new BasisPoints(node.get("liquidationBonusFactorBps").asInt()));
  }

  private static Wad wad(JsonNode node) {
    return new Wad(integer(node));
  }

  private static BigInteger integer(JsonNode node) {
    return new BigInteger(node.asString("0"));
  }

  /** Rays to whole units, up. */
  private static BigInteger up(BigInteger rays) {
    return Rounding.UP.divide(rays, RAY);
  }

  private static <T> T of(Map<String, T> map, String key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }
}
