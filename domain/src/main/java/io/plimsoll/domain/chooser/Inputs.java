package io.plimsoll.domain.chooser;

import io.plimsoll.domain.money.Amount;
import java.util.Comparator;
import java.util.List;

/**
 * All that a choice depends on.
 *
 * @param ways that are allowed, at most one of each mechanism; kept in the order of the mechanisms
 * @param smallestPart of a lot that is split: neither part is less
 */
public record Inputs(Offer offer, Outlook outlook, List<Way> ways, Amount smallestPart) {

  public Inputs {
    requireToken(offer.lot(), smallestPart);
    outlook.keepers().ifPresent(keepers -> requireToken(offer.debtToCover(), keepers.funds()));
    outlook.venues().ifPresent(venues -> requireTokens(offer, venues.depth()));
    ways = ways.stream().sorted(Comparator.comparing(Way::mechanism)).toList();
    for (var i = 1; i < ways.size(); i++)
      if (ways.get(i).mechanism() == ways.get(i - 1).mechanism())
        throw new IllegalArgumentException(ways.get(i).mechanism() + " is allowed twice");
  }

  private static void requireTokens(Offer offer, Venues.Depth depth) {
    if (depth instanceof Venues.Quoted(var quotes))
      for (var quote : quotes) {
        requireToken(offer.lot(), quote.sold());
        requireToken(offer.debtToCover(), quote.received());
      }
  }

  private static void requireToken(Amount expected, Amount amount) {
    if (!amount.token().equals(expected.token()))
      throw new IllegalArgumentException(amount + " is not in " + expected.token().symbol());
  }
}
