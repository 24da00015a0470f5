package io.plimsoll.domain.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.auction.AuctionEvent.AuctionReset;
import io.plimsoll.domain.auction.AuctionEvent.AuctionStarted;
import io.plimsoll.domain.auction.AuctionEvent.LotTaken;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.liquidation.Offer;
import io.plimsoll.domain.liquidation.Outcome;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.loan.LoanEvent.DebtWrittenOff;
import io.plimsoll.domain.loan.LoanEvent.MarginCallLapsed;
import io.plimsoll.domain.loan.Valuation;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.Profile.Call;
import io.plimsoll.domain.market.RiskWeights;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.DeskFixture;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What must be true of every sale: it heals, or ends in bad debt, or leaves the case open; and it
 * heals for certain where the loan's health is above what a sale with the full bonus costs.
 */
final class SaleScrutiny {

  private static final Wad MARGIN = Wad.of("0.001");

  private final DeskFixture desk;
  private final Map<LiquidationId, Ordered> ordered = new HashMap<>();

  /** At which prices and weights an order was given. */
  private record Ordered(SortedMap<AssetId, Long> prices, RiskWeights weights) {}

  SaleScrutiny(DeskFixture desk) {
    this.desk = desk;
  }

  void look(List<Event> events) {
    var start = startLine(events);
    for (var event : events)
      switch (event) {
        case LiquidationOpened e -> assertThat(isBelow(start, e.evidence())).as("%s", e).isTrue();
        case SaleOrdered e ->
            ordered.put(
                e.liquidation(),
                new Ordered(
                    e.evidence().prices(), weights(e.liquidation(), e.order().lot().quantity())));
        case LotSold e -> {
          var order = ordered.get(e.liquidation());
          var weights = weights(e.liquidation(), e.sold());
          if (e.evidence().prices().entrySet().containsAll(order.prices().entrySet())
              && weights.equals(order.weights())) {
            outcome(e.liquidation(), e.evidence());
            heals(e.evidence(), weights, e.sold(), e.repaid(), weights.incentive());
          }
        }
        case CollateralCalled e -> {
          assertThat(isBelow(start, e.evidence())).as("%s", e).isTrue();
          outcome(e.liquidation(), e.evidence());
          var weights = weights(e.liquidation(), e.taken());
          heals(e.evidence(), weights, e.taken(), e.repaid(), incentive(weights));
        }
        case LotTaken e -> floor(e);
        case LotAuctioned e -> {
          assertThat(isBelow(ladder().exit(), e.evidence())).as("%s", e).isTrue();
          var rewards =
              e.rewards().stream()
                  .map(Offer.Reward::amount)
                  .reduce(e.paid().token().zero(), Amount::plus);
          assertThat(rewards.plus(e.repaid()).plus(e.fee()).plus(e.surplus()))
              .as("what was paid went somewhere: %s", e)
              .isEqualTo(e.paid());
        }
        case BatchCleared e -> leastPrice(e);
        case LotCleared e -> {
          assertThat(isBelow(ladder().exit(), e.evidence())).as("%s", e).isTrue();
          assertThat(e.repaid().plus(e.fee()).plus(e.surplus()))
              .as("what was paid went somewhere: %s", e)
              .isEqualTo(e.received());
        }
        case DebtSetOff e -> {
          assertThat(isBelow(ladder().exit(), e.evidence())).as("%s", e).isTrue();
          outcome(e.liquidation(), e.evidence());
          var weights = weights(e.liquidation(), e.amount());
          heals(e.evidence(), weights, e.amount(), e.amount(), BasisPoints.ONE);
        }
        case DebtWrittenOff e ->
            assertThat(isWorthNothing(desk.valuation(e.loan()), e.debt().amount().token()))
                .as("nothing of value is left after %s", e)
                .isTrue();
        case LiquidationClosed e
            when e.outcome() == Outcome.RESTORED || e.outcome() == Outcome.CURED ->
            assertThat(isBelow(ladder().exit(), e.evidence())).as("%s", e).isFalse();
        default -> {}
      }
  }

  /** Of no collateral all together is worth two units of the debt; one may pay off nothing. */
  private boolean isWorthNothing(Valuation loan, Token debt) {
    var price = desk.facts().prices().of(debt.id()).orElseThrow();
    return loan.collateralValue().isZero()
        || loan.positions().values().stream()
            .map(held -> price.exchange(held.collateral(), held.price(), Rounding.DOWN))
            .allMatch(worth -> worth.units().compareTo(BigInteger.TWO) < 0);
  }

  /** Nothing is sold under the least price that the batch was opened with. */
  private void leastPrice(BatchCleared cleared) {
    var least =
        desk.book().events().stream()
            .filter(BatchOpened.class::isInstance)
            .map(BatchOpened.class::cast)
            .filter(opened -> opened.batch().equals(cleared.batch()))
            .map(opened -> opened.terms().minimum())
            .findFirst()
            .orElseThrow();
    cleared.price().ifPresent(price -> assertThat(price).isGreaterThanOrEqualTo(least));
  }

  /** Nothing is sold under half of the oracle's price at the start. */
  private void floor(LotTaken taken) {
    var started =
        desk.book().events().stream()
            .filter(event -> event.stream().equals(taken.stream()))
            .map(
                event ->
                    switch (event) {
                      case AuctionStarted e -> e.floor();
                      case AuctionReset e -> e.floor();
                      default -> Optional.<Ray>empty();
                    })
            .flatMap(Optional::stream)
            .reduce((_, last) -> last)
            .orElseThrow();
    assertThat(taken.price()).isGreaterThanOrEqualTo(started);
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
  private void heals(
      Evidence evidence,
      RiskWeights weights,
      Amount collateral,
      Amount repaid,
      BasisPoints incentive) {
    if (!(evidence.healthBefore().orElseThrow() instanceof HealthFactor.Of(var before))) return;
    var threshold = weights.liquidationThreshold();
    var cost =
        Rounding.UP.mulDiv(
            threshold.units().multiply(incentive.units()),
            Wad.SCALE,
            BasisPoints.SCALE.multiply(BasisPoints.SCALE));
    var price = desk.facts().prices().of(repaid.token().id()).orElseThrow();
    var isWorthLooking =
        price.value(repaid, Rounding.DOWN).exceeds(Amount.of("100", price.base()))
            && unitValue(collateral.token().id()).compareTo(Amount.of("0.001", price.base())) < 0
            && unitValue(repaid.token().id()).compareTo(Amount.of("0.001", price.base())) < 0;
    if (isWorthLooking && before.units().compareTo(cost.add(MARGIN.units())) > 0)
      assertThat(isWorse(evidence)).as("%s for %s", evidence, repaid).isFalse();
  }

  /** What a keeper gets for a unit: where no bonus is agreed, what follows from the threshold. */
  private BasisPoints incentive(RiskWeights weights) {
    if (((Market.Open) desk.book().market()).profile().call() != Call.SEIZURE)
      return weights.incentive();
    var room = BasisPoints.SCALE.subtract(weights.liquidationThreshold().units());
    var all = BasisPoints.SCALE.multiply(BigInteger.TEN);
    var rest = all.subtract(room.multiply(BigInteger.valueOf(3)));
    return new BasisPoints(Rounding.UP.mulDiv(BasisPoints.SCALE, all, rest).intValueExact());
  }

  private Amount unitValue(AssetId asset) {
    var price = desk.facts().prices().of(asset).orElseThrow();
    return price.value(price.asset().units(BigInteger.ONE), Rounding.UP);
  }

  private RiskWeights weights(LiquidationId id, Amount collateral) {
    return ((Market.Open) desk.book().market())
        .weights(desk.book().listed(collateral.token().id()), desk.loan(id.loan()).category());
  }

  /** Below which a loan had to be for what was done: 1, a call that lapsed, a small sale. */
  private Wad startLine(List<Event> events) {
    if (events.stream().anyMatch(MarginCallLapsed.class::isInstance))
      return ladder().marginCall().orElseThrow().callBelow();
    return events.stream()
            .anyMatch(
                event ->
                    event instanceof LiquidationClosed closed
                        && closed.outcome() == Outcome.RELIEVED)
        ? ladder().preLiquidation().orElseThrow().below()
        : Wad.ONE;
  }

  private Ladder ladder() {
    return ((Market.Open) desk.book().market()).terms().ladder();
  }

  private static boolean isBelow(Wad line, Evidence evidence) {
    return evidence.healthBefore().orElseThrow().isBelow(line);
  }

  private static boolean isWorse(Evidence evidence) {
    return evidence.healthBefore().orElseThrow() instanceof HealthFactor.Of(var before)
        && evidence.healthAfter().orElseThrow() instanceof HealthFactor.Of(var after)
        && after.compareTo(before) < 0;
  }
}
