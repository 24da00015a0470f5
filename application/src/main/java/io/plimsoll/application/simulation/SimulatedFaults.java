package io.plimsoll.application.simulation;

import io.plimsoll.domain.money.BasisPoints;

/** How unreliable simulated venues are. */
public interface SimulatedFaults {

  /**
   * Shares of the orders that are placed from now on; together 1 at most.
   *
   * @param lost never arrive, of which nobody hears
   * @param unanswered are filled without an answer
   * @param late are not answered, and arrive only when they are asked about for the second time
   * @param twice are filled, which is told twice
   * @param partial of them a third is taken
   */
  record Shares(
      BasisPoints lost,
      BasisPoints unanswered,
      BasisPoints late,
      BasisPoints twice,
      BasisPoints partial) {

    private static final BasisPoints ZERO = BasisPoints.of("0");

    public static final Shares NONE = new Shares(ZERO, ZERO, ZERO, ZERO, ZERO);

    public Shares {
      var all = lost.value() + unanswered.value() + late.value() + twice.value() + partial.value();
      if (all > BasisPoints.ONE.value())
        throw new IllegalArgumentException(
            "Faults befall at most all orders, not %d of 10,000".formatted(all));
    }
  }

  void setFaults(Shares shares);
}
