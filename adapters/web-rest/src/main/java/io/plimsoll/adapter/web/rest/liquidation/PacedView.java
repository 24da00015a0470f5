package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.domain.liquidation.LiquidationEvent.SalePaced;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.pacing.Paced.Effect;
import java.time.Instant;
import java.util.List;

/**
 * Why the desk sold as much as it did at once.
 *
 * @param unpaced what the sale was expected to do without pacing
 * @param picked what the sale that was made was expected to do
 * @param couldWait whether the case had time for the rest
 */
public record PacedView(
    long version,
    Instant at,
    AssetId collateralAsset,
    EffectView unpaced,
    EffectView picked,
    boolean couldWait) {

  /**
   * @param sold with what the desk sold since the price was observed
   * @param fall of the collateral's price, a share of it
   * @param broken how many other loans would be below 1
   * @param loans some of them
   */
  public record EffectView(Amount sold, Wad fall, int broken, List<LoanId> loans) {

    static EffectView of(Effect effect) {
      return new EffectView(effect.sold(), effect.fall(), effect.broken(), effect.some());
    }
  }

  static PacedView of(long version, SalePaced paced) {
    var reasons = paced.reasons();
    return new PacedView(
        version,
        paced.at(),
        reasons.picked().sold().token().id(),
        EffectView.of(reasons.unpaced()),
        EffectView.of(reasons.picked()),
        reasons.hasTime());
  }
}
