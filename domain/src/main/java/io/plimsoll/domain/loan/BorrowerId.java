package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Identifier;

/** Who owes a loan. */
public record BorrowerId(String text) {

  public BorrowerId {
    Identifier.checked("borrower", text);
  }

  @Override
  public String toString() {
    return text;
  }
}
