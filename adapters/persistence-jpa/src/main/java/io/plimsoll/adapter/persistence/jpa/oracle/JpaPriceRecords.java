package io.plimsoll.adapter.persistence.jpa.oracle;

import io.plimsoll.application.oracle.PriceRecord;
import io.plimsoll.application.oracle.PriceRecords;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.annotation.Transactional;

/** Records observations and finds them again. */
public class JpaPriceRecords implements PriceRecords {

  private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  private final PriceRows rows;

  JpaPriceRecords(PriceRows rows) {
    this.rows = rows;
  }

  @Override
  @Transactional
  public Price append(MarketId market, Price price, String source, Instant receivedAt) {
    return rows.save(new PriceRow(market, price, source, receivedAt)).price();
  }

  /** From series to series by the index, because a market has few and each may be long. */
  @Override
  @Transactional(readOnly = true)
  public List<PriceRecord> newest(MarketId market, Optional<Instant> receivedBy) {
    var found = new ArrayList<PriceRecord>();
    var in = market.text();
    var asset = rows.assetAfter(in, "");
    while (asset.isPresent()) {
      var of = asset.get();
      var source = rows.sourceAfter(in, of, "");
      while (source.isPresent()) {
        rows.newest(in, of, source.get(), receivedBy.orElse(EVER))
            .ifPresent(row -> found.add(row.observation()));
        source = rows.sourceAfter(in, of, source.get());
      }
      asset = rows.assetAfter(in, of);
    }
    return List.copyOf(found);
  }

  /** Both ends included; the last observation of the stretch is always among the points. */
  @Override
  public List<PriceRecord> history(
      MarketId market, AssetId asset, Instant from, Instant to, int points) {
    if (points < 1) throw new IllegalArgumentException("At least 1 point, not " + points);
    return rows.thinned(market.text(), asset.symbol(), from, to, points).stream()
        .map(PriceRow::observation)
        .toList();
  }

  @Override
  public Optional<Instant> lastReceived() {
    return rows.lastReceived();
  }
}
