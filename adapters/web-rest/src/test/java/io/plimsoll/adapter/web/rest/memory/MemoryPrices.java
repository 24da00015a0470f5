package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** Observations in a list. */
public final class MemoryPrices implements PriceRecords {

  private record Kept(MarketId market, PriceRecord record) {}

  private final List<Kept> kept = new ArrayList<>();

  @Override
  public synchronized PriceRecord append(MarketId market, PriceRecord record) {
    var numbered = record.numbered(kept.size() + 1L);
    kept.add(new Kept(market, numbered));
    return numbered;
  }

  @Override
  public synchronized List<PriceRecord> newest(MarketId market, Optional<Instant> receivedBy) {
    var newest = new LinkedHashMap<String, PriceRecord>();
    for (var one : kept)
      if (one.market().equals(market)
          && receivedBy.map(at -> !one.record().receivedAt().isAfter(at)).orElse(true))
        newest.put(one.record().asset().symbol() + one.record().source(), one.record());
    return List.copyOf(newest.values());
  }

  @Override
  public synchronized List<PriceRecord> history(
      MarketId market, AssetId asset, Instant from, Instant to, int points) {
    return kept.stream()
        .filter(one -> one.market().equals(market))
        .map(Kept::record)
        .filter(one -> one.asset().id().equals(asset))
        .filter(one -> !one.receivedAt().isBefore(from) && !one.receivedAt().isAfter(to))
        .limit(points)
        .toList();
  }

  @Override
  public synchronized Optional<Instant> lastReceived() {
    return kept.isEmpty() ? Optional.empty() : Optional.of(kept.getLast().record().receivedAt());
  }

  public synchronized int size() {
    return kept.size();
  }
}
