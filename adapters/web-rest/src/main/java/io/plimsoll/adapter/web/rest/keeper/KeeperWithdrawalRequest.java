package io.plimsoll.adapter.web.rest.keeper;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/** A keeper takes funds out: whole tokens, or "max" for all that is free. */
public record KeeperWithdrawalRequest(AssetId asset, Quantity amount) {}
