package io.plimsoll.domain.auction.terms;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;

/**
 * How much is raised, and what is too little.
 *
 * @param penalty {@code chop}: raised per debt, 1 or more
 * @param minimumDebt {@code dust}: neither a part of a loan under auction nor what stays of the
 *     loan is less, in debt without penalty
 * @param smallestRemainder {@code chost}: a take leaves nothing to raise, or at least this
 */
public record Sizes(Wad penalty, Amount minimumDebt, Amount smallestRemainder) {

  public Sizes {
    if (penalty.compareTo(Wad.ONE) < 0)
      throw new IllegalArgumentException("An auction raises the debt at least, not " + penalty);
  }

  /** With Maker's own smallest remainder, {@code Clipper.upchost}: the smallest debt's tab. */
  public static Sizes of(Wad penalty, Amount minimumDebt) {
    return new Sizes(penalty, minimumDebt, tab(penalty, minimumDebt));
  }

  Sizes in(Price debt) {
    return new Sizes(
        penalty,
        debt.worth(minimumDebt, Rounding.DOWN),
        debt.worth(smallestRemainder, Rounding.DOWN));
  }

  /** What is raised for a debt, down. */
  public Amount tab(Amount due) {
    return tab(penalty, due);
  }

  private static Amount tab(Wad penalty, Amount due) {
    return due.token().units(penalty.of(due.units(), Rounding.DOWN));
  }
}
