package io.plimsoll.adapter.oracle.chainlink;

import io.plimsoll.adapter.oracle.chainlink.Reading.Failed;
import io.plimsoll.adapter.oracle.chainlink.Reading.Moved;
import io.plimsoll.adapter.oracle.chainlink.Reading.Read;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.oracle.Particulars;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells each round once, as soon as the desk's time has reached its own. */
final class ChainlinkFeed implements PriceFeed {

  private final String source;
  private final Aggregators aggregators;
  private final Complaints complaints;
  private final Map<Proxy, Round> told = new HashMap<>();

  ChainlinkFeed(String source, Aggregators aggregators) {
    this.source = source;
    this.aggregators = aggregators;
    this.complaints = new Complaints(source);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public synchronized List<Quotation> poll(Instant now) {
    var readings = read();
    var news = new ArrayList<Quotation>();
    readings.forEach(
        (proxy, reading) -> {
          switch (reading) {
            case Failed(var reason) -> complaints.about(proxy, reason);
            case Moved _ -> complaints.settled(proxy);
            case Read read -> {
              judge(proxy, read.round());
              if (isNews(proxy, read.round(), now)) news.add(quotation(proxy, read));
            }
          }
        });
    if (readings.values().stream().allMatch(Failed.class::isInstance))
      throw new OracleUnavailable(source, new IOException("No proxy has an answer: " + readings));
    news.sort(Comparator.comparing(Quotation::observedAt));
    return List.copyOf(news);
  }

  private Map<Proxy, Reading> read() {
    try {
      return aggregators.read();
    } catch (IOException e) {
      throw new OracleUnavailable(source, e);
    }
  }

  /** A reorganized chain may hold a round twice; the desk has acted on the first. */
  private void judge(Proxy proxy, Round round) {
    var before = told.get(proxy);
    if (before != null && before.id().equals(round.id()) && !before.equals(round))
      complaints.about(proxy, "answers otherwise in the round that was told: " + round);
    else complaints.settled(proxy);
  }

  private boolean isNews(Proxy proxy, Round round, Instant now) {
    if (round.updatedAt().isAfter(now)) return false;
    var before = told.get(proxy);
    return before == null || round.isAfter(before);
  }

  private Quotation quotation(Proxy proxy, Read read) {
    var round = read.round();
    told.put(proxy, round);
    var sequence = round.sequence();
    return new Quotation(
        proxy.asset(),
        proxy.unit(),
        read.value(),
        round.updatedAt(),
        sequence.isPresent() ? Particulars.NONE.numbered(sequence.getAsLong()) : Particulars.NONE);
  }

  @Override
  public void close() {
    aggregators.close();
  }
}
