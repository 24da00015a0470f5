package io.plimsoll.domain.money;

/** The symbol under which a market lists an asset. */
public record AssetId(String symbol) implements Comparable<AssetId> {

  @Override
  public int compareTo(AssetId other) {
    return symbol.compareTo(other.symbol);
  }

  @Override
  public String toString() {
    return symbol;
  }
}
