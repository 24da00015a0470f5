package io.plimsoll.adapter.schedule.spring;

import io.plimsoll.application.desk.DeskClock;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceDesk;
import io.plimsoll.application.oracle.PriceFeed;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Asks every feed once what it has seen and hands it to the desk. A feed that fails is heard the
 * next time; the others are heard now.
 */
final class PriceRound implements Runnable {

  private static final Logger LOG = System.getLogger(PriceRound.class.getName());

  private final List<PriceFeed> feeds;
  private final PriceDesk desk;
  private final DeskClock clock;

  PriceRound(List<PriceFeed> feeds, PriceDesk desk, DeskClock clock) {
    this.feeds = List.copyOf(feeds);
    this.desk = desk;
    this.clock = clock;
  }

  @Override
  public void run() {
    for (var feed : feeds)
      try {
        var seen = feed.poll(clock.instant());
        if (!seen.isEmpty())
          desk.takeAll(feed.source(), seen).values().forEach(CompletableFuture::join);
      } catch (OracleUnavailable e) {
        LOG.log(Level.WARNING, "%s has no answer; it is asked again".formatted(feed.source()), e);
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "What %s has seen could not be taken".formatted(feed.source()), e);
      }
  }
}
