package io.plimsoll.adapter.web.rest.keeper;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.liquidation.KeeperId;

/**
 * Registers a keeper.
 *
 * @param bond in whole tokens of the asset that the market takes bonds in
 */
public record RegistrationRequest(KeeperId keeper, Decimal bond) {}
