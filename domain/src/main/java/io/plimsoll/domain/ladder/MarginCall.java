package io.plimsoll.domain.ladder;

import io.plimsoll.domain.market.MarketRejection.LevelTooLow;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Notice to a borrower before a sale.
 *
 * @param warnBelow below this health factor the borrower is warned, once; at least {@code
 *     callBelow}
 * @param callBelow below this the loan is called, and at it the call is cured; at least 1
 * @param cureWindow how long the borrower has; then the loan may be sold from below {@code
 *     callBelow}
 */
public record MarginCall(Wad warnBelow, Wad callBelow, Duration cureWindow) {

  public Instant cureUntil(Instant calledAt) {
    return calledAt.plus(cureWindow);
  }

  Optional<LevelTooLow> objection() {
    return LevelTooLow.check("ladder.marginCall.callBelow", callBelow, Wad.ONE)
        .or(() -> LevelTooLow.check("ladder.marginCall.warnBelow", warnBelow, callBelow));
  }
}
