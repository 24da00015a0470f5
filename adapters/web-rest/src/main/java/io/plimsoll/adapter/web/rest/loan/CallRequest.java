package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;

/**
 * A keeper calls a loan.
 *
 * @param debtToCover whole tokens of the debt asset, or "max" for as much as one call may repay
 */
public record CallRequest(
    KeeperId keeper, AssetId debtAsset, AssetId collateralAsset, Quantity debtToCover) {}
