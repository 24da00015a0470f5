package io.plimsoll.adapter.oracle.simulated;

import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Quotes every asset once an interval, at whole intervals of the desk's time. The first poll gives
 * the starting prices; a pause, however long, ends in one step. The same seed and the same polls
 * give the same prices, and an asset's path does not depend on which others there are.
 */
final class RandomWalkFeed implements PriceFeed {

  private final String source;
  private final String currency;
  private final Duration interval;
  private final Map<AssetId, RandomWalk> walks;
  private Optional<Instant> last = Optional.empty();

  RandomWalkFeed(
      String source, String currency, Duration interval, Map<AssetId, RandomWalk> walks) {
    if (interval.toMillis() < 1)
      throw new IllegalArgumentException("An interval is a millisecond or more, not " + interval);
    this.source = source;
    this.currency = currency;
    this.interval = interval;
    this.walks = new LinkedHashMap<>(walks);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public synchronized List<Quotation> poll(Instant now) {
    var millis = now.toEpochMilli();
    var moment = Instant.ofEpochMilli(millis - Math.floorMod(millis, interval.toMillis()));
    if (last.isPresent() && !moment.isAfter(last.get())) return List.of();
    last.ifPresent(
        before -> walks.values().forEach(walk -> walk.step(Duration.between(before, moment))));
    last = Optional.of(moment);
    return walks.entrySet().stream()
        .map(walk -> new Quotation(walk.getKey(), currency, walk.getValue().price(), moment))
        .toList();
  }
}
