package io.plimsoll.domain.routing;

import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Amount;
import java.util.List;

/**
 * How a quantity is spread. What the parts sell and what stays unsold add up to the whole.
 *
 * @param parts in the order of the venues, without those that get nothing
 * @param unsold what no venue takes, or takes only below the bound
 * @param received all parts together
 */
public record Route(List<SaleQuote> parts, Amount unsold, Amount received) {

  public Route {
    parts = List.copyOf(parts);
  }
}
