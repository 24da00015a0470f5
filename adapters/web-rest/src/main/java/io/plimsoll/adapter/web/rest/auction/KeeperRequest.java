package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.domain.liquidation.KeeperId;

/** Who starts an auction again. */
public record KeeperRequest(KeeperId keeper) {}
