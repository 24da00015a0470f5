package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.market.TargetHealth;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A market's terms and what it lists.
 *
 * @param profile by which conventions it computes
 * @param selling how the desk sells
 * @param keepers on which conditions keepers can register; null: nobody can
 * @param ladder what comes before a forced sale and when it ends
 */
public record MarketView(
    MarketId id,
    String baseCurrency,
    int baseCurrencyDecimals,
    Amount minimumLoan,
    Conventions profile,
    Policy liquidation,
    SellingForm selling,
    @Nullable Admission keepers,
    LadderForm ladder,
    List<AssetId> assets,
    List<CategoryView> categories) {

  /**
   * How the market computes, in the words of its profile.
   *
   * @param rounding the direction of every step that may not come out even
   */
  public record Conventions(
      String name,
      String counting,
      Map<String, String> rounding,
      String borrowLimit,
      String withdrawalLimit,
      String overpayment,
      String call,
      String loss,
      String exhaustion,
      String sameAssetTreasury,
      String weighing,
      String reckoning,
      String crumbs,
      String cover) {

    static Conventions of(Profile profile) {
      var rounding = new LinkedHashMap<String, String>();
      profile
          .counting()
          .rounding()
          .forEach((step, way) -> rounding.put(Json.word(step), Json.word(way)));
      profile.rounding().forEach((step, way) -> rounding.put(Json.word(step), Json.word(way)));
      return new Conventions(
          profile.name(),
          Json.word(profile.counting()),
          rounding,
          Json.word(profile.borrowLimit()),
          Json.word(profile.withdrawalLimit()),
          Json.word(profile.overpayment()),
          Json.word(profile.call()),
          Json.word(profile.loss()),
          Json.word(profile.exhaustion()),
          Json.word(profile.sameAssetTreasury()),
          Json.word(profile.weighing()),
          Json.word(profile.reckoning()),
          Json.word(profile.crumbs()),
          Json.word(profile.cover()));
    }
  }

  /**
   * How much may be sold in one step, and for which bonus; values in the base currency.
   *
   * @param targetHealth null: a step is sized by the close factor
   * @param slidingBonus null: the same bonus at every health
   */
  public record Policy(
      BasisPoints closeFactor,
      Wad fullCloseHealth,
      Amount smallPosition,
      Amount minimumLeftover,
      @Nullable Wad targetHealth,
      @Nullable Slide slidingBonus) {

    static Policy of(LiquidationPolicy policy) {
      return new Policy(
          policy.closeFactor(),
          policy.fullCloseHealth(),
          policy.smallPosition(),
          policy.minimumLeftover(),
          policy.target().map(TargetHealth::health).orElse(null),
          policy.slide().map(s -> new Slide(s.healthForMost(), s.factor())).orElse(null));
    }
  }

  /**
   * @param healthForMost at this health factor and below, the asset's whole bonus
   * @param factor share of the whole bonus just below 1
   */
  public record Slide(Wad healthForMost, BasisPoints factor) {}

  /**
   * On which conditions keepers can register.
   *
   * @param minimumBond in whole tokens of the bond asset
   * @param paymentWindow how long a keeper may take to pay for what it claimed
   */
  public record Admission(AssetId bondAsset, Wad minimumBond, Duration paymentWindow) {}

  static MarketView of(Market.Open market) {
    return new MarketView(
        market.id(),
        market.base().symbol(),
        market.base().decimals(),
        market.terms().minimumLoan(),
        Conventions.of(market.profile()),
        Policy.of(market.terms().liquidation()),
        SellingForm.of(market.terms().selling()),
        market
            .terms()
            .keepers()
            .map(k -> new Admission(k.bondAsset(), k.minimumBond(), k.paymentWindow()))
            .orElse(null),
        LadderForm.of(market.terms().ladder()),
        List.copyOf(market.assets().keySet()),
        market.categories().values().stream().map(CategoryView::of).toList());
  }
}
