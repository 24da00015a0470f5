package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.adapter.web.rest.wire.Decimal;
import io.plimsoll.domain.money.AssetId;
import java.util.List;
import java.util.Optional;

/**
 * Defines a category of correlated assets, or changes one. Shares are fractions: 0.05 is 5 %.
 *
 * @param collateral members that count with these numbers
 * @param borrowable what a loan of the category may draw
 * @param withoutLoanToValue members that still cover debt, but back no new one
 */
public record CategoryRequest(
    Decimal maxLoanToValue,
    Decimal liquidationThreshold,
    Decimal liquidationBonus,
    List<AssetId> collateral,
    List<AssetId> borrowable,
    Optional<List<AssetId>> withoutLoanToValue) {}
