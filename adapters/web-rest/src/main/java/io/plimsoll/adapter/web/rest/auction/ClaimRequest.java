package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Quantity;

/**
 * A keeper claims a part of an auction at the price of the moment, to pay for it later.
 *
 * @param amount most that is claimed, in whole tokens of the collateral, or "max" for all of it
 * @param maxPrice most that is paid, in debt tokens per whole collateral token
 */
public record ClaimRequest(KeeperId keeper, Quantity amount, Decimal maxPrice) {}
