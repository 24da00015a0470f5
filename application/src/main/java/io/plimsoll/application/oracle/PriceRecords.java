package io.plimsoll.application.oracle;

import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The append-only table of observations that were taken. */
public interface PriceRecords {

  /**
   * Appends an observation; durable when this returns.
   *
   * @param record its id is ignored
   * @return the same with the number it got: greater than all before
   */
  PriceRecord append(MarketId market, PriceRecord record);

  /**
   * The newest observation of each source and asset received at or before an instant; empty: all.
   */
  List<PriceRecord> newest(MarketId market, Optional<Instant> receivedBy);

  /**
   * Observations of an asset in a stretch of time by when they were received, oldest first, evenly
   * thinned.
   *
   * @param points at most so many
   */
  List<PriceRecord> history(MarketId market, AssetId asset, Instant from, Instant to, int points);

  /** When anything was last received, over all markets. */
  Optional<Instant> lastReceived();
}
