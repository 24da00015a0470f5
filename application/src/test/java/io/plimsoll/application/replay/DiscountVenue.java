package io.plimsoll.application.replay;

import io.plimsoll.application.oracle.PriceListener;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Rounding;
import io.plimsoll.domain.oracle.Price;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Buys any quantity at the oracle's price less a discount, and has no memory but of prices. */
public final class DiscountVenue implements ExecutionVenue, PriceListener {

  private final BasisPoints paid;
  private final Map<AssetId, Price> prices = new ConcurrentHashMap<>();

  public DiscountVenue(BasisPoints discount) {
    this.paid = new BasisPoints(BasisPoints.ONE.value() - discount.value());
  }

  @Override
  public VenueId id() {
    return new VenueId("discount");
  }

  @Override
  public void priced(MarketId market, Price price) {
    prices.put(price.asset().id(), price);
  }

  @Override
  public Optional<SaleQuote> quote(Lot lot) {
    var fill = fill(lot);
    return fill.sold().isZero()
        ? Optional.empty()
        : Optional.of(new SaleQuote(id(), fill.sold(), fill.received()));
  }

  @Override
  public OrderReport place(VenueOrder order, Instant now) {
    return status(order, now);
  }

  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    return OrderReport.done(order, fill(order.lot()));
  }

  private Fill fill(Lot lot) {
    var none = new Fill(lot.quantity().token().zero(), lot.debtToCover().token().zero());
    var collateral = prices.get(lot.quantity().token().id());
    var debt = prices.get(lot.debtToCover().token().id());
    if (collateral == null || debt == null) return none;
    var atOracle = lot.debtToCover().token().units(paid.whole(lot.wanted().units(), Rounding.UP));
    var sold = collateral.exchange(atOracle, debt, Rounding.UP).min(lot.quantity());
    var received = paid.of(debt.exchange(sold, collateral, Rounding.DOWN), Rounding.DOWN);
    return lot.leastFor(sold).exceeds(received)
            || (received.isZero() && !sold.equals(lot.quantity()))
        ? none
        : new Fill(sold, received);
  }
}
