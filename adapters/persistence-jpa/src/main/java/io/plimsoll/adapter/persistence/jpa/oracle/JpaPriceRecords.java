package io.plimsoll.adapter.persistence.jpa.oracle;

import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.transaction.annotation.Transactional;

/** Records observations and finds them again. */
public class JpaPriceRecords implements PriceRecords {

  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final PriceRows rows;
  private final SeriesRows series;

  JpaPriceRecords(PriceRows rows, SeriesRows series) {
    this.rows = rows;
    this.series = series;
  }

  @Override
  @Transactional
  public PriceRecord append(MarketId market, PriceRecord record) {
    var key = new SeriesRow.Key(market.text(), record.asset().symbol(), record.source());
    if (series.findById(key).isEmpty()) series.save(new SeriesRow(key));
    return rows.save(new PriceRow(market, record)).observation();
  }

  @Override
  @Transactional(readOnly = true)
  public List<PriceRecord> newest(MarketId market, Optional<Instant> receivedBy) {
    return series.findByMarketOrderByAssetAscSourceAsc(market.text()).stream()
        .map(SeriesRow::getId)
        .map(one -> rows.newest(one.market(), one.asset(), one.source(), receivedBy.orElse(EVER)))
        .flatMap(Optional::stream)
        .map(PriceRow::observation)
        .toList();
  }

  /** Both ends included; the last observation of the stretch is always among the points. */
  @Override
  @Transactional(readOnly = true)
  public List<PriceRecord> history(
      MarketId market, AssetId asset, Instant from, Instant to, int points) {
    if (points < 1) throw new IllegalArgumentException("At least 1 point, not " + points);
    var shown = thinned(rows.received(market.text(), asset.symbol(), from, to), points);
    if (shown.isEmpty()) return List.of();
    return rows.inOrder(shown).stream().map(PriceRow::observation).toList();
  }

  /** Every second, third, … counted back from the last, so that at most so many remain. */
  private static List<Long> thinned(List<Long> ids, int points) {
    var step = (ids.size() + points - 1) / points;
    return IntStream.range(0, ids.size())
        .filter(i -> (ids.size() - 1 - i) % step == 0)
        .mapToObj(ids::get)
        .toList();
  }

  @Override
  public Optional<Instant> lastReceived() {
    return rows.lastReceived();
  }
}
