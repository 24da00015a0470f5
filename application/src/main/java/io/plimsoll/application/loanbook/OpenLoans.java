package io.plimsoll.application.loanbook;

import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.MarketId;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The states of all loans of a market, read in bulk. */
public interface OpenLoans {

  /**
   * Shows every loan that was opened, all as they stand at one moment. The market's lane stands
   * still until the last is shown: meant for a start, before anybody is served.
   *
   * @return how many there are
   */
  CompletableFuture<Integer> show(MarketId market, Consumer<Loan.Open> watcher);
}
