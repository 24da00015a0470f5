package io.plimsoll.domain.pacing;

import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Prices;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is known around a sale.
 *
 * @param near how far loans that the sale may break are from it; of others too
 * @param sales the desk's own that the oracle does not show yet
 */
public record Surroundings(List<Exposure> near, List<OwnSale> sales) {

  public static final Surroundings UNKNOWN = new Surroundings(List.of(), List.of());

  public Surroundings {
    near = List.copyOf(near);
    sales = List.copyOf(sales);
  }

  /** What was sold of a collateral for an asset. */
  Optional<OwnSale> of(Token collateral, Token debt) {
    return sales.stream()
        .filter(sale -> sale.sold().token().equals(collateral))
        .filter(sale -> sale.quotes().stream().allMatch(q -> q.received().token().equals(debt)))
        .findFirst();
  }

  /** A health below which a loan may be broken by the sale of all that is quoted. */
  public static Wad line(
      List<SaleQuote> quotes, List<OwnSale> sales, Prices prices, Wad visibleShare) {
    var around = new Surroundings(List.of(), sales);
    var fall =
        quotes.stream()
            .collect(
                Collectors.groupingBy(
                    quote -> quote.sold().token().id() + "/" + quote.received().token().id()))
            .values()
            .stream()
            .flatMap(pair -> around.fall(pair, prices, visibleShare).stream())
            .max(Comparator.naturalOrder())
            .orElse(Wad.ZERO);
    return Exposure.line(fall);
  }

  /** By the sale of all that is quoted of one pair, with what was sold of it before. */
  private Optional<Wad> fall(List<SaleQuote> pair, Prices prices, Wad visibleShare) {
    var collateral = pair.getFirst().sold().token();
    var debt = pair.getFirst().received().token();
    var own = of(collateral, debt);
    var sold =
        SaleQuote.largest(pair).stream().map(SaleQuote::sold).reduce(Amount::plus).orElseThrow();
    return prices
        .of(collateral.id())
        .flatMap(
            price ->
                prices
                    .of(debt.id())
                    .map(
                        in ->
                            OwnImpact.of(
                                own.map(OwnSale::quotes).orElse(pair), price, in, visibleShare)))
        .map(impact -> impact.fall(own.map(OwnSale::sold).map(sold::plus).orElse(sold)));
  }
}
