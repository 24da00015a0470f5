package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.liquidation.StoreFront;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.reserve.ReserveEvent.StockPaid;
import io.plimsoll.domain.reserve.ReserveEvent.StockSold;
import java.util.List;

/**
 * What a payment buys, or has bought, of the desk's stock.
 *
 * @param bought down to a unit
 * @param discount off the oracle's price, a share of it
 * @param stock what the desk has of the collateral after it
 */
public record PurchaseView(
    AssetId collateralAsset,
    AssetId payAsset,
    Amount paid,
    Amount bought,
    Wad discount,
    Amount stock) {

  /**
   * @param stock left of the collateral
   */
  static PurchaseView of(List<Event> events, Reserve.Listed collateral, Amount stock) {
    var paid = only(events, StockPaid.class).amount();
    var bought = only(events, StockSold.class).amount();
    return new PurchaseView(
        bought.token().id(),
        paid.token().id(),
        paid,
        bought,
        StoreFront.discount(collateral.terms()),
        stock);
  }

  /** After the purchase. */
  static PurchaseView of(List<Event> events, Reserve.Listed collateral) {
    return of(events, collateral, collateral.inventory());
  }

  /** Before it. */
  static PurchaseView expected(List<Event> events, Reserve.Listed collateral) {
    var bought = only(events, StockSold.class).amount();
    return of(events, collateral, collateral.inventory().minus(bought));
  }

  private static <T> T only(List<Event> events, Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).findFirst().orElseThrow();
  }
}
