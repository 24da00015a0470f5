package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.simulation.SimulatedDepth;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes any lot at its bound, once it has been given depth. */
public final class MemoryVenue implements ExecutionVenue, SimulatedDepth {

  private static final VenueId ID = new VenueId("memory");

  private final CopyOnWriteArrayList<String> pools = new CopyOnWriteArrayList<>();

  @Override
  public VenueId id() {
    return ID;
  }

  @Override
  public Optional<SaleQuote> quote(Lot lot) {
    var pair = lot.quantity().token().symbol() + "/" + lot.debtToCover().token().symbol();
    return pools.contains(pair)
        ? Optional.of(new SaleQuote(ID, lot.quantity(), lot.leastFor(lot.quantity())))
        : Optional.empty();
  }

  @Override
  public OrderReport place(VenueOrder order, Instant now) {
    return status(order, now);
  }

  @Override
  public OrderReport status(VenueOrder order, Instant now) {
    var lot = order.lot();
    return OrderReport.done(order, new Fill(lot.quantity(), lot.leastFor(lot.quantity())));
  }

  @Override
  public double fallOf(AssetId collateral) {
    return 0;
  }

  @Override
  public void setDepth(AssetId collateral, AssetId debt, BigDecimal depth, BasisPoints fee) {
    var pair = collateral + "/" + debt;
    if (depth.signum() == 0) pools.remove(pair);
    else pools.add(pair);
  }
}
