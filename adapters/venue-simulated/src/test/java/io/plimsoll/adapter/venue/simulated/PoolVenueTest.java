package io.plimsoll.adapter.venue.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.oracle.PriceListener;
import io.plimsoll.application.simulation.SimulatedDepth;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.Fill;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.SaleQuote;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.oracle.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PoolVenueTest {

  private static final Token USD = new Token("USD", 8);
  private static final Token WETH = new Token("WETH", 18);
  private static final Token USDC = new Token("USDC", 6);
  private static final BasisPoints FEE = new BasisPoints(30);
  private static final Lot LOT = lot(WETH, "10", "19743.160687");

  private final PoolVenue venue = venue("1");

  private static PoolVenue venue(String recovery) {
    return new PoolVenue(new VenueId("pools"), BasisPoints.of(recovery));
  }

  private static Lot lot(Token collateral, String quantity, String wanted) {
    return new Lot(
        Amount.of(quantity, collateral), Amount.of(wanted, USDC), USDC.zero(), Wad.of("1500"));
  }

  private static void hear(PoolVenue venue, Token asset, String price) {
    hear(venue, asset, USD, price);
  }

  private static void hear(PoolVenue venue, Token asset, Token base, String price) {
    venue.priced(new MarketId("main"), new Price(1, asset, base, Wad.of(price), Instant.EPOCH));
  }

  private static void open(PoolVenue venue) {
    venue.setDepth(WETH.id(), USDC.id(), new BigDecimal("1000"), FEE);
    hear(venue, WETH, "2000");
    hear(venue, USDC, "1");
  }

  @BeforeEach
  void open() {
    open(venue);
  }

  @Test
  void a_quote_changes_nothing_and_the_fill_is_what_was_quoted() {
    var quote = venue.quote(LOT).orElseThrow();

    assertThat(quote)
        .isEqualTo(new SaleQuote(venue.id(), quote.sold(), Amount.of("19743.160687", USDC)));
    assertThat(venue.quote(LOT)).contains(quote);
    var fill = placed(venue, "o-1", LOT);
    assertThat(fill.sold()).isEqualTo(quote.sold());
    assertThat(fill.received()).isEqualTo(quote.received());
  }

  @Test
  void an_order_sent_twice_is_filled_once() {
    var fill = placed(venue, "o-1", LOT);
    var after = venue.quote(LOT);

    assertThat(placed(venue, "o-1", LOT)).isEqualTo(fill);
    assertThat(venue.quote(LOT)).isEqualTo(after);
    assertThat(placed(venue, "o-2", LOT)).isNotEqualTo(fill);
  }

  @Test
  void each_sale_gets_less_for_the_same() {
    var first = placed(venue, "o-1", LOT);
    var second = placed(venue, "o-2", LOT);

    assertThat(second.sold()).isGreaterThan(first.sold().min(LOT.quantity()));
    assertThat(second.received()).isLessThan(first.received());
  }

  @Test
  void a_new_price_of_either_asset_brings_the_pool_back() {
    var fresh = venue.quote(LOT);
    placed(venue, "o-1", LOT);
    hear(venue, USDC, "1");

    assertThat(venue.quote(LOT)).isEqualTo(fresh);
    placed(venue, "o-2", LOT);
    hear(venue, WETH, "2000");
    assertThat(venue.quote(LOT)).isEqualTo(fresh);
  }

  @Test
  void with_half_a_recovery_half_of_what_was_bought_is_left() {
    var slow = venue("0.5");
    open(slow);
    placed(slow, "o-1", lot(WETH, "100", "1000000"));
    hear(slow, WETH, "2000");

    // left with 50 WETH too many: x = 1050, y = 1000 × 2,000,000 ÷ 1050 = 1,904,761.904761
    // selling 10 brings y × 9.97 ÷ (x + 9.97) = 17,916.0506...
    assertThat(slow.quote(lot(WETH, "10", "1000000")).orElseThrow().received())
        .isEqualTo(Amount.of("17916.050633", USDC));
  }

  @Test
  void the_reference_is_the_ratio_of_the_newest_prices() {
    hear(venue, WETH, "1900");
    hear(venue, USDC, "0.95");

    assertThat(venue.quote(LOT).orElseThrow().received())
        .isEqualTo(Amount.of("19743.160687", USDC));
    hear(venue, WETH, "1600");
    // 1600 ÷ 0.95 = 1684.21 a WETH
    assertThat(venue.quote(LOT).orElseThrow().received())
        .isBetween(Amount.of("16620", USDC), Amount.of("16630", USDC));
  }

  @Test
  void a_pair_without_pool_price_or_common_currency_gets_no_quote() {
    var wbtc = new Token("WBTC", 8);
    assertThat(venue.quote(lot(wbtc, "1", "100"))).isEmpty();
    assertThat(placed(venue, "o-1", lot(wbtc, "1", "100")).sold()).isEqualTo(wbtc.zero());
    venue.setDepth(wbtc.id(), USDC.id(), BigDecimal.TEN, FEE);
    assertThat(venue.quote(lot(wbtc, "1", "100"))).isEmpty();
    hear(venue, wbtc, new Token("EUR", 8), "30000");
    assertThat(venue.quote(lot(wbtc, "1", "100"))).isEmpty();
    hear(venue, wbtc, USD, "30000");
    assertThat(venue.quote(lot(wbtc, "1", "100"))).isPresent();
  }

  @Test
  void a_token_with_other_decimals_is_not_the_same_token() {
    assertThat(venue.quote(lot(new Token("WETH", 8), "1", "100"))).isEmpty();
  }

  @Test
  void a_pool_can_be_resized_and_closed() {
    venue.setDepth(WETH.id(), USDC.id(), new BigDecimal("1000000"), BasisPoints.ZERO);
    assertThat(venue.quote(LOT).orElseThrow().sold()).isLessThan(Amount.of("9.88", WETH));
    venue.setDepth(WETH.id(), USDC.id(), BigDecimal.ZERO, FEE);
    assertThat(venue.quote(LOT)).isEmpty();
    assertThatThrownBy(() -> venue.setDepth(WETH.id(), USDC.id(), new BigDecimal("-1"), FEE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void orders_of_many_threads_are_filled_one_after_another() {
    var reference = venue("1");
    open(reference);
    var lot = lot(WETH, "0.1", "1000000");
    var alone =
        IntStream.range(0, 400)
            .mapToObj(i -> placed(reference, "o-" + i, lot).received())
            .reduce(Amount::plus)
            .orElseThrow();
    var together =
        IntStream.range(0, 800)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> placed(venue, "o-" + i / 2, lot)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .map(fill -> fill.received())
            .toList();

    assertThat(together.stream().distinct().reduce(Amount::plus)).contains(alone);
  }

  @Test
  void pools_are_opened_as_configured() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(VenueSimulatedAutoConfiguration.class))
        .withPropertyValues(
            "plimsoll.venue.simulated.pools[0].collateral=WETH",
            "plimsoll.venue.simulated.pools[0].debt=USDC",
            "plimsoll.venue.simulated.pools[0].depth=1000")
        .run(
            context -> {
              assertThat(context)
                  .hasSingleBean(ExecutionVenue.class)
                  .hasSingleBean(PriceListener.class)
                  .hasSingleBean(SimulatedDepth.class);
              var configured = context.getBean(PoolVenue.class);
              hear(configured, WETH, "2000");
              hear(configured, USDC, "1");
              assertThat(configured.quote(LOT)).isEqualTo(venue.quote(LOT));
            });
  }

  @Test
  void it_can_be_switched_off() {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(VenueSimulatedAutoConfiguration.class))
        .withPropertyValues("plimsoll.venue.simulated.enabled=false")
        .run(context -> assertThat(context).doesNotHaveBean(ExecutionVenue.class));
  }

  private static Fill placed(PoolVenue venue, String id, Lot lot) {
    var now = Instant.parse("2021-01-11T00:00:00Z");
    return venue.place(new VenueOrder(id, lot, now.plus(venue.validity())), now).fill(lot);
  }
}
