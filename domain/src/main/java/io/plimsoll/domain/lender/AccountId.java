package io.plimsoll.domain.lender;

import io.plimsoll.domain.decision.Identifier;

/** Name of a lender's account in a market. */
public record AccountId(String text) {

  public AccountId {
    Identifier.checked("account", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
