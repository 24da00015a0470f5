package io.plimsoll.bootstrap;

import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.loanbook.OpenLoans;
import io.plimsoll.application.market.MarketBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes up the work where the last process left it, before anybody is served: the health watch sees
 * every loan, and every market is examined, so that an order that was under way is asked for and a
 * loan that fell meanwhile is found.
 */
final class TakeUp implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(TakeUp.class);

  private final MarketBook markets;
  private final OpenLoans loans;
  private final HealthWatch watch;
  private final ForcedSales sales;
  private volatile boolean running;

  TakeUp(MarketBook markets, OpenLoans loans, HealthWatch watch, ForcedSales sales) {
    this.markets = markets;
    this.loans = loans;
    this.watch = watch;
    this.sales = sales;
  }

  @Override
  public void start() {
    for (var market : markets.markets()) {
      loans.show(market, watch::follow).join();
      var examined = sales.examine(market).join();
      LOG.info("Market {} taken up: {}", market, examined);
    }
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** After lanes and projections, before the web server and whatever feeds prices. */
  @Override
  public int getPhase() {
    return -800;
  }
}
