package io.plimsoll.domain.ladder;

import io.plimsoll.domain.decision.Identifier;

/** Who answers for a loss that no second price confirms. */
public record ApproverId(String text) {

  public ApproverId {
    Identifier.checked("approver", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
