package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/**
 * A keeper seizes collateral and pays the debt that this is worth.
 *
 * @param collateralToSeize whole tokens of the collateral asset, or "max" for all of it
 */
public record SeizureRequest(
    KeeperId keeper, AssetId debtAsset, AssetId collateralAsset, Quantity collateralToSeize) {}
