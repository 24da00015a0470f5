package io.plimsoll.benchmark.cascade;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationOpened;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.loan.HealthFactor;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.queue.Place;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Hears what is durable: in which order cases were opened and sold from, and when all are closed.
 */
final class CaseLog implements Committed {

  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private final List<Place> opened = new ArrayList<>();
  private final CountDownLatch open;
  private long lastOpened;
  private long lastClosed;
  private int sold;

  CaseLog(int cases) {
    open = new CountDownLatch(cases);
  }

  @Override
  public void committed(Book book, List<Event> events) {
    for (var event : events)
      switch (event) {
        case LiquidationOpened e -> {
          var health = (HealthFactor.Of) e.evidence().healthBefore().orElseThrow();
          opened.add(Place.of(e.loan(), health.value(), Wad.ONE, e.debtValue()));
          lastOpened = System.nanoTime();
        }
        case LotSold _ -> sold++;
        case LiquidationClosed _ -> {
          lastClosed = System.nanoTime();
          open.countDown();
        }
        default -> {}
      }
  }

  /**
   * Cases that were opened after one that should have waited for them. What a minute's interest may
   * have moved them since the tick does not count: a millionth of the debt.
   */
  int outOfOrder() {
    var wrong = 0;
    for (var at = 1; at < opened.size(); at++) {
      var before = opened.get(at - 1);
      var moved = before.size().units().multiply(Wad.SCALE).divide(MILLION);
      if (before.weight().add(moved).compareTo(opened.get(at).weight()) < 0) wrong++;
    }
    return wrong;
  }

  void awaitAllClosed() throws InterruptedException {
    open.await();
  }

  long left() {
    return open.getCount();
  }

  int opened() {
    return opened.size();
  }

  int sold() {
    return sold;
  }

  long lastOpened() {
    return lastOpened;
  }

  long lastClosed() {
    return lastClosed;
  }
}
