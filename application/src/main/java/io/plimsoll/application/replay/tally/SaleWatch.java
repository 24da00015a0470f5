package io.plimsoll.application.replay.tally;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.LiquidationEvent.CollateralCalled;
import io.plimsoll.domain.liquidation.LiquidationEvent.DebtSetOff;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotAuctioned;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.loan.Evidence;
import io.plimsoll.domain.loan.HealthFactor;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks on while things are sold: how many lots, how long after their prices came in, and whether
 * every one was taken from a loan below 1.
 */
public final class SaleWatch implements Committed {

  private final List<Long> delays = new ArrayList<>();
  private long cameInAt = System.nanoTime();
  private long healthySold;
  private long commits;

  /** Prices are coming in now. */
  public synchronized void pricesCome() {
    cameInAt = System.nanoTime();
  }

  @Override
  public synchronized void committed(Book book, List<Event> events) {
    commits++;
    for (var event : events)
      switch (event) {
        case SaleOrdered e when !isBelowOne(e.evidence()) -> healthySold++;
        case CollateralCalled e when !isBelowOne(e.evidence()) -> healthySold++;
        case LotAuctioned e when !isBelowOne(e.evidence()) -> healthySold++;
        case LotCleared e when !isBelowOne(e.evidence()) -> healthySold++;
        case DebtSetOff e when !isBelowOne(e.evidence()) -> healthySold++;
        case LotSold _ -> delays.add(System.nanoTime() - cameInAt);
        default -> {}
      }
  }

  /** Whether the loan stood below 1 when it was decided to sell from it. */
  public static boolean isBelowOne(Evidence evidence) {
    return evidence.healthBefore().filter(HealthFactor::isLiquidatable).isPresent();
  }

  /** How often anything was committed. */
  public synchronized long commits() {
    return commits;
  }

  public synchronized int sales() {
    return delays.size();
  }

  public synchronized long healthySold() {
    return healthySold;
  }

  /** From prices coming in to a sale being durable, in nanoseconds, shortest first. */
  public synchronized List<Long> delays() {
    return delays.stream().sorted().toList();
  }
}
