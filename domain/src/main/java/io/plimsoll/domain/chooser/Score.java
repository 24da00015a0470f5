package io.plimsoll.domain.chooser;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a way is expected to recover of a lot, in the asset owed. The net follows from the other
 * numbers exactly as they stand here, so it can be reckoned again from what is stored.
 *
 * @param probability that the lot is sold for the debt it is meant to cover before the horizon;
 *     down
 * @param proceeds the lot's value at the oracle's price, down: what it would bring if it cost
 *     nothing to sell
 * @param slippage expected, what buyers pay less because of the size and the pace of the sale; up
 * @param reward expected, what keepers are left with and what starts or clears a sale; up. What the
 *     treasury takes of a bonus is no loss
 * @param furtherFall expected, of the lot's value until it is sold; up
 * @param net probability × proceeds - slippage - reward - furtherFall in whole tokens, cut down to
 *     a unit of the token; may be negative
 * @param obstacle why the way is not open; the probability and the net are then 0
 */
public record Score(
    Mechanism mechanism,
    Wad probability,
    Amount proceeds,
    Amount slippage,
    Amount reward,
    Amount furtherFall,
    BigDecimal net,
    Optional<Obstacle> obstacle) {

  /** Why a way is not open. */
  public enum Obstacle {
    /** The lot is worth less than a unit of what is owed. */
    NOTHING_TO_SELL,
    /** No venue is known that takes any of it. */
    NO_VENUE,
    /** The venues together do not take all of it. */
    DEPTH_TOO_SMALL,
    /** No keeper is known, or none ever comes. */
    NO_KEEPERS,
    /** It would take more than a thousand keepers to pay for the lot. */
    FUNDS_TOO_SMALL,
    /** How far the price may fall meanwhile is not known, and the way has to wait. */
    VOLATILITY_UNKNOWN,
    /** The horizon or the end of the auction comes first. */
    TIME_TOO_SHORT,
    /** Keepers would not get the profit for which they come. */
    UNPROFITABLE,
    /** It would bring less than the debt, or than the way's own floor, minimum or bound. */
    BELOW_LIMIT
  }

  public Score {
    var expected = net(probability, proceeds, slippage, reward, furtherFall);
    if (net.compareTo(expected) != 0)
      throw new IllegalArgumentException("The net is " + expected + ", not " + net);
  }

  static Score of(
      Mechanism mechanism,
      Wad probability,
      Amount proceeds,
      Amount slippage,
      Amount reward,
      Amount furtherFall) {
    return new Score(
        mechanism,
        probability,
        proceeds,
        slippage,
        reward,
        furtherFall,
        net(probability, proceeds, slippage, reward, furtherFall),
        Optional.empty());
  }

  static Score closed(Mechanism mechanism, Amount proceeds, Obstacle obstacle) {
    var nothing = proceeds.token().zero();
    return new Score(
        mechanism,
        Wad.ZERO,
        proceeds,
        nothing,
        nothing,
        nothing,
        net(Wad.ZERO, proceeds, nothing, nothing, nothing),
        Optional.of(obstacle));
  }

  public boolean isOpen() {
    return obstacle.isEmpty();
  }

  private static BigDecimal net(
      Wad probability, Amount proceeds, Amount slippage, Amount reward, Amount furtherFall) {
    var costs = slippage.plus(reward).plus(furtherFall);
    return new BigDecimal(probability.units(), 18)
        .multiply(new BigDecimal(proceeds.units(), proceeds.token().decimals()))
        .subtract(new BigDecimal(costs.units(), costs.token().decimals()))
        .setScale(proceeds.token().decimals(), RoundingMode.FLOOR);
  }
}
