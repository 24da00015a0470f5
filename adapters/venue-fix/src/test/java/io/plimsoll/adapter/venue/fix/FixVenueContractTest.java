package io.plimsoll.adapter.venue.fix;

import io.plimsoll.adapter.spi.VenueFactory;
import io.plimsoll.adapter.spi.kit.ExecutionVenueKit;
import io.plimsoll.adapter.spi.kit.OutsideProcess;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;

@DisplayName("fix")
class FixVenueContractTest extends ExecutionVenueKit {

  /** Whoever gets no answer waits so long for it, in half of what goes wrong. */
  private static final Duration PATIENCE = Duration.ofMillis(700);

  @Override
  protected VenueFactory factory() {
    return new FixVenueFactory(PATIENCE);
  }

  @Override
  protected VenueOutside outside() {
    return OutsideProcess.play(VenueOutside.class, FixSandbox.class);
  }

  @Override
  protected int many() {
    return 15;
  }
}
