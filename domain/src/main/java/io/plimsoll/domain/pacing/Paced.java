package io.plimsoll.domain.pacing;

import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.util.List;

/**
 * Why the desk sells as much as it does.
 *
 * @param unpaced what the first lot, sold as far as venues take it, was expected to do
 * @param picked what the sale that is made is expected to do
 * @param hasTime whether the loan's sale could have waited
 */
public record Paced(Effect unpaced, Effect picked, boolean hasTime) {

  /**
   * What a sale is expected to do to others, together with what was sold since the price was
   * observed.
   *
   * @param sold with those sales
   * @param fall of the collateral's price that the oracle shows, a share of today's, up
   * @param broken how many other loans would be below 1
   * @param some of them, twenty at most
   */
  public record Effect(Amount sold, Wad fall, int broken, List<LoanId> some) {

    private static final int MOST_NAMES = 20;

    public Effect {
      some = List.copyOf(some);
    }

    static Effect of(SaleEffect effect) {
      return new Effect(
          effect.sold(),
          effect.fall(),
          effect.broken().size(),
          effect.broken().stream().limit(MOST_NAMES).toList());
    }
  }
}
