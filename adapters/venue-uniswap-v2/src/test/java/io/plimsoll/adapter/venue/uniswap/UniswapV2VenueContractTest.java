package io.plimsoll.adapter.venue.uniswap;

import io.plimsoll.adapter.sandbox.chain.ChainSandbox;
import io.plimsoll.adapter.spi.VenueFactory;
import io.plimsoll.adapter.spi.kit.ExecutionVenueKit;
import io.plimsoll.adapter.spi.kit.VenueOutside;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/** On a chain with a pool, a router and tokens of its own. */
@DisplayName("uniswap-v2")
class UniswapV2VenueContractTest extends ExecutionVenueKit {

  private static ChainSandbox chain;

  @BeforeAll
  static void aChain() {
    chain = ChainSandbox.startOrSkip(Instant.parse("2021-01-11T12:00:00Z"));
  }

  @AfterAll
  static void itsEnd() {
    if (chain != null) chain.close();
  }

  @Override
  protected VenueFactory factory() {
    return new UniswapV2VenueFactory();
  }

  @Override
  protected VenueOutside outside() {
    return new PoolOnChain(chain);
  }

  /** Each is a transaction. */
  @Override
  protected int many() {
    return 40;
  }
}
