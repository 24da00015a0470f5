package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.Quantity;

/**
 * A keeper bids in a batch; nobody is shown it before the end.
 *
 * @param amount most that is bought, in whole tokens of the collateral, or "max" for all that is on
 *     sale now
 * @param limit most that is paid, in debt tokens per whole collateral token
 */
public record BidRequest(KeeperId keeper, Quantity amount, Decimal limit) {}
