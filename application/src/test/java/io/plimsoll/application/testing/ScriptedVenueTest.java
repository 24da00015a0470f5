package io.plimsoll.application.testing;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;

import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.ExecutionVenueContract;

class ScriptedVenueTest extends ExecutionVenueContract {

  @Override
  protected ExecutionVenue venue() {
    return new ScriptedVenue("pool")
        .takes(amount("3000 WETH"), USDC.id(), "1987.654321")
        .takes(amount("200 WBTC"), DAI.id(), "29876.54321");
  }
}
