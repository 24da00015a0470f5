package io.plimsoll.adapter.web.rest.loan;

import io.plimsoll.domain.lender.AccountId;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.Quantity;
import java.util.Optional;

/**
 * A keeper calls a loan.
 *
 * @param debtToCover whole tokens of the debt asset, or "max" for as much as one call may repay
 * @param sharesTo the account that takes pledged collateral as shares; left out: the keeper takes
 *     the asset itself
 */
public record CallRequest(
    KeeperId keeper,
    AssetId debtAsset,
    AssetId collateralAsset,
    Quantity debtToCover,
    Optional<AccountId> sharesTo) {}
