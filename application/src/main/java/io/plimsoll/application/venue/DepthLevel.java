package io.plimsoll.application.venue;

import io.plimsoll.domain.money.Amount;

/**
 * So much collateral can be sold for so much, after everything at better prices is gone.
 *
 * @param quantity of collateral
 * @param brings of the debt asset, fees taken, down
 */
public record DepthLevel(Amount quantity, Amount brings) {}
