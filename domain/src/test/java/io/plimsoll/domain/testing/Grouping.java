package io.plimsoll.domain.testing;

import io.plimsoll.domain.market.Category;
import io.plimsoll.domain.market.CategoryId;
import io.plimsoll.domain.market.MarketCommand.DefineCategory;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A category of correlated assets, one group of members after another. */
public record Grouping(Category category) {

  /** Drawn to 93 %, sold at 95 %, bonus 1 %; without members. */
  public static Grouping of(String name) {
    return of(name, 9_300, 9_500, 100);
  }

  public static Grouping of(String name, int maxLoanToValue, int threshold, int bonus) {
    return new Grouping(
        new Category(
            new CategoryId(name),
            new BasisPoints(maxLoanToValue),
            new BasisPoints(threshold),
            new BasisPoints(bonus),
            Collections.emptySortedSet(),
            Collections.emptySortedSet(),
            Collections.emptySortedSet()));
  }

  public Grouping holding(Token... assets) {
    return with(ids(assets), category.borrowable(), category.withoutLoanToValue());
  }

  public Grouping lending(Token... assets) {
    return with(category.collateral(), ids(assets), category.withoutLoanToValue());
  }

  /** Members that cover debt, but back no new one. */
  public Grouping backingNothingNew(Token... assets) {
    return with(category.collateral(), category.borrowable(), ids(assets));
  }

  public DefineCategory command() {
    return new DefineCategory(DeskWords.MAIN, category);
  }

  private Grouping with(
      SortedSet<AssetId> collateral,
      SortedSet<AssetId> borrowable,
      SortedSet<AssetId> withoutLoanToValue) {
    return new Grouping(
        new Category(
            category.id(),
            category.maxLoanToValue(),
            category.liquidationThreshold(),
            category.liquidationBonus(),
            collateral,
            borrowable,
            withoutLoanToValue));
  }

  private static SortedSet<AssetId> ids(Token... assets) {
    return Stream.of(assets).map(Token::id).collect(Collectors.toCollection(TreeSet::new));
  }
}
