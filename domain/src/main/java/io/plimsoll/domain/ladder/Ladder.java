package io.plimsoll.domain.ladder;

import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketRejection;
import io.plimsoll.domain.market.MarketRejection.LevelNotAbove;
import io.plimsoll.domain.market.MarketRejection.LevelTooLow;
import io.plimsoll.domain.market.Profile;
import io.plimsoll.domain.money.Wad;
import java.util.Optional;

/**
 * What a market does before a forced sale and around it. A case always may be opened below 1.
 *
 * @param exit a case goes on until its loan's health is at least this, so that the next small fall
 *     does not open another; at least 1, and at least where a margin call leads to a sale
 * @param marginCall empty: nobody is warned, and no loan is sold from at 1 or above
 * @param preLiquidation empty: no borrower can agree to small sales
 * @param secondLook empty: a loss is realised at the prices of the moment
 */
public record Ladder(
    Wad exit,
    Optional<MarginCall> marginCall,
    Optional<PreLiquidation> preLiquidation,
    Optional<SecondLook> secondLook) {

  /** A case opens below 1 and ends at 1. */
  public static final Ladder NONE = to(Wad.ONE);

  /** A case ends at a level, and nothing else is asked for. */
  public static Ladder to(Wad exit) {
    return new Ladder(exit, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Loans at this health or above need no look. */
  public Wad watch() {
    return marginCall.map(MarginCall::warnBelow).orElse(Wad.ONE);
  }

  /**
   * Why the levels cannot be. A step sized to a target has to go beyond the exit, or it would be
   * followed by smaller and smaller ones.
   */
  public Optional<MarketRejection> objection(LiquidationPolicy policy, Profile profile) {
    return marginCall
        .flatMap(MarginCall::objection)
        .or(() -> LevelTooLow.check("ladder.exit", exit, Wad.ONE))
        .or(
            () ->
                marginCall.flatMap(
                    call -> LevelTooLow.check("ladder.exit", exit, call.callBelow())))
        .<MarketRejection>map(level -> level)
        .or(
            () ->
                policy
                    .target()
                    .filter(target -> target.health().compareTo(exit) <= 0)
                    .map(
                        target ->
                            new LevelNotAbove("liquidation.targetHealth", target.health(), exit)))
        .or(() -> preLiquidation.flatMap(small -> small.objection(profile)));
  }
}
