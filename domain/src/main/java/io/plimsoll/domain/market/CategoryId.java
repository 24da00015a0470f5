package io.plimsoll.domain.market;

import io.plimsoll.domain.decision.Identifier;

/** Name of a category of correlated assets within a market. */
public record CategoryId(String text) implements Comparable<CategoryId> {

  public CategoryId {
    Identifier.checked("category", text);
  }

  @Override
  public int compareTo(CategoryId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
