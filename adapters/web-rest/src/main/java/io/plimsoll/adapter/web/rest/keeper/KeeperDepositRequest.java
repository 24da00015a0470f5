package io.plimsoll.adapter.web.rest.keeper;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.money.AssetId;

/** A keeper brings funds, in whole tokens. */
public record KeeperDepositRequest(AssetId asset, Decimal amount) {}
