package io.plimsoll.domain.batch;

import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.money.Amount;

/**
 * What one case gives into the sale.
 *
 * @param quantity of the collateral, above zero
 */
public record BatchLot(LiquidationId liquidation, Amount quantity) {

  public BatchLot {
    if (quantity.isZero())
      throw new IllegalArgumentException(liquidation + " gives nothing into the sale");
  }
}
