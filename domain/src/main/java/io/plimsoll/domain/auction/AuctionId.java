package io.plimsoll.domain.auction;

import io.plimsoll.domain.decision.Identifier;

/** Name of an auction. */
public record AuctionId(String text) {

  public AuctionId {
    Identifier.checked("auction", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
