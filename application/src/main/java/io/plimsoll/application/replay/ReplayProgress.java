package io.plimsoll.application.replay;

import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * How far a replay has come.
 *
 * @param mechanisms by which the market may sell
 * @param at the history's time
 * @param prices last price of each asset, decimals
 * @param loans loans that owe something
 * @param sales lots sold so far in this run
 * @param report its lines, once it is finished
 */
public record ReplayProgress(
    String scenario,
    MarketId market,
    SortedSet<Mechanism> mechanisms,
    Instant from,
    Instant to,
    Instant at,
    long ticks,
    long ticksInAll,
    SortedMap<AssetId, String> prices,
    int loans,
    long sales,
    boolean finished,
    List<String> report) {

  /** The same, with the report it ended in. */
  ReplayProgress finished(List<String> lines) {
    return new ReplayProgress(
        scenario,
        market,
        mechanisms,
        from,
        to,
        at,
        ticks,
        ticksInAll,
        prices,
        loans,
        sales,
        true,
        lines);
  }
}
