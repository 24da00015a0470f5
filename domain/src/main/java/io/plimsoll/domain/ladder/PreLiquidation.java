package io.plimsoll.domain.ladder;

import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.market.MarketRejection.LevelNotAbove;
import io.plimsoll.domain.market.MarketRejection.PreLiquidationByCallsOnly;
import io.plimsoll.domain.market.MarketRejection.SlopeReversed;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.util.Optional;

/**
 * Small sales between two health levels, to keepers, from loans whose borrowers agreed: Morpho's
 * PreLiquidation contract (preLltv, preLCF1 and 2, preLIF1 and 2), whose line from the pre-LLTV to
 * the LLTV is drawn here in health factors, from {@code below} to 1. Every quotient is cut down, so
 * that a step sells no more, and gives no more for it, than the formula has.
 *
 * @param below small sales begin below this health factor, above 1
 * @param closeFactor share of the loan's debt value that one step may repay
 * @param bonus collateral that goes beyond the debt repaid; never more than the asset's own bonus
 */
public record PreLiquidation(Wad below, Slope closeFactor, Slope bonus) {

  /** (below - health) ÷ (below - 1), between 0 and 1, down. */
  private Wad way(Wad health) {
    var fallen = below.units().subtract(health.units());
    return new Wad(
        Rounding.DOWN.mulDiv(fallen, Wad.SCALE, below.units().subtract(Wad.SCALE)).min(Wad.SCALE));
  }

  /**
   * @param health below {@code below}
   */
  public BasisPoints closeFactor(Wad health) {
    return closeFactor.at(way(health));
  }

  /**
   * @param most the asset's own bonus
   * @param health below {@code below}
   */
  public BasisPoints bonus(BasisPoints most, Wad health) {
    var asked = bonus.at(way(health));
    return asked.compareTo(most) < 0 ? asked : most;
  }

  Optional<MarketRejection> objection(Profile profile) {
    if (profile.call() != Profile.Call.CLOSE_FACTOR)
      return Optional.of(new PreLiquidationByCallsOnly(profile.name()));
    if (below.compareTo(Wad.ONE) <= 0)
      return Optional.of(new LevelNotAbove("ladder.preLiquidation.below", below, Wad.ONE));
    if (closeFactor.isReversed())
      return Optional.of(reversed("ladder.preLiquidation.closeFactor", closeFactor));
    return bonus.isReversed()
        ? Optional.of(reversed("ladder.preLiquidation.bonus", bonus))
        : Optional.empty();
  }

  private static SlopeReversed reversed(String field, Slope slope) {
    return new SlopeReversed(field, slope.from(), slope.to());
  }
}
