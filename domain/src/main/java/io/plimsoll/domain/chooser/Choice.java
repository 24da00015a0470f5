package io.plimsoll.domain.chooser;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

/**
 * What was picked, and why.
 *
 * @param scores of every way allowed, for the whole lot, in the order of the mechanisms
 * @param picked one part, or two if the lot is split; none if no way is open
 * @param unsold what no way is open for now; with the parts it adds up to the lot
 */
public record Choice(Inputs inputs, List<Score> scores, List<Part> picked, Amount unsold) {

  /**
   * @param slices in how many a direct sale is made; 1 for all else
   * @param score of the part by itself
   */
  public record Part(Mechanism mechanism, Amount quantity, int slices, Score score) {

    /**
     * What it sells at once: one of its slices, down; no less than the smallest part, and all if
     * less than that would be left.
     */
    Amount slice(Amount smallest) {
      var units = Rounding.DOWN.divide(quantity.units(), BigInteger.valueOf(slices));
      var slice = quantity.token().units(units.max(smallest.units()));
      return slices == 1
              || units.signum() == 0
              || quantity.minusOrZero(slice).compareTo(smallest) < 0
          ? quantity
          : slice;
    }
  }

  public Choice {
    scores = List.copyOf(scores);
    picked = List.copyOf(picked);
    if (!picked.stream()
        .map(Part::quantity)
        .reduce(unsold, Amount::plus)
        .equals(inputs.offer().lot()))
      throw new IllegalArgumentException("Parts and rest are the lot: " + picked + ", " + unsold);
  }

  /** No way is open. */
  public boolean isEmpty() {
    return picked.isEmpty();
  }

  /** Of all parts together, in whole tokens of the asset owed. */
  public BigDecimal net() {
    return picked.stream().map(part -> part.score().net()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
