package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/** Takes collateral back: whole tokens, or "max" for as much as possible. */
public record ReturnRequest(AssetId asset, Quantity amount) {}
