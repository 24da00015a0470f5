package io.plimsoll.adapter.web.rest.auction;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.AssetId;

/** A keeper puts collateral of a loan below 1 up for auction. */
public record StartRequest(KeeperId keeper, AssetId debtAsset, AssetId collateralAsset) {}
