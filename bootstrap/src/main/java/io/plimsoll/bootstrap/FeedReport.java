package io.plimsoll.bootstrap;

import io.plimsoll.adapter.schedule.spring.FeedState;
import io.plimsoll.adapter.schedule.spring.FeedStates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Tells operations which feeds do not answer: the desk works, with what others say. */
final class FeedReport extends AbstractHealthIndicator {

  private final ObjectProvider<FeedStates> feeds;

  FeedReport(ObjectProvider<FeedStates> feeds) {
    super("How feeds are doing cannot be told");
    this.feeds = feeds;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health.up();
    for (var state : feeds.stream().flatMap(all -> all.all().stream()).toList()) {
      if (state.failures() > 0) health.status(ParkedReport.DEGRADED);
      health.withDetail(state.source(), told(state));
    }
  }

  private static String told(FeedState state) {
    var heard = state.heard().map(at -> "last heard at " + at).orElse("never heard");
    return state
        .trouble()
        .map(
            why ->
                "%s, %d failures in a row%s: %s"
                    .formatted(
                        heard,
                        state.failures(),
                        state.left() ? ", left alone for a while" : "",
                        why))
        .orElse(heard);
  }
}
