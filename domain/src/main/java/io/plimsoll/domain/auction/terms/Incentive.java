package io.plimsoll.domain.auction.terms;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;

/**
 * What a keeper earns for starting an auction, or for starting it again.
 *
 * @param tip the same for every auction
 * @param chip share of the debt to raise
 */
public record Incentive(Amount tip, Wad chip) {

  Incentive in(Price debt) {
    return new Incentive(debt.worth(tip, Rounding.DOWN), chip);
  }

  /** tip + tab × chip, the product down: as Maker's {@code Clipper.kick}. */
  public Amount forStart(Amount tab) {
    return tip.plus(tab.token().units(chip.of(tab.units(), Rounding.DOWN)));
  }

  /**
   * The same, but nothing for dust: Maker's {@code Clipper.redo} pays only if the debt left and the
   * lot's value at the oracle's price are both worth an auction.
   */
  public Amount forReset(Amount tab, Amount lotValue, Amount smallestRemainder) {
    return smallestRemainder.exceeds(tab) || smallestRemainder.exceeds(lotValue)
        ? tab.token().zero()
        : forStart(tab);
  }
}
