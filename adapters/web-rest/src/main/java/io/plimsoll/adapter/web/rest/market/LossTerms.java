package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.domain.loss.LossBearer;
import io.plimsoll.domain.reserve.ReserveTerms.Losses;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who bears a deficit.
 *
 * @param order who is asked first, each until nothing is left of it
 * @param backstopCooldown how long before a stake is taken out that has to be announced; ten days
 *     if left out where there is a backstop, and null where there is none
 */
public record LossTerms(List<LossBearer> order, Optional<Duration> backstopCooldown) {

  private static final Duration USUAL_COOLDOWN = Duration.ofDays(10);

  static LossTerms of(Losses losses) {
    return new LossTerms(
        losses.order(), Optional.of(losses.backstopCooldown()).filter(_ -> losses.isBackstopped()));
  }

  Losses losses() {
    var isBackstopped = order.contains(LossBearer.BACKSTOP);
    return new Losses(
        order,
        backstopCooldown
            .map(asked -> Terms.span("losses.backstopCooldown", asked))
            .orElse(isBackstopped ? USUAL_COOLDOWN : Duration.ZERO));
  }
}
