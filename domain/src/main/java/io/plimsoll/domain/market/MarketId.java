package io.plimsoll.domain.market;

import io.plimsoll.domain.decision.Identifier;

/** Name of a market, chosen by whoever opens it. */
public record MarketId(String text) implements Comparable<MarketId> {

  public MarketId {
    Identifier.checked("market", text);
  }

  @Override
  public int compareTo(MarketId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
