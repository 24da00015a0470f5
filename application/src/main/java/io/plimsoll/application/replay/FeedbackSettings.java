package io.plimsoll.application.replay;

import java.time.Duration;

/**
 * How the prices of a replay feel what is sold in it.
 *
 * @param permanentShare of the fall that sales cause on venues, the part that stays
 * @param recovery after which 1/e of the rest is left
 */
public record FeedbackSettings(double permanentShare, Duration recovery) {

  public FeedbackSettings {
    if (!(permanentShare >= 0 && permanentShare <= 1))
      throw new IllegalArgumentException("A share is 0 to 1, not " + permanentShare);
    if (recovery.isNegative() || recovery.isZero())
      throw new IllegalArgumentException("A recovery takes time, not " + recovery);
  }

  @Override
  public String toString() {
    return "%s of a fall stays, 1/e of the rest after %s".formatted(permanentShare, recovery);
  }
}
