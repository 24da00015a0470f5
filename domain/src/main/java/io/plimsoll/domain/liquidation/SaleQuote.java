package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import java.util.LinkedHashMap;
import java.util.List;

/** What a venue says it would do with a lot: sell so much of it for so much. */
public record SaleQuote(VenueId venue, Amount sold, Amount received) {

  public boolean isOf(Token collateral, Token debt) {
    return sold.token().equals(collateral) && received.token().equals(debt);
  }

  /** Of each venue the quote for most, in the order of the venues. */
  public static List<SaleQuote> largest(List<SaleQuote> quotes) {
    var largest = new LinkedHashMap<VenueId, SaleQuote>();
    for (var quote : quotes)
      largest.merge(
          quote.venue(), quote, (had, more) -> more.sold().exceeds(had.sold()) ? more : had);
    return List.copyOf(largest.values());
  }
}
