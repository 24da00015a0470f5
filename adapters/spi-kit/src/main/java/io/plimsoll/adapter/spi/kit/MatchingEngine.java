package io.plimsoll.adapter.spi.kit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A book of bids for a sandbox, which is sold into; whoever bid once does not come back. */
public final class MatchingEngine {

  public record Bid(BigDecimal price, BigDecimal volume) {}

  /** What a sale took out of the book. */
  public record Trade(BigDecimal volume, BigDecimal cost) {
    public static final Trade NONE = new Trade(BigDecimal.ZERO, BigDecimal.ZERO);

    Trade plus(BigDecimal more, BigDecimal price) {
      return new Trade(volume.add(more), cost.add(more.multiply(price)));
    }
  }

  private final List<Bid> bids = new ArrayList<>();

  /** Bids at a price and at each dollar below it, of one size. */
  public MatchingEngine(int best, int levels, String size) {
    for (var level = 0; level < levels; level++)
      bids.add(new Bid(new BigDecimal(best - level), new BigDecimal(size)));
  }

  public List<Bid> bids() {
    return List.copyOf(bids);
  }

  /** At once, at the limit or better; the rest is cancelled. */
  public Trade sell(BigDecimal volume, BigDecimal limit) {
    var trade = Trade.NONE;
    while (!bids.isEmpty() && trade.volume().compareTo(volume) < 0) {
      var best = bids.getFirst();
      if (best.price().compareTo(limit) < 0) break;
      var take = volume.subtract(trade.volume()).min(best.volume());
      trade = trade.plus(take, best.price());
      if (take.compareTo(best.volume()) == 0) bids.removeFirst();
      else bids.set(0, new Bid(best.price(), best.volume().subtract(take)));
    }
    return trade;
  }
}
