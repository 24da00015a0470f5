package io.plimsoll.domain.loan;

import io.plimsoll.domain.decision.Identifier;

/** Name of a loan, unique over all markets; the caller may choose it. */
public record LoanId(String text) implements Comparable<LoanId> {

  public LoanId {
    Identifier.checked("loan", text);
  }

  @Override
  public int compareTo(LoanId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
