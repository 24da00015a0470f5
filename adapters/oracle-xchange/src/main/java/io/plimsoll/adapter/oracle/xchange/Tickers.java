package io.plimsoll.adapter.oracle.xchange;

import java.io.IOException;
import org.knowm.xchange.currency.CurrencyPair;

/** An exchange that can be asked for the best offers. */
@FunctionalInterface
interface Tickers {

  /**
   * @throws IOException if there is no answer about this pair
   */
  TopOfBook of(CurrencyPair pair) throws IOException;
}
