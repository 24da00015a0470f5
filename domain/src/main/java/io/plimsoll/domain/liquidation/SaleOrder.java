package io.plimsoll.domain.liquidation;

import java.util.List;

/**
 * A lot given to a venue.
 *
 * @param id ours, unique; a venue that sees it twice fills it once
 * @param quotes all that were considered, the chosen one among them
 */
public record SaleOrder(String id, VenueId venue, Lot lot, List<SaleQuote> quotes)
    implements Offer {

  public SaleOrder {
    quotes = List.copyOf(quotes);
  }
}
