package io.plimsoll.adapter.venue.xchange;

import io.plimsoll.adapter.spi.VenueFactory;
import io.plimsoll.adapter.spi.kit.ExecutionVenueKit;
import io.plimsoll.adapter.spi.kit.OutsideProcess;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import org.junit.jupiter.api.DisplayName;

@DisplayName("kraken")
class KrakenVenueContractTest extends ExecutionVenueKit {

  @Override
  protected VenueFactory factory() {
    return new KrakenVenueFactory();
  }

  @Override
  protected VenueOutside outside() {
    return OutsideProcess.play(VenueOutside.class, KrakenSandbox.class);
  }
}
