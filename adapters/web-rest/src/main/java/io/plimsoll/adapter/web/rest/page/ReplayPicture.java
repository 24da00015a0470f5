package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.application.replay.ReplayProgress;

/**
 * A replay as the page shows it.
 *
 * @param from start of the price line, RFC 3339
 */
public record ReplayPicture(
    String scenario,
    String from,
    String at,
    long ticks,
    long ticksInAll,
    int loans,
    long sales,
    boolean finished,
    String report) {

  static ReplayPicture of(ReplayProgress progress) {
    return new ReplayPicture(
        progress.scenario(),
        progress.from().toString(),
        Shown.time(progress.at()),
        progress.ticks(),
        progress.ticksInAll(),
        progress.loans(),
        progress.sales(),
        progress.finished(),
        String.join("\n", progress.report()));
  }
}
