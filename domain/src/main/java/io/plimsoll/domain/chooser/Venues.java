package io.plimsoll.domain.chooser;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The places where collateral can be sold, taken as one market that gives way in proportion to what
 * is sold (Almgren and Chriss, Optimal Execution of Portfolio Transactions, 2000) and comes back
 * (Obizhaeva and Wang, Optimal Trading Strategy and Supply/Demand Dynamics, 2013).
 *
 * @param fixedCost half the spread and fees, a share of the oracle's price
 * @param permanentShare of the fall that a sale causes, the part that stays
 * @param recovery after which 1/e of the part that does not stay is left
 */
public record Venues(Wad fixedCost, Wad permanentShare, Duration recovery, Depth depth) {

  /** How much the price gives way. */
  public sealed interface Depth {

    /**
     * By how much the price of the next token falls with each whole token sold, as a share of the
     * oracle's price; up. Empty if nothing can be sold.
     *
     * @param price the oracle's, debt tokens per whole collateral token, above zero
     * @param fixedCost a share of it that every sale costs, however small
     */
    Optional<Wad> impact(Wad price, Wad fixedCost);

    /** The most that can be sold; empty: no bound is known. */
    Optional<Amount> most();
  }

  /**
   * Known from experience.
   *
   * @param impact λ, relative fall of the price per whole token sold
   */
  public record Linear(Wad impact) implements Depth {
    @Override
    public Optional<Wad> impact(Wad price, Wad fixedCost) {
      return Optional.of(impact);
    }

    @Override
    public Optional<Amount> most() {
      return Optional.empty();
    }
  }

  /**
   * Read from what venues offer for as much of the lot as each would take. A sale uses them in
   * proportion to what they quoted, which costs no less than the best route.
   */
  public record Quoted(List<Quote> quotes) implements Depth {
    public Quoted {
      quotes = List.copyOf(quotes);
    }

    /**
     * What falls short of the oracle's price less the fixed cost is the mean of a straight line's
     * fall, so that its slope is twice that over the quantity.
     */
    @Override
    public Optional<Wad> impact(Wad price, Wad fixedCost) {
      var most = most();
      if (most.isEmpty() || most.get().isZero()) return Optional.empty();
      var sold = most.get();
      var received = quotes.stream().map(Quote::received).reduce(Amount::plus).orElseThrow();
      var average =
          Rounding.DOWN.divide(
              received.units().multiply(sold.token().unit()).multiply(Wad.SCALE.pow(2)),
              sold.units().multiply(received.token().unit()).multiply(price.units()));
      var missing = Wad.SCALE.subtract(fixedCost.units()).subtract(average).max(BigInteger.ZERO);
      return Optional.of(
          new Wad(Rounding.UP.mulDiv(missing.shiftLeft(1), sold.token().unit(), sold.units())));
    }

    @Override
    public Optional<Amount> most() {
      return quotes.stream().map(Quote::sold).reduce(Amount::plus);
    }
  }

  /** What a venue would pay for so much. */
  public record Quote(Amount sold, Amount received) {}

  public Venues {
    Stream.of(fixedCost, permanentShare)
        .filter(share -> share.compareTo(Wad.ONE) > 0)
        .forEach(
            share -> {
              throw new IllegalArgumentException("A share is at most 1, not " + share);
            });
    if (recovery.isNegative())
      throw new IllegalArgumentException("Time is not negative: " + recovery);
  }

  /** Fall of the price per whole token sold, as a share of the oracle's; up. */
  public Optional<Wad> impact(Wad price) {
    return depth.impact(price, fixedCost);
  }
}
