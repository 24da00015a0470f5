package io.plimsoll.application.liquidation;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.health.HealthWatch;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotSold;
import io.plimsoll.domain.liquidation.LiquidationEvent.OrderUnfilled;
import io.plimsoll.domain.liquidation.LiquidationEvent.SaleOrdered;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.loan.LoanEvent;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.pacing.OwnSale;
import io.plimsoll.domain.pacing.PacingTerms;
import io.plimsoll.domain.pacing.Surroundings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what the desk sold on venues since the price of it was observed: of that the price
 * knows nothing, and nor does a loan's health. It starts anew with the process; the next price
 * shows what is forgotten.
 */
public final class OwnSales implements Committed {

  private record Pair(AssetId collateral, AssetId debt) {}

  /**
   * @param price number of the collateral's price when the first was ordered
   */
  private record Since(long price, OwnSale sale) {}

  private static final class Sales {
    private final Map<String, List<SaleQuote>> ordered = new HashMap<>();
    private final Map<Pair, Since> sold = new HashMap<>();
    private final NearLoans near = new NearLoans();
  }

  private final Map<MarketId, Sales> markets = new ConcurrentHashMap<>();

  @Override
  public void committed(Book book, List<Event> events) {
    for (var event : events)
      switch (event) {
        case SaleOrdered e -> of(e.market()).ordered.put(e.order().id(), e.order().quotes());
        case OrderUnfilled e -> of(e.market()).ordered.remove(e.order());
        case LotSold e -> sold(of(e.market()), e);
        case LoanEvent e -> of(e.market()).near.changed(e.loan());
        default -> {}
      }
  }

  private Sales of(MarketId market) {
    return markets.computeIfAbsent(market, _ -> new Sales());
  }

  private static void sold(Sales sales, LotSold e) {
    var quotes =
        Optional.ofNullable(sales.ordered.remove(e.order())).orElse(List.of()).stream()
            .filter(quote -> quote.isOf(e.sold().token(), e.received().token()))
            .toList();
    var price = Optional.ofNullable(e.evidence().prices().get(e.sold().token().id()));
    if (price.isEmpty() || quotes.isEmpty()) return;
    sales.sold.merge(
        new Pair(e.sold().token().id(), e.received().token().id()),
        new Since(price.get(), new OwnSale(e.sold(), quotes)),
        (before, now) ->
            before.price() == now.price()
                ? new Since(before.price(), before.sale().plus(e.sold()))
                : now);
  }

  /**
   * What the sale of all that venues were asked about may touch. Called on the market's lane, where
   * nothing is sold meanwhile; empty where the market does not pace its sales.
   */
  Surroundings around(Book book, Facts facts, HealthWatch watch, List<SaleQuote> quotes) {
    if (!(book.market() instanceof Market.Open market)) return Surroundings.UNKNOWN;
    return market
        .terms()
        .selling()
        .guards()
        .pacing()
        .map(terms -> around(market, book, facts, watch, quotes, terms))
        .orElse(Surroundings.UNKNOWN);
  }

  private Surroundings around(
      Market.Open market,
      Book book,
      Facts facts,
      HealthWatch watch,
      List<SaleQuote> quotes,
      PacingTerms terms) {
    var sales = of(book.id());
    var own = new ArrayList<OwnSale>();
    sales.sold.forEach(
        (pair, since) ->
            facts
                .prices()
                .of(pair.collateral())
                .filter(price -> price.id() == since.price())
                .ifPresent(_ -> own.add(since.sale())));
    var line = Surroundings.line(quotes, own, facts.prices(), terms.visibleShare());
    return new Surroundings(sales.near.below(line, market, book, facts, watch), own);
  }
}
