package io.plimsoll.adapter.web.rest.market;

import io.plimsoll.domain.market.Category;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import java.util.List;

/** Correlated assets, and the numbers with which its members count in a loan that chose it. */
public record CategoryView(
    CategoryId id,
    BasisPoints maxLoanToValue,
    BasisPoints liquidationThreshold,
    BasisPoints liquidationBonus,
    List<AssetId> collateral,
    List<AssetId> borrowable,
    List<AssetId> withoutLoanToValue) {

  static CategoryView of(Category category) {
    return new CategoryView(
        category.id(),
        category.maxLoanToValue(),
        category.liquidationThreshold(),
        category.liquidationBonus(),
        List.copyOf(category.collateral()),
        List.copyOf(category.borrowable()),
        List.copyOf(category.withoutLoanToValue()));
  }
}
