package io.plimsoll.adapter.oracle.xchange;

import io.plimsoll.adapter.spi.http.BoundedHttp;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The exchanges that can be asked, each at its own address unless told another. */
enum KnownExchange {
  KRAKEN("https://api.kraken.com"),
  BITSTAMP("https://www.bitstamp.net");

  private final URI address;

  KnownExchange(String address) {
    this.address = URI.create(address);
  }

  static Optional<KnownExchange> of(String id) {
    return Arrays.stream(values()).filter(one -> one.id().equals(id)).findAny();
  }

  static List<String> ids() {
    return Arrays.stream(values()).map(KnownExchange::id).toList();
  }

  /** As it is written in the configuration. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  URI address() {
    return address;
  }

  Tickers tickers(URI base, BoundedHttp http) {
    return switch (this) {
      case KRAKEN -> new KrakenTickers(base, http);
      case BITSTAMP -> new BitstampTickers(base, http);
    };
  }
}
