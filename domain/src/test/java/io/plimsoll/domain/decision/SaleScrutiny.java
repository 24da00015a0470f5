package io.plimsoll.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What must be true of every sale: it heals, or ends in bad debt, or leaves the case open; and it
 * heals for certain where the loan's health is above what a sale with the full bonus costs.
 */
final class SaleScrutiny {

  private static final Wad MARGIN = Wad.of("0.001");

  private final DeskFixture desk;
  private final Map<LiquidationId, SortedMap<AssetId, Long>> ordered = new HashMap<>();

  SaleScrutiny(DeskFixture desk) {
    this.desk = desk;
  }

  void look(List<Event> events) {
    for (var event : events)
      switch (event) {
        case LiquidationOpened e -> assertThat(below1(e.evidence())).as("%s", e).isTrue();
        case SaleOrdered e -> ordered.put(e.liquidation(), e.evidence().prices());
        case LotSold e -> {
          outcome(e.liquidation(), e.evidence());
          if (e.evidence().prices().entrySet().containsAll(ordered.get(e.liquidation()).entrySet()))
            heals(e.evidence(), e.sold().token().id(), e.repaid(), bonus(e.sold()));
        }
        case CollateralCalled e -> {
          assertThat(below1(e.evidence())).as("%s", e).isTrue();
          outcome(e.liquidation(), e.evidence());
          heals(e.evidence(), e.taken().token().id(), e.repaid(), bonus(e.taken()));
        }
        case DebtSetOff e -> {
          assertThat(below1(e.evidence())).as("%s", e).isTrue();
          outcome(e.liquidation(), e.evidence());
          heals(e.evidence(), e.amount().token().id(), e.amount(), BasisPoints.ONE);
        }
        case LiquidationClosed e
            when e.outcome() == Outcome.RESTORED || e.outcome() == Outcome.CURED ->
            assertThat(below1(e.evidence())).as("%s", e).isFalse();
        default -> {}
      }
  }

  private void outcome(LiquidationId id, Evidence evidence) {
    var state = desk.book().liquidation(id);
    var partial = state instanceof Liquidation.Open;
    var badDebt =
        state instanceof Liquidation.Closed closed && closed.outcome() == Outcome.WRITTEN_OFF;
    assertThat(partial || badDebt || !isWorse(evidence))
        .as("%s after %s", state, evidence)
        .isTrue();
  }

  /**
   * A sale that costs threshold × (1 + bonus) of health per unit of debt heals a loan above that.
   */
  private void heals(Evidence evidence, AssetId collateral, Amount repaid, BasisPoints incentive) {
    if (!(evidence.healthBefore().orElseThrow() instanceof HealthFactor.Of(var before))) return;
    var threshold = desk.book().listed(collateral).terms().liquidationThreshold();
    var cost =
        Rounding.UP.mulDiv(
            threshold.units().multiply(incentive.units()),
            Wad.SCALE,
            BasisPoints.SCALE.multiply(BasisPoints.SCALE));
    var price = desk.facts().prices().of(repaid.token().id()).orElseThrow();
    var isWorthLooking =
        price.value(repaid, Rounding.DOWN).exceeds(Amount.of("100", price.base()))
            && unitValue(collateral).compareTo(Amount.of("0.001", price.base())) < 0
            && unitValue(repaid.token().id()).compareTo(Amount.of("0.001", price.base())) < 0;
    if (isWorthLooking && before.units().compareTo(cost.add(MARGIN.units())) > 0)
      assertThat(isWorse(evidence)).as("%s for %s", evidence, repaid).isFalse();
  }

  private Amount unitValue(AssetId asset) {
    var price = desk.facts().prices().of(asset).orElseThrow();
    return price.value(price.asset().units(BigInteger.ONE), Rounding.UP);
  }

  private BasisPoints bonus(Amount collateral) {
    return desk.book().listed(collateral.token().id()).terms().weights().incentive();
  }

  private static boolean below1(Evidence evidence) {
    return evidence.healthBefore().orElseThrow().isLiquidatable();
  }

  private static boolean isWorse(Evidence evidence) {
    return evidence.healthBefore().orElseThrow() instanceof HealthFactor.Of(var before)
        && evidence.healthAfter().orElseThrow() instanceof HealthFactor.Of(var after)
        && after.compareTo(before) < 0;
  }
}
