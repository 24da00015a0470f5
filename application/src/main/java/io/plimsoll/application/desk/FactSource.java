package io.plimsoll.application.desk;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Facts;

/** Where a lane gets the facts of the moment. */
public interface FactSource {

  /**
   * @param book of the market, which has rules of its own for its prices
   */
  Facts now(Book book);
}
