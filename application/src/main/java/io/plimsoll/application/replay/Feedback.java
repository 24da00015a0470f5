package io.plimsoll.application.replay;

import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Lowers history's prices by what the replay itself has sold on simulated venues, so that a sale
 * can break the next loan. By how much venues stand below the price before the next one comes is
 * added to what the price has lost; a share of that stays, and the rest comes back with time (the
 * resilience of Obizhaeva and Wang, Optimal Trading Strategy and Supply/Demand Dynamics, 2013).
 * Venues stand at the lowered price afterwards.
 */
final class Feedback {

  /**
   * @param stays share of history's price that is lost for good
   * @param returns share that comes back
   */
  private record Lost(double stays, double returns, Instant at) {

    Lost after(double fall, Instant now, FeedbackSettings settings) {
      var left =
          returns
              * StrictMath.exp(
                  -(double) Duration.between(at, now).toMillis() / settings.recovery().toMillis());
      var more = fall * (1 - stays - left);
      return new Lost(
          stays + settings.permanentShare() * more,
          left + (1 - settings.permanentShare()) * more,
          now);
    }

    BigDecimal of(BigDecimal price) {
      return price.multiply(BigDecimal.valueOf(1 - stays - returns), MathContext.DECIMAL64);
    }
  }

  private final FeedbackSettings settings;
  private final ToDoubleFunction<AssetId> fall;
  private final Map<AssetId, Quotation> newest = new LinkedHashMap<>();
  private final Map<AssetId, Lost> lost = new HashMap<>();

  /**
   * @param fall how far below its price an asset stands on the venues, a share of it
   */
  Feedback(FeedbackSettings settings, ToDoubleFunction<AssetId> fall) {
    this.settings = settings;
    this.fall = fall;
  }

  /** What is told instead of history's quotations: of every asset known, as it is felt now. */
  List<Quotation> felt(List<Quotation> quotations, Instant now) {
    for (var quotation : quotations) newest.put(quotation.asset(), quotation);
    return newest.values().stream().map(quotation -> felt(quotation, now)).toList();
  }

  private Quotation felt(Quotation history, Instant now) {
    var left =
        lost.getOrDefault(history.asset(), new Lost(0, 0, now))
            .after(fall.applyAsDouble(history.asset()), now, settings);
    lost.put(history.asset(), left);
    return new Quotation(
        history.asset(), history.unit(), left.of(history.value()), now, history.particulars());
  }
}
