package io.plimsoll.adapter.spi;

import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueCapability;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Venues that buy nothing, as configured. */
public final class StandingVenues implements VenueFactory {

  static final List<String> CLOSED = new ArrayList<>();

  @Override
  public String id() {
    return "standing";
  }

  @Override
  public String description() {
    return "Buys nothing.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.required("price", Setting.Kind.DECIMAL, "Debt tokens per collateral token."));
  }

  @Override
  public Set<VenueCapability> capabilities() {
    return Set.of();
  }

  @Override
  public ExecutionVenue venue(VenueId id, Settings settings) {
    return new ExecutionVenue() {
      @Override
      public VenueId id() {
        return id;
      }

      @Override
      public Optional<SaleQuote> quote(Lot lot) {
        return Optional.empty();
      }

      @Override
      public OrderReport place(VenueOrder order, Instant now) {
        return OrderReport.done(List.of());
      }

      @Override
      public OrderReport status(VenueOrder order, Instant now) {
        return OrderReport.done(List.of());
      }

      @Override
      public void close() {
        CLOSED.add(id.text());
      }
    };
  }
}
