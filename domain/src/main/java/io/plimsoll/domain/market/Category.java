package io.plimsoll.domain.market;

import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Assets whose prices move together (e-mode). A loan that chooses the category may draw only its
 * borrowable assets, and its members as collateral count with the category's own numbers.
 *
 * @param maxLoanToValue for its collateral members
 * @param liquidationThreshold for its collateral members
 * @param liquidationBonus for its collateral members
 * @param collateral members that count with these numbers
 * @param borrowable what a loan of this category may draw
 * @param withoutLoanToValue members that still cover debt, but back no new one
 */
public record Category(
    CategoryId id,
    BasisPoints maxLoanToValue,
    BasisPoints liquidationThreshold,
    BasisPoints liquidationBonus,
    SortedSet<AssetId> collateral,
    SortedSet<AssetId> borrowable,
    SortedSet<AssetId> withoutLoanToValue) {

  public Category {
    collateral = Collections.unmodifiableSortedSet(new TreeSet<>(collateral));
    borrowable = Collections.unmodifiableSortedSet(new TreeSet<>(borrowable));
    withoutLoanToValue = Collections.unmodifiableSortedSet(new TreeSet<>(withoutLoanToValue));
  }

  RiskWeights weights(AssetId asset) {
    return new RiskWeights(
        withoutLoanToValue.contains(asset) ? BasisPoints.ZERO : maxLoanToValue,
        liquidationThreshold,
        liquidationBonus);
  }
}
