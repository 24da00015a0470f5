package io.plimsoll.adapter.web.rest.page;

import io.plimsoll.application.replay.ReplayProgress;
import java.util.Locale;

/**
 * A replay as the page shows it.
 *
 * @param from start of the price line, RFC 3339
 * @param standing ticks, loans and sales so far, as a sentence
 */
public record ReplayPicture(
    String scenario,
    String from,
    String at,
    String standing,
    long ticks,
    long ticksInAll,
    boolean finished,
    String report) {

  static ReplayPicture of(ReplayProgress progress) {
    return new ReplayPicture(
        progress.scenario(),
        progress.from().toString(),
        Shown.time(progress.at()),
        String.format(
            Locale.ROOT,
            "Tick %,d of %,d · %,d loans owe something · lots sold: %,d",
            progress.ticks(),
            progress.ticksInAll(),
            progress.loans(),
            progress.sales()),
        progress.ticks(),
        progress.ticksInAll(),
        progress.finished(),
        String.join("\n", progress.report()));
  }
}
