package io.plimsoll.adapter.venue.simulated;

import static io.plimsoll.domain.testing.DeskWords.DAI;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;

import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.ExecutionVenueContract;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/** Pools do what every venue does. */
class PoolVenueContractTest extends ExecutionVenueContract {

  @Override
  protected ExecutionVenue venue() {
    var venue = new PoolVenue(new VenueId("pools"), BasisPoints.ONE);
    venue.setDepth(WETH.id(), USDC.id(), new BigDecimal("4000"), new BasisPoints(30));
    venue.setDepth(WBTC.id(), DAI.id(), new BigDecimal("300"), new BasisPoints(30));
    Map.of(WETH, "2000", WBTC, "30000", USDC, "1", DAI, "1")
        .forEach(
            (asset, price) ->
                venue.priced(MAIN, new Price(1, asset, USD, Wad.of(price), Instant.EPOCH)));
    return venue;
  }
}
