package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.decision.Identifier;

/** Who takes collateral for the bonus. */
public record KeeperId(String text) {

  public KeeperId {
    Identifier.checked("keeper", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
