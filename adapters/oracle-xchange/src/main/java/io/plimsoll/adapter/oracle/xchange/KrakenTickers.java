package io.plimsoll.adapter.oracle.xchange;

import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.adapter.xchange.RestCalls;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.kraken.Kraken;

/**
 * Kraken's tickers, which say no time: they are of the moment they are asked for. Each pair is a
 * question of its own, because one that Kraken does not know would spoil the answer for all.
 */
record KrakenTickers(Kraken kraken) implements Tickers {

  KrakenTickers(URI base, BoundedHttp http) {
    this(RestCalls.of(Kraken.class, base, http));
  }

  @Override
  public TopOfBook of(CurrencyPair pair) throws IOException {
    var answer = kraken.getTicker(name(pair.getBase()) + name(pair.getCounter()));
    if (answer.getError() == null || !answer.isSuccess())
      throw new IOException(
          "Kraken has no ticker of %s: %s".formatted(pair, Arrays.toString(answer.getError())));
    // it is filed under Kraken's own name of the pair, such as XETHZUSD
    var tickers = answer.getResult();
    if (tickers == null || tickers.size() != 1)
      throw new IOException("Kraken's answer is not one ticker of " + pair);
    var ticker = tickers.values().iterator().next();
    if (ticker == null || ticker.getBid() == null || ticker.getAsk() == null)
      throw new IOException("Kraken's ticker of %s has not both sides".formatted(pair));
    return TopOfBook.of(ticker.getBid().getPrice(), ticker.getAsk().getPrice(), Optional.empty());
  }

  /** The code of the standard where there is one: Kraken's bitcoin is XBT. */
  private static String name(Currency currency) {
    var standard = currency.getIso4217Currency();
    return (standard == null ? currency : standard).getCurrencyCode();
  }
}
