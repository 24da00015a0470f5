package io.plimsoll.adapter.web.rest.liquidation;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.money.AssetId;
import java.util.Optional;

/**
 * A keeper buys collateral that the desk took over.
 *
 * @param amount that is paid, in whole tokens of the pay asset
 * @param minimum least that is wanted for it, in whole tokens of the collateral; any if left out
 */
public record PurchaseRequest(
    KeeperId keeper,
    AssetId collateralAsset,
    AssetId payAsset,
    Decimal amount,
    Optional<Decimal> minimum) {}
