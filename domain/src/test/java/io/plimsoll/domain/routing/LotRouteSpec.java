package io.plimsoll.domain.routing;

import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 100 WETH for 180,000 DAI, for 1,700 each at least. */
class LotRouteSpec {

  private static final Lot LOT =
      new Lot(amount("100 WETH"), amount("180000 DAI"), amount("0 DAI"), Wad.of("1700"));

  private static LotRoute route(Lot lot, SaleQuote... quotes) {
    return LotRoute.of(lot, List.of(quotes)).orElseThrow();
  }

  @Test
  void one_venue_gets_the_whole_lot() {
    var quote = quote("pool", "95 WETH", "180000 DAI");
    var route = route(LOT, quote("pool", "47 WETH", "90000 DAI"), quote);
    assertThat(route.largest()).isEqualTo(quote);
    assertThat(route.lot(quote)).isEqualTo(LOT);
  }

  @Test
  void nobody_quotes_nothing_is_spread() {
    assertThat(LotRoute.of(LOT, List.of())).isEmpty();
  }

  /** The dearer steps are used up first: 50 at 1,950 and 1,900, then 1,880 on the other side. */
  @Test
  void each_venue_gets_what_it_pays_most_for_and_no_more_is_sold_than_is_wanted() {
    var route =
        route(
            LOT,
            quote("near", "25 WETH", "48750 DAI"),
            quote("near", "50 WETH", "96250 DAI"),
            quote("near", "100 WETH", "186250 DAI"),
            quote("far", "50 WETH", "94000 DAI"),
            quote("far", "100 WETH", "184000 DAI"));
    assertThat(route.route().received())
        .isBetween(amount("180000 DAI"), amount("180000.000000000000001 DAI"));
    assertThat(route.route().parts())
        .extracting(SaleQuote::venue)
        .extracting(Object::toString)
        .containsExactly("near", "far");
    assertThat(route.route().parts().getFirst().sold()).isEqualTo(amount("50 WETH"));
    var far = route.route().parts().getLast();
    assertThat(far.received()).isBetween(amount("83750 DAI"), amount("83750.000000000000001 DAI"));
    assertThat(route.largest().venue()).isEqualTo(route.route().parts().getFirst().venue());
    var given = route.lot(route.largest());
    assertThat(given.quantity()).isBetween(amount("52 WETH"), amount("54 WETH"));
    assertThat(given.wanted()).isBetween(amount("94000 DAI"), amount("96500 DAI"));
  }

  @Test
  void a_part_of_a_lot_takes_less_of_what_was_quoted_for_all_of_it() {
    var part = LOT.part(amount("10 WETH"));
    var route = route(part, quote("pool", "95 WETH", "180000 DAI"));
    assertThat(route.largest().sold()).isLessThanOrEqualTo(amount("10 WETH"));
    assertThat(route.lot(route.largest())).isEqualTo(part);
  }

  @Test
  void what_brings_less_than_the_bound_stays() {
    var route =
        route(
            LOT,
            quote("near", "10 WETH", "19000 DAI"),
            quote("near", "20 WETH", "35000 DAI"),
            quote("far", "10 WETH", "18000 DAI"));
    assertThat(route.route().unsold()).isEqualTo(amount("80 WETH"));
    assertThat(route.largest().sold()).isEqualTo(amount("10 WETH"));
  }

  @Test
  void a_larger_size_at_a_better_price_is_one_level_with_the_smaller_one() {
    var book =
        OrderBook.of(
            List.of(quote("odd", "10 WETH", "18000 DAI"), quote("odd", "20 WETH", "37000 DAI")));
    assertThat(book.levels()).hasSize(1);
    assertThat(book.received(amount("10 WETH").units()))
        .isEqualTo(amount("37000 DAI").units().divide(BigInteger.TWO));
  }
}
