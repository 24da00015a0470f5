package io.plimsoll.adapter.oracle.pyth;

import io.plimsoll.adapter.spi.Pair;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.oracle.Particulars;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Hands on what the stream has brought, and asks only while it brings nothing. */
final class PythFeed implements PriceFeed {

  private static final Logger LOG = System.getLogger(PythFeed.class.getName());

  private final String source;
  private final Map<String, List<Pair>> pairs;
  private final Hermes hermes;
  private final Arrivals arrivals;
  private final Optional<PriceStream> stream;
  private final Set<String> missing = new HashSet<>();

  /**
   * @param pairs by Pyth's id
   * @param stream brings prices to the arrivals; without one every poll asks
   */
  PythFeed(
      String source,
      Map<String, List<Pair>> pairs,
      Hermes hermes,
      Arrivals arrivals,
      Optional<PriceStream> stream) {
    this.source = source;
    this.pairs = pairs;
    this.hermes = hermes;
    this.arrivals = arrivals;
    this.stream = stream;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public synchronized List<Quotation> poll(Instant now) {
    stream.ifPresent(PriceStream::start);
    var trouble =
        stream.isEmpty() || stream.get().isSilent() ? ask() : Optional.<IOException>empty();
    var seen = arrivals.take(now);
    if (seen.isEmpty() && trouble.isPresent()) throw new OracleUnavailable(source, trouble.get());
    return seen.stream().flatMap(this::quotations).toList();
  }

  private Optional<IOException> ask() {
    stream.ifPresent(PriceStream::leaveIfStuck);
    try {
      var prices = PriceUpdate.of(hermes.latest()).prices();
      noteMissing(prices);
      return arrivals.add(prices)
          ? Optional.empty()
          : Optional.of(new IOException("None of the prices is in the answer"));
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  /** An id that is mistyped, or gone, is left out of every answer. */
  private void noteMissing(List<PythPrice> prices) {
    var there = new HashSet<String>();
    prices.forEach(price -> there.add(price.id()));
    pairs.forEach(
        (id, meant) -> {
          if (there.contains(id)) missing.remove(id);
          else if (missing.add(id))
            LOG.log(Level.WARNING, "{0}: there is no price of {1} for {2}", source, id, meant);
        });
  }

  /** The network orders its prices by the second they were published in. */
  private Stream<Quotation> quotations(PythPrice price) {
    var particulars =
        Particulars.NONE.within(price.confidence()).numbered(price.publishedAt().getEpochSecond());
    return pairs.getOrDefault(price.id(), List.of()).stream()
        .map(
            pair ->
                new Quotation(
                    pair.asset(), pair.unit(), price.value(), price.publishedAt(), particulars));
  }

  @Override
  public void close() {
    stream.ifPresent(PriceStream::close);
    hermes.close();
  }
}
