package io.plimsoll.adapter.oracle.xchange;

import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.adapter.xchange.RestCalls;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.knowm.xchange.bitstamp.BitstampV2;
import org.knowm.xchange.currency.CurrencyPair;

/** Bitstamp's tickers, each with the second it was made in. */
record BitstampTickers(BitstampV2 bitstamp) implements Tickers {

  BitstampTickers(URI base, BoundedHttp http) {
    this(RestCalls.of(BitstampV2.class, base, http));
  }

  @Override
  public TopOfBook of(CurrencyPair pair) throws IOException {
    var ticker = bitstamp.getTicker(new BitstampV2.Pair(pair));
    if (ticker.getTimestamp() <= 0)
      throw new IOException("Bitstamp's ticker of %s has no time".formatted(pair));
    return TopOfBook.of(
        ticker.getBid(),
        ticker.getAsk(),
        Optional.of(Instant.ofEpochSecond(ticker.getTimestamp())));
  }
}
