package io.plimsoll.adapter.schedule.spring;

import io.plimsoll.application.liquidation.ForcedSales;
import io.plimsoll.application.market.MarketBook;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Has every market examined once, one after another. */
final class ExaminationRound implements Runnable {

  private static final Logger LOG = System.getLogger(ExaminationRound.class.getName());

  private final MarketBook markets;
  private final ForcedSales sales;

  ExaminationRound(MarketBook markets, ForcedSales sales) {
    this.markets = markets;
    this.sales = sales;
  }

  @Override
  public void run() {
    for (var market : markets.markets())
      try {
        sales.examine(market).join();
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "Market %s could not be examined".formatted(market), e);
      }
  }
}
