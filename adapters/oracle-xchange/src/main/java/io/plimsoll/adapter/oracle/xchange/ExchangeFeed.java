package io.plimsoll.adapter.oracle.xchange;

import io.plimsoll.adapter.spi.http.BoundedHttp;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.oracle.Particulars;
import io.plimsoll.domain.oracle.UnitType;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Asks an exchange for every market at once, and waits for all of them together no longer than for
 * one. A market without an answer does not hide the others.
 */
final class ExchangeFeed implements PriceFeed {

  private static final Logger LOG = System.getLogger(ExchangeFeed.class.getName());

  /** A time that is further ahead of the desk's is not a matter of clocks and of the way here. */
  private static final Duration FURTHEST_AHEAD = Duration.ofSeconds(5);

  private static final int LONGEST_REASON = 300;

  /**
   * @param stamp the exchange's time
   * @param observedAt the same, or the poll's where that was earlier
   */
  private record Told(Instant stamp, Instant observedAt) {}

  private final String source;
  private final List<Market> markets;
  private final Tickers tickers;
  private final NameLookup lookup;
  private final BoundedHttp http;
  private final Duration patience;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<Market, Told> last = new HashMap<>();
  private final Set<Market> silent = new HashSet<>();

  /**
   * @param http what the tickers are asked with; closed with the feed
   * @param patience for a poll
   */
  ExchangeFeed(
      String source,
      List<Market> markets,
      Tickers tickers,
      NameLookup lookup,
      BoundedHttp http,
      Duration patience) {
    this.source = source;
    this.markets = List.copyOf(markets);
    this.tickers = tickers;
    this.lookup = lookup;
    this.http = http;
    this.patience = patience;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public synchronized List<Quotation> poll(Instant now) {
    try {
      return news(ask(), now);
    } catch (IOException e) {
      throw new OracleUnavailable(source, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OracleUnavailable(source, e);
    }
  }

  /** One answer for each market, in their order; what is late is interrupted and told off. */
  private List<Future<TopOfBook>> ask() throws IOException, InterruptedException {
    var begun = System.nanoTime();
    lookup.await(patience);
    var left = patience.toNanos() - (System.nanoTime() - begun);
    var questions =
        markets.stream()
            .map(market -> (Callable<TopOfBook>) () -> tickers.of(market.pair()))
            .toList();
    return calls.invokeAll(questions, left, TimeUnit.NANOSECONDS);
  }

  private List<Quotation> news(List<Future<TopOfBook>> answers, Instant now) throws IOException {
    var seen = new ArrayList<Quotation>();
    var troubles = new ArrayList<IOException>();
    for (var each = 0; each < markets.size(); each++) {
      var market = markets.get(each);
      try {
        quotation(market, book(answers.get(each)), now).ifPresent(seen::add);
        silent.remove(market);
      } catch (IOException e) {
        troubles.add(e);
        // once, not at every poll
        if (silent.add(market))
          LOG.log(Level.WARNING, "{0}: no price of {1}: {2}", source, market, reason(e));
        LOG.log(Level.DEBUG, "No price", e);
      }
    }
    if (troubles.size() == markets.size()) throw all(troubles);
    seen.sort(Comparator.comparing(Quotation::observedAt));
    return List.copyOf(seen);
  }

  private TopOfBook book(Future<TopOfBook> answer) throws IOException {
    return switch (answer.state()) {
      case SUCCESS -> answer.resultNow();
      case FAILED -> throw new IOException("The ticker cannot be read", answer.exceptionNow());
      case CANCELLED, RUNNING ->
          throw new IOException("The ticker is not there within " + patience);
    };
  }

  /** Empty if it has been told. */
  private Optional<Quotation> quotation(Market market, TopOfBook book, Instant now)
      throws IOException {
    var stamp = book.at().orElse(now);
    if (stamp.isAfter(now.plus(FURTHEST_AHEAD)))
      throw new IOException("The ticker is of %s, and it is only %s".formatted(stamp, now));
    // it was made while it was asked for, which is after the poll began
    var observedAt = stamp.isAfter(now) ? now : stamp;
    var before = last.get(market);
    if (before != null
        && !(stamp.isAfter(before.stamp()) && observedAt.isAfter(before.observedAt())))
      return Optional.empty();
    last.put(market, new Told(stamp, observedAt));
    return Optional.of(
        new Quotation(
            market.asset(),
            new UnitType.PriceIn(market.currency()),
            book.middle(),
            observedAt,
            Particulars.NONE.between(book.bid(), book.ask())));
  }

  /** On one line, as others may have written it. */
  private static String reason(Throwable trouble) {
    var first = trouble;
    for (var cause = first.getCause(); cause != null; cause = cause.getCause()) first = cause;
    var text = first.toString().replaceAll("\\p{Cntrl}", " ");
    return text.substring(0, Math.min(text.length(), LONGEST_REASON));
  }

  private static IOException all(List<IOException> troubles) {
    var first = troubles.getFirst();
    troubles.stream().skip(1).forEach(first::addSuppressed);
    return first;
  }

  @Override
  public void close() {
    calls.shutdownNow();
    http.close();
  }
}
