package io.plimsoll.adapter.venue.cow;

import io.plimsoll.adapter.spi.VenueFactory;
import io.plimsoll.adapter.spi.kit.ExecutionVenueKit;
import io.plimsoll.adapter.spi.kit.OutsideProcess;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import org.junit.jupiter.api.DisplayName;

@DisplayName("cow")
class CowVenueContractTest extends ExecutionVenueKit {

  @Override
  protected VenueFactory factory() {
    return new CowVenueFactory();
  }

  @Override
  protected VenueOutside outside() {
    return OutsideProcess.play(VenueOutside.class, CowSandbox.class);
  }
}
