package io.plimsoll.domain.market;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.market.MarketCommand.JudgePriceSource;
import io.plimsoll.domain.market.MarketCommand.SetPriceMatrix;
import io.plimsoll.domain.market.MarketCommand.SetPricePolicy;
import io.plimsoll.domain.market.MarketCommand.TryPriceSource;
import io.plimsoll.domain.market.MarketEvent.PricePolicySet;
import io.plimsoll.domain.market.MarketEvent.PriceSourceAdmitted;
import io.plimsoll.domain.market.MarketEvent.PriceSourceOnTrial;
import io.plimsoll.domain.market.MarketEvent.PriceSourceRejected;
import io.plimsoll.domain.market.MarketRejection.AssetUnknown;
import io.plimsoll.domain.market.MarketRejection.CapBelowValue;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.MarketRejection.RateOfRate;
import io.plimsoll.domain.market.MarketRejection.SourceAlreadyJudged;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.policy.ActionMatrix;
import io.plimsoll.domain.oracle.policy.Canary;
import io.plimsoll.domain.oracle.policy.Checks;
import io.plimsoll.domain.oracle.policy.Combination;
import io.plimsoll.domain.oracle.policy.GrowthCap;
import io.plimsoll.domain.oracle.policy.PricePolicy;
import io.plimsoll.domain.oracle.policy.PriceRules.Trial;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PriceRulingSpec {

  private static PricePolicy policy(
      Checks checks, Optional<AssetId> rateIn, Optional<Canary> canary) {
    return new PricePolicy(
        new Combination.Newest(),
        Duration.ofHours(1),
        new TreeMap<>(),
        checks,
        rateIn,
        Optional.empty(),
        Optional.empty(),
        canary);
  }

  private static SetPricePolicy rateIn(Token asset, Token in) {
    return new SetPricePolicy(
        MAIN, asset.id(), policy(Checks.NONE, Optional.of(in.id()), Optional.empty()));
  }

  private static SetPricePolicy capped(Token asset, String ratio) {
    var cap = new GrowthCap(Wad.of(ratio), START, BasisPoints.of("0.1"));
    return new SetPricePolicy(
        MAIN,
        asset.id(),
        policy(
            new Checks(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(cap)),
            Optional.empty(),
            Optional.empty()));
  }

  private static final SetPricePolicy ON_TRIAL =
      new SetPricePolicy(
          MAIN,
          WETH.id(),
          policy(
              Checks.NONE,
              Optional.empty(),
              Optional.of(new Canary(3, BasisPoints.of("0.01"), new TreeSet<>(Set.of("old"))))));

  private static JudgePriceSource judge(String source, boolean admitted) {
    return new JudgePriceSource(
        MAIN, WETH.id(), source, admitted, Wad.of("1990"), Wad.of("2000"), 3);
  }

  private static Trial trial(DeskFixture desk, String source) {
    return ((Market.Open) desk.book().market()).prices().trial(WETH.id(), source);
  }

  @Test
  void a_policy_holds_from_now_on_and_said_twice_it_is_no_event() {
    var desk = desk();
    var said = capped(WETH, "2500");
    desk.when(said).thenAccepted().then(PricePolicySet.class);
    desk.when(said).thenAccepted().then();
    assertThat(((Market.Open) desk.book().market()).prices().policy(WETH.id()))
        .isEqualTo(said.policy());
    assertThat(((Market.Open) desk.book().market()).prices().policy(WBTC.id()))
        .isEqualTo(PricePolicy.STANDARD);
  }

  @Test
  void only_of_what_is_listed_in_an_open_market() {
    var gold = new AssetId("GOLD");
    desk()
        .when(new SetPricePolicy(MAIN, gold, PricePolicy.STANDARD))
        .thenRejected(new AssetUnknown(MAIN, gold));
    desk().when(rateIn(WETH, new Token("GOLD", 2))).thenRejected(new AssetUnknown(MAIN, gold));
    desk().when(new TryPriceSource(MAIN, gold, "a")).thenRejected(new AssetUnknown(MAIN, gold));
    DeskFixture.empty()
        .when(new SetPriceMatrix(MAIN, ActionMatrix.STANDARD))
        .thenRejected(new MarketUnknown(MAIN));
  }

  @Test
  void a_rate_counts_in_an_asset_that_has_a_price() {
    var desk = desk();
    desk.when(rateIn(DAI, DAI)).thenRejected(new RateOfRate(DAI.id(), DAI.id()));
    desk.given(rateIn(DAI, USDC));
    desk.when(rateIn(WBTC, DAI)).thenRejected(new RateOfRate(WBTC.id(), DAI.id()));
    desk.when(rateIn(USDC, WETH)).thenRejected(new RateOfRate(DAI.id(), USDC.id()));
  }

  @Test
  void a_cap_below_the_value_of_the_moment_is_refused_with_both() {
    var desk = desk();
    desk.when(capped(WETH, "1999.99"))
        .thenRejected(new CapBelowValue(WETH.id(), Wad.of("1999.99"), Wad.of("2000")));
    desk.when(capped(WETH, "2000")).thenAccepted();
  }

  @Test
  void a_ratio_clipped_while_its_time_is_not_would_cut_the_value_and_is_refused() {
    // The value grew by a fifth in a year; the ratio of the beginning with the time of the end.
    var desk = desk().after(Duration.ofDays(365)).priced("WETH", "2100");
    var cap =
        new GrowthCap(Wad.of("2060"), START.plus(Duration.ofDays(365)), BasisPoints.of("0.1"));
    var checks =
        new Checks(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(cap));
    desk.when(
            new SetPricePolicy(MAIN, WETH.id(), policy(checks, Optional.empty(), Optional.empty())))
        .thenRejected(new CapBelowValue(WETH.id(), Wad.of("2060"), Wad.of("2100")));
  }

  @Test
  void without_a_canary_everybody_is_heard_at_once() {
    assertThat(trial(desk(), "anybody")).isEqualTo(Trial.ADMITTED);
  }

  @Test
  void a_new_source_is_admitted_or_rejected_once() {
    var desk = desk().given(ON_TRIAL);
    assertThat(trial(desk, "old")).isEqualTo(Trial.ADMITTED);
    assertThat(trial(desk, "new")).isEqualTo(Trial.SHADOW);
    desk.when(judge("new", true)).thenAccepted().then(PriceSourceAdmitted.class);
    assertThat(trial(desk, "new")).isEqualTo(Trial.ADMITTED);
    desk.when(judge("new", true))
        .thenRejected(new SourceAlreadyJudged(WETH.id(), "new", Trial.ADMITTED));
    desk.when(judge("new", false)).thenAccepted().then(PriceSourceRejected.class);
    for (var again : new boolean[] {true, false})
      desk.when(judge("new", again))
          .thenRejected(new SourceAlreadyJudged(WETH.id(), "new", Trial.REJECTED));
  }

  @Test
  void where_nobody_has_to_earn_a_place_any_more_a_shadow_is_heard_and_who_was_rejected_is_not() {
    var desk = desk().given(ON_TRIAL, judge("old", false));
    desk.given(new SetPricePolicy(MAIN, WETH.id(), PricePolicy.STANDARD));
    assertThat(trial(desk, "new")).isEqualTo(Trial.ADMITTED);
    assertThat(trial(desk, "old")).isEqualTo(Trial.REJECTED);
    desk.given(new TryPriceSource(MAIN, WETH.id(), "old"));
    assertThat(trial(desk, "old")).isEqualTo(Trial.ADMITTED);
  }

  @Test
  void a_source_that_has_changed_is_tried_again() {
    var desk = desk().given(ON_TRIAL, judge("old", false));
    assertThat(trial(desk, "old")).isEqualTo(Trial.REJECTED);
    desk.when(new TryPriceSource(MAIN, WETH.id(), "old"))
        .thenAccepted()
        .then(PriceSourceOnTrial.class);
    assertThat(trial(desk, "old")).isEqualTo(Trial.SHADOW);
    desk.when(new TryPriceSource(MAIN, WETH.id(), "old"))
        .thenRejected(new SourceAlreadyJudged(WETH.id(), "old", Trial.SHADOW));
  }
}
