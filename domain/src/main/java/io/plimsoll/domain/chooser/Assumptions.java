package io.plimsoll.domain.chooser;

import io.plimsoll.domain.chooser.Outlook.Keepers;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a market takes for granted when it chooses between ways of selling; the rest is measured:
 * volatility by the prices, depth by the venues' quotes.
 *
 * @param horizon after the opening of a case, by when its lots have to be sold
 * @param fallPerHour expected fall by drift and jumps, a share of the price per hour
 * @param takesPerHour how often a keeper looks in and takes what pays, on average
 * @param margin profit for which keepers come, a share of what they take
 * @param hedged share of what they take that they sell at once on the desk's venues
 * @param keeperFunds what one of them can pay at once, in the base currency
 * @param permanentShare of the fall that a sale causes on venues, the part that stays
 * @param recovery after which 1/e of the part that does not stay is left
 */
public record Assumptions(
    Duration horizon,
    Wad fallPerHour,
    Wad takesPerHour,
    BasisPoints margin,
    BasisPoints hedged,
    Amount keeperFunds,
    Wad permanentShare,
    Duration recovery) {

  /**
   * Four hours; six takes an hour of keepers with 250,000 who want 1 % and sell half at once; a
   * tenth of a fall stays, the rest comes back within ten minutes.
   */
  public static Assumptions standard(Token base) {
    return new Assumptions(
        Duration.ofHours(4),
        Wad.ZERO,
        Wad.of("6"),
        new BasisPoints(100),
        new BasisPoints(5_000),
        Amount.of("250000", base),
        Wad.of("0.1"),
        Duration.ofMinutes(10));
  }

  /**
   * @param volatility per square root of an hour; empty: not known
   * @param quotes of venues for the lot; what they quote has their fees in it
   */
  public Outlook outlook(Optional<Wad> volatility, List<SaleQuote> quotes, Price debt) {
    var depth =
        new Venues.Quoted(
            quotes.stream()
                .map(quote -> new Venues.Quote(quote.sold(), quote.received()))
                .toList());
    var venues = new Venues(Wad.ZERO, permanentShare, recovery, depth);
    var funds = debt.worth(keeperFunds, Rounding.DOWN);
    return new Outlook(
        volatility,
        fallPerHour,
        quotes.isEmpty() ? Optional.empty() : Optional.of(venues),
        Optional.of(new Keepers(takesPerHour, margin, hedged, funds)));
  }
}
