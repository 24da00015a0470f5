package io.plimsoll.application.simulation;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import java.math.BigDecimal;

/** How much a simulated venue can take, and what sales have done to it. */
public interface SimulatedDepth {

  /**
   * Opens or resizes a pool between two assets.
   *
   * @param depth whole collateral tokens in the pool at the reference price; zero closes it
   * @param fee the venue's share of what is sold
   */
  void setDepth(AssetId collateral, AssetId debt, BigDecimal depth, BasisPoints fee);

  /**
   * How far below the reference price an asset stands in all its pools together, as a share of it;
   * an estimate.
   */
  double fallOf(AssetId collateral);
}
