package io.plimsoll.domain.liquidation;

import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.absorb;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.buy;
import static io.plimsoll.domain.testing.DeskWords.buyAtLeast;
import static io.plimsoll.domain.testing.DeskWords.contribute;
import static io.plimsoll.domain.testing.StoreDesk.storeDesk;
import static io.plimsoll.domain.testing.StoreDesk.underwater;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.liquidation.LiquidationRejection.BelowMinimum;
import io.plimsoll.domain.liquidation.LiquidationRejection.CallNotOffered;
import io.plimsoll.domain.liquidation.LiquidationRejection.NotForSale;
import io.plimsoll.domain.liquidation.LiquidationRejection.StockShort;
import io.plimsoll.domain.oracle.PriceRejection.PriceMissing;
import io.plimsoll.domain.oracle.PriceRejection.PriceTooOld;
import io.plimsoll.domain.reserve.ReserveEvent.StockPaid;
import io.plimsoll.domain.reserve.ReserveEvent.StockSold;
import io.plimsoll.domain.testing.DeskFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How keepers buy what the desk took over: 60 % of the bonus of 7 % is theirs. */
class StoreFrontSpec {

  private static DeskFixture stocked() {
    return underwater("1800").given(absorb());
  }

  /** 1,800 less 4.2 % are 1,724.40. */
  @Test
  void stock_is_sold_below_the_oracles_price() {
    var desk = stocked();
    desk.when(buy("8622 USDC", "WETH")).thenAccepted().then(StockPaid.class, StockSold.class);
    assertThat(desk.reserve(WETH).inventory()).isEqualTo(amount("5 WETH"));
    assertThat(desk.reserve(USDC).cash()).isEqualTo(amount("992622 USDC"));
  }

  @Test
  void the_payment_adds_to_the_desks_own_funds() {
    var desk = stocked().given(buy("17244 USDC", "WETH"));
    // 16,000 of debt and 740 to the borrower went out
    assertThat(desk.reserve(USDC).ownFunds()).isEqualTo(amount("504 USDC").units());
  }

  /** 1 / 1,724.40. */
  @Test
  void a_quote_says_what_a_payment_would_buy() {
    var desk = stocked();
    var prices = desk.facts().prices();
    assertThat(
            StoreFront.quote(
                amount("1 USDC"),
                prices.of(USDC.id()).orElseThrow(),
                prices.of(WETH.id()).orElseThrow(),
                desk.reserve(WETH).terms()))
        .isEqualTo(amount("0.000579911853398283 WETH"));
  }

  @Test
  void a_keeper_gets_what_she_asked_for_or_nothing() {
    var desk = stocked();
    desk.when(buyAtLeast("1724.4 USDC", "1.000000000000000001 WETH"))
        .thenRejected(new BelowMinimum(amount("1 WETH"), amount("1.000000000000000001 WETH")))
        .given(buyAtLeast("1724.4 USDC", "1 WETH"));
  }

  @Test
  void no_more_is_sold_than_there_is() {
    stocked()
        .when(buy("18968.4 USDC", "WETH"))
        .thenRejected(new StockShort(amount("11 WETH"), amount("10 WETH")));
  }

  @Test
  void with_all_the_funds_it_wants_the_desk_sells_nothing() {
    var desk = stocked().given(contribute("17739.999999 USDC"));
    desk.given(buy("0.000001 USDC", "WETH"));
    desk.when(buy("1 USDC", "WETH"))
        .thenRejected(new NotForSale(amount("1000 USDC"), amount("1000 USDC")));
  }

  @Test
  void without_a_fresh_price_of_both_nothing_is_sold() {
    stocked()
        .unpriced("WETH")
        .when(buy("1 USDC", "WETH"))
        .thenRejected(new PriceMissing(WETH.id()));
    var desk = stocked();
    desk.at(DeskFixture.START.plus(Duration.ofHours(2)).plusSeconds(1))
        .when(buy("1 USDC", "WETH"))
        .thenRejected(PriceTooOld.class);
  }

  @Test
  void there_is_no_store_in_a_market_that_sells_otherwise() {
    desk().when(buy("1 USDC", "WETH")).thenRejected(new CallNotOffered(MAIN));
  }

  @Test
  void stock_given_to_the_desk_is_sold_too() {
    var desk = storeDesk().given(contribute("2 WETH"));
    desk.given(buy("958 USDC", "WETH"));
    assertThat(desk.reserve(WETH).inventory()).isEqualTo(amount("1.5 WETH"));
  }
}
