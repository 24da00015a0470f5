package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Quantity;

/**
 * A keeper takes from an auction at the price of the moment.
 *
 * @param amount most that is bought, in whole tokens of the collateral, or "max" for all of it
 * @param maxPrice most that is paid, in debt tokens per whole collateral token
 */
public record TakeRequest(KeeperId keeper, Quantity amount, Decimal maxPrice) {}
