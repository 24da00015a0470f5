package io.plimsoll.domain.liquidation;

import io.plimsoll.domain.money.Amount;

/** What a venue says it would do with a lot: sell so much of it for so much. */
public record SaleQuote(VenueId venue, Amount sold, Amount received) {}
