package io.plimsoll.application.desk;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketId;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * The lanes of all markets: commands of one market are decided one after another and answered when
 * their events are durable; forced sales go first, and those of one party keep their order. Markets
 * run beside each other.
 */
public interface Lanes {

  /**
   * Decides a command on its market's lane.
   *
   * @return completes when the outcome is durable; exceptionally with {@link LaneFull} if too much
   *     is waiting, or with whatever kept the events from being stored
   */
  CompletableFuture<Outcome> submit(Submission submission);

  /**
   * Asks about a market between two decisions: everything the question sees is durable and belongs
   * to one moment.
   *
   * @param question quick, and free of waiting: the lane stands still meanwhile
   */
  <T> CompletableFuture<T> read(MarketId market, BiFunction<Book, Facts, T> question);
}
