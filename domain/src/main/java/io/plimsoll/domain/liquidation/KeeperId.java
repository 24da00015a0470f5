package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.decision.Identifier;

/** Who takes collateral for the bonus. */
public record KeeperId(String text) {

  /** The desk itself, which earns nothing for what it does. */
  public static final KeeperId DESK = new KeeperId("desk");

  public KeeperId {
    Identifier.checked("keeper", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
