package io.plimsoll.application.testing;

import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The table of observations in memory. */
public final class InMemoryPriceRecords implements PriceRecords {

  private record Row(MarketId market, PriceRecord record) {}

  private record Source(AssetId asset, String source) {}

  private final List<Row> rows = new ArrayList<>();

  @Override
  public synchronized PriceRecord append(MarketId market, PriceRecord record) {
    var recorded = record.numbered(rows.size() + 1L);
    rows.add(new Row(market, recorded));
    return recorded;
  }

  @Override
  public synchronized List<PriceRecord> newest(MarketId market, Optional<Instant> receivedBy) {
    var newest = new LinkedHashMap<Source, PriceRecord>();
    for (var row : rows)
      if (row.market().equals(market)
          && receivedBy.filter(row.record().receivedAt()::isAfter).isEmpty())
        newest.put(new Source(row.record().asset().id(), row.record().source()), row.record());
    return List.copyOf(newest.values());
  }

  @Override
  public synchronized List<PriceRecord> history(
      MarketId market, AssetId asset, Instant from, Instant to, int points) {
    var all =
        rows.stream()
            .filter(row -> row.market().equals(market))
            .map(Row::record)
            .filter(record -> record.asset().id().equals(asset))
            .filter(record -> !record.receivedAt().isBefore(from))
            .filter(record -> !record.receivedAt().isAfter(to))
            .toList();
    var step = Math.max(1, Math.ceilDiv(all.size(), points));
    var thinned = new ArrayList<PriceRecord>();
    for (var at = 0; at < all.size(); at += step) thinned.add(all.get(at));
    return thinned;
  }

  @Override
  public synchronized Optional<Instant> lastReceived() {
    return rows.stream().map(row -> row.record().receivedAt()).max(Instant::compareTo);
  }

  public synchronized int size() {
    return rows.size();
  }
}
