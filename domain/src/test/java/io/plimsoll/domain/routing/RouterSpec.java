package io.plimsoll.domain.routing;

import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.routing.OrderBook.Level;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterSpec {

  private static final Token CENTS = new Token("CENTS", 0);
  private static final Token PIECES = new Token("PIECES", 0);

  private static Venue venue(String name, SaleCurve curve) {
    return new Venue(new VenueId(name), curve);
  }

  private static SaleCurve pool(String collateral, String debt, String kept) {
    return new ConstantProduct(amount(collateral).units(), amount(debt).units(), Wad.of(kept));
  }

  private static Level level(String collateral, String debt) {
    return new Level(amount(collateral).units(), amount(debt).units());
  }

  private static SaleQuote part(String venue, String sold, String received) {
    return new SaleQuote(new VenueId(venue), amount(sold), amount(received));
  }

  private static Route route(String whole, String bound, Venue... venues) {
    return new Router(List.of(venues), USDC).route(amount(whole), Wad.of(bound));
  }

  @Test
  void two_pools_of_one_price_share_in_proportion_to_their_depth() {
    var route =
        route(
            "40 WETH",
            "0",
            venue("deep", pool("300 WETH", "600000 USDC", "1")),
            venue("flat", pool("100 WETH", "200000 USDC", "1")));
    assertThat(route.parts())
        .extracting(SaleQuote::received)
        .containsExactly(amount("54545.454545 USDC"), amount("18181.818181 USDC"));
    var thirty = new BigDecimal(route.parts().getFirst().sold().decimal());
    assertThat(thirty).isCloseTo(new BigDecimal(30), within(new BigDecimal("1e-12")));
    assertThat(route.unsold()).isEqualTo(amount("0 WETH"));
    assertThat(route.received()).isEqualTo(amount("72727.272726 USDC"));
  }

  @Test
  void a_dearer_fee_moves_the_sale_to_the_other_pool() {
    var route =
        route(
            "10 WETH",
            "0",
            venue("cheap", pool("1000 WETH", "2000000 USDC", "0.9995")),
            venue("dear", pool("1000 WETH", "2000000 USDC", "0.97")));
    assertThat(route.parts()).extracting(SaleQuote::venue).containsExactly(new VenueId("cheap"));
  }

  @Test
  void a_book_is_served_from_the_dearest_buyer_down() {
    var book = new OrderBook(List.of(level("2 WETH", "4000 USDC"), level("5 WETH", "9750 USDC")));
    var other = new OrderBook(List.of(level("1 WETH", "1980 USDC"), level("9 WETH", "17100 USDC")));
    var route = route("7 WETH", "0", venue("a", book), venue("b", other));
    assertThat(route.parts())
        .containsExactly(part("a", "6 WETH", "11800 USDC"), part("b", "1 WETH", "1980 USDC"));
  }

  @Test
  void what_no_venue_takes_stays_unsold() {
    var book = new OrderBook(List.of(level("2 WETH", "4000 USDC")));
    var sum =
        new ConstantSum(
            amount("1990 USDC").units(), WETH.unit(), amount("1990 USDC").units(), Wad.ONE);
    var route = route("7 WETH", "0", venue("a", book), venue("b", sum));
    assertThat(route.unsold()).isEqualTo(amount("4 WETH"));
    assertThat(route.received()).isEqualTo(amount("5990 USDC"));
  }

  @Test
  void nothing_is_sold_below_the_bound() {
    var book = new OrderBook(List.of(level("2 WETH", "4000 USDC"), level("5 WETH", "9750 USDC")));
    assertThat(route("7 WETH", "1950", venue("a", book)).unsold()).isEqualTo(amount("0 WETH"));
    var above = route("7 WETH", "1950.00000001", venue("a", book));
    assertThat(above.parts()).containsExactly(part("a", "2 WETH", "4000 USDC"));
    assertThat(above.unsold()).isEqualTo(amount("5 WETH"));
    // too little for a double to see: 0.0001 USDC in 2,000,000,000
    var deep = new OrderBook(List.of(level("1000000 WETH", "2000000000 USDC")));
    assertThat(route("1000000 WETH", "2000.0000000001", venue("a", deep)).parts()).isEmpty();
    assertThat(route("1000000 WETH", "2000", venue("a", deep)).parts()).hasSize(1);
  }

  @Test
  void nothing_is_sold_for_nothing_or_nowhere() {
    assertThat(route("0 WETH", "0", venue("a", pool("1 WETH", "2000 USDC", "1"))).parts())
        .isEmpty();
    assertThat(route("1 WETH", "0").unsold()).isEqualTo(amount("1 WETH"));
    var crumb =
        route("0.000000000000000001 WETH", "0", venue("a", pool("1 WETH", "2000 USDC", "1")));
    assertThat(crumb.parts()).isEmpty();
    assertThat(crumb.unsold()).isEqualTo(amount("0.000000000000000001 WETH"));
  }

  /** Every one of 1,891 splits of 60 pieces over three venues is tried. */
  @Test
  void the_route_is_a_unit_per_venue_from_the_best_split_of_all() {
    var curves =
        List.<SaleCurve>of(
            new ConstantProduct(BigInteger.valueOf(50), BigInteger.valueOf(5_000), Wad.of("0.997")),
            new WeightedProduct(
                BigInteger.valueOf(80), 2, BigInteger.valueOf(3_000), 1, Wad.of("0.99")),
            new ConstantSum(
                BigInteger.valueOf(1_000), BigInteger.ONE, BigInteger.valueOf(48), Wad.ONE));
    var best = BigInteger.ZERO;
    for (var a = 0; a <= 60; a++)
      for (var b = 0; a + b <= 60; b++) {
        var c = 60 - a - b;
        best =
            best.max(
                curves
                    .get(0)
                    .received(BigInteger.valueOf(a))
                    .add(curves.get(1).received(BigInteger.valueOf(b)))
                    .add(curves.get(2).received(BigInteger.valueOf(c))));
      }
    var route =
        new Router(VenueGenerator.named(curves), CENTS)
            .route(PIECES.units(BigInteger.valueOf(60)), Wad.ZERO);
    assertThat(route.unsold().isZero()).isTrue();
    assertThat(best.subtract(route.received().units())).isBetween(BigInteger.ZERO, BigInteger.TWO);
  }

  /** 4:1 weights: 100 (1 - (80 / 100)^4) = 59.04. */
  @Test
  void a_weighted_pool_pays_to_the_unit() {
    var hundred = BigInteger.TEN.pow(20);
    var pool =
        new WeightedProduct(
            hundred.multiply(BigInteger.valueOf(80)).divide(BigInteger.valueOf(100)),
            4,
            hundred,
            1,
            Wad.ONE);
    assertThat(pool.received(BigInteger.TEN.pow(19).multiply(BigInteger.TWO)))
        .isEqualTo(new BigInteger("59040000000000000000"));
    assertThat(new WeightedProduct(hundred, 50, hundred, 50, Wad.of("0.997")).received(hundred))
        .isEqualTo(new ConstantProduct(hundred, hundred, Wad.of("0.997")).received(hundred));
  }

  @Test
  void a_range_is_sold_into_until_it_is_empty() {
    var position = RangePosition.of(2000, 1800, 2200, 1e20, 2e23);
    var range = position.sellingX(Wad.ONE);
    var all = range.takes(BigInteger.TEN.pow(30));
    assertThat(range.received(all)).isEqualTo(range.reserve());
    assertThat(range.received(all.add(all))).isEqualTo(range.reserve());
    assertThat(range.price(all.doubleValue() * 1.000001)).isZero();
    assertThat(range.virtual().price(all.doubleValue())).isCloseTo(1800, within(1e-6));
    assertThat(position.sellingY(Wad.ONE).price(0)).isCloseTo(1 / 2000.0, within(1e-12));
  }

  @Test
  void terms_that_make_no_venue_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> pool("0 WETH", "1 USDC", "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> pool("1 WETH", "0 USDC", "1"));
    assertThatIllegalArgumentException().isThrownBy(() -> pool("1 WETH", "1 USDC", "0"));
    assertThatIllegalArgumentException().isThrownBy(() -> pool("1 WETH", "1 USDC", "1.01"));
    assertThatIllegalArgumentException().isThrownBy(() -> new OrderBook(List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new OrderBook(List.of(level("1 WETH", "10 USDC"), level("1 WETH", "11 USDC"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WeightedProduct(BigInteger.ONE, 101, BigInteger.ONE, 1, Wad.ONE));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ConcentratedRange(
                    new ConstantProduct(BigInteger.ONE, BigInteger.ONE, Wad.ONE), BigInteger.ONE));
  }
}
