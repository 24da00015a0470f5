package io.plimsoll.domain.queue;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.Comparator;

/**
 * Where a loan stands in the queue: by urgency × size, the largest product first. As (1 − health) ×
 * debt the product is how much the debt exceeds the collateral's value × liquidation threshold:
 * what is missing for the loan to stand at 1; and likewise for any other line. Products are
 * compared whole, without a cut; equal ones stand by the loan's name.
 *
 * @param urgency how far the health factor is below the line; up, for the health factor is cut down
 * @param size what is owed, in the base currency, up
 */
public record Place(LoanId loan, Wad urgency, Amount size) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::weight).reversed().thenComparing(Place::loan);

  /**
   * @param health below the line
   * @param line below which the loan is sold from
   * @throws IllegalArgumentException if the loan is not below it, and so in no queue
   */
  public static Place of(LoanId loan, Wad health, Wad line, Amount debt) {
    if (health.compareTo(line) >= 0)
      throw new IllegalArgumentException(
          "Loan %s stands at %s and needs no help".formatted(loan, health));
    return new Place(loan, new Wad(line.units().subtract(health.units())), debt);
  }

  /** Urgency × size in their smallest units. */
  public BigInteger weight() {
    return urgency.units().multiply(size.units());
  }

  /** Of two places in a market, the one that is pursued first is the smaller. */
  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
