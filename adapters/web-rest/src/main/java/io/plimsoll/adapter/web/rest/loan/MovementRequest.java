package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.money.AssetId;

/** Adds collateral or draws debt, in whole tokens. */
public record MovementRequest(AssetId asset, Decimal amount) {}
