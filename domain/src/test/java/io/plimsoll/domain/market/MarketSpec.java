package io.plimsoll.domain.market;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.desk;
import static io.plimsoll.domain.testing.DeskFixture.empty;
import static io.plimsoll.domain.testing.DeskFixture.market;
import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plimsoll.domain.market.MarketEvent.AssetListed;
import io.plimsoll.domain.market.MarketEvent.MarketOpened;
import io.plimsoll.domain.market.MarketRejection.BonusAboveCover;
import io.plimsoll.domain.market.MarketRejection.BorrowLimitAboveThreshold;
import io.plimsoll.domain.market.MarketRejection.DecimalsFixed;
import io.plimsoll.domain.market.MarketRejection.MarketAlreadyOpen;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.MarketRejection.ShareAboveOne;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.BasisPoints;
import io.plimsoll.domain.money.Ray;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.reserve.Holdings;
import io.plimsoll.domain.reserve.ReserveEvent.ReserveOpened;
import io.plimsoll.domain.reserve.ReserveEvent.TermsChanged;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MarketSpec {

  @Test
  void a_market_opens_once() {
    empty()
        .when(openMarket())
        .thenAccepted()
        .then(MarketOpened.class)
        .desk()
        .when(openMarket())
        .thenRejected(new MarketAlreadyOpen(MAIN));
  }

  @Test
  void nothing_is_listed_in_a_market_that_is_not_open() {
    empty().when(Listing.of(WETH).command()).thenRejected(new MarketUnknown(MAIN));
  }

  @Test
  void listing_an_asset_opens_its_reserve_at_the_base_rate() {
    var desk = market();
    var opened =
        desk.when(Listing.of(WETH).command())
            .thenAccepted()
            .then(AssetListed.class, ReserveOpened.class)
            .event(ReserveOpened.class);

    assertThat(opened.accrual().updatedAt()).isEqualTo(START.getEpochSecond());
    assertThat(opened.accrual().borrowIndex(Holdings.NOTHING)).isEqualTo(Ray.ONE);
    assertThat(opened.accrual().borrowRate()).isEqualTo(Ray.of("0.01"));
    assertThat(opened.accrual().liquidityRate()).isEqualTo(Ray.ZERO);
    assertThat(((Market.Open) desk.book().market()).assets()).containsEntry(WETH.id(), WETH);
  }

  @Test
  void an_asset_keeps_its_decimals() {
    market()
        .given(Listing.of(USDC).command())
        .when(Listing.of(new Token("USDC", 18)).command())
        .thenRejected(new DecimalsFixed(USDC.id(), 18, 6));
  }

  @Test
  void borrowing_must_stop_no_later_than_selling_starts() {
    market()
        .given(Listing.of(WETH).lending(8_250, 8_250).command())
        .when(Listing.of(WETH).lending(8_251, 8_250).command())
        .thenRejected(
            new BorrowLimitAboveThreshold(new BasisPoints(8_251), new BasisPoints(8_250)));
  }

  @Test
  void a_sale_at_the_threshold_must_still_pay_the_debt() {
    market()
        .given(Listing.of(WETH).lending(8_000, 9_520).command())
        .when(Listing.of(WETH).lending(8_000, 9_524).command())
        .thenRejected(
            new BonusAboveCover(
                new BasisPoints(9_524), new BasisPoints(500), new BasisPoints(10_001)));
  }

  @Test
  void a_share_above_one_is_named() {
    var weth = Listing.of(WETH);
    var above = new BasisPoints(10_001);
    market()
        .when(weth.bonus(10_001, 0).command())
        .thenRejected(new ShareAboveOne("liquidationBonus", above))
        .when(weth.bonus(500, 10_001).command())
        .thenRejected(new ShareAboveOne("liquidationFee", above))
        .when(weth.lending(8_000, 10_001).command())
        .thenRejected(new ShareAboveOne("liquidationThreshold", above))
        .when(weth.lending(10_001, 8_250).command())
        .thenRejected(new ShareAboveOne("maxLoanToValue", above))
        .when(weth.reserveFactor(10_001).command())
        .thenRejected(new ShareAboveOne("reserveFactor", above));
  }

  @Test
  void the_same_terms_again_are_no_event() {
    market()
        .given(Listing.of(WETH).command())
        .when(Listing.of(WETH).command())
        .thenAccepted()
        .then();
  }

  @Test
  void new_terms_book_interest_under_the_old_ones_and_price_the_rest_anew() {
    var desk = desk().given(deposit("100 WETH"), draw("100000 USDC"));
    var rate = desk.reserve(USDC).accrual().borrowRate();
    var dearer = Listing.of(USDC).interest("0.8", "0.2", "0.04", "0.75");

    var changed =
        desk.after(Duration.ofDays(30))
            .when(dearer.command())
            .thenAccepted()
            .then(TermsChanged.class)
            .event(TermsChanged.class);

    // 10 % are lent: 1 % + 4 % x 10/80 = 1.5 %, compounded over 30 days to 0.123364 %
    assertThat(rate).isEqualTo(Ray.of("0.015"));
    assertThat(desk.reserve(USDC).borrowIndex().decimal()).startsWith("1.00123363");
    assertThat(changed.change().receivable()).isEqualTo(123_363_702);
    assertThat(changed.accrual().borrowRate()).isGreaterThan(Ray.of("0.205"));
  }

  @Test
  void the_close_factor_lies_above_0_and_at_most_at_1() {
    for (var share : new int[] {0, 10_001})
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new LiquidationPolicy(
                      new BasisPoints(share), Wad.of("0.95"), USD.zero(), USD.zero()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LiquidationPolicy(
                    BasisPoints.ONE, Wad.of("1.000000000000000001"), USD.zero(), USD.zero()));
  }

  @Test
  void the_standard_policy_is_that_of_the_reference() {
    var policy = LiquidationPolicy.standard(USD);
    assertThat(policy.closeFactor().decimal()).isEqualTo("0.5");
    assertThat(policy.fullCloseHealth()).isEqualTo(Wad.of("0.95"));
    assertThat(policy.smallPosition()).isEqualTo(Amount.of("2000", USD));
    assertThat(policy.minimumLeftover()).isEqualTo(Amount.of("1000", USD));
  }
}
