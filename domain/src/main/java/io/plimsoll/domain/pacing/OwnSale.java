package io.plimsoll.domain.pacing;

import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Amount;
import java.util.List;

/**
 * What the desk has sold of a collateral since the price that it acts on was observed, so that the
 * price knows nothing of it yet.
 *
 * @param quotes of venues before the first of these sales
 */
public record OwnSale(Amount sold, List<SaleQuote> quotes) {
  public OwnSale {
    quotes = List.copyOf(quotes);
  }

  public OwnSale plus(Amount more) {
    return new OwnSale(sold.plus(more), quotes);
  }
}
