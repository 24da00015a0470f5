package io.plimsoll.domain.testing;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WBTC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;

import io.plimsoll.domain.ladder.Ladder;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.market.Profile;

/**
 * A market of the profile comet: USDC is lent, WETH and WBTC back it, and nothing bears interest.
 */
public final class StoreDesk {

  private StoreDesk() {}

  /** Lent from 100 on; while the desk has 1,000 of its own, it sells no stock. */
  public static Listing usdc() {
    return Listing.of(USDC)
        .lending(0, 0)
        .bonus(0, 0)
        .reserveFactor(0)
        .interest("0.8", "0", "0", "0")
        .minimumDebt("100 USDC")
        .targetReserves("1000 USDC");
  }

  /** Drawn to 80 %, sold at 85 %; taken over for 7 % less, of which a keeper gets 60 %. */
  public static Listing collateral(Listing listing) {
    return listing.notBorrowable().lending(8_000, 8_500).bonus(700, 4_000);
  }

  /** WETH at 2,000 and WBTC at 30,000; Lena has supplied a million, and Ana's loan is open. */
  public static DeskFixture storeDesk() {
    return storeDesk(Ladder.NONE);
  }

  public static DeskFixture storeDesk(Ladder ladder) {
    var terms =
        new MarketTerms(DeskFixture.LEAST_LOAN, LiquidationPolicy.standard(USD), Profile.COMET);
    return DeskFixture.empty()
        .given(new OpenMarket(MAIN, USD, terms.on(ladder)))
        .given(
            usdc().command(),
            collateral(Listing.of(WETH)).command(),
            collateral(Listing.of(WBTC)).command())
        .priced("USDC", "1")
        .priced("WETH", "2000")
        .priced("WBTC", "30000")
        .given(supply("lena", "1000000 USDC"), openLoan());
  }

  /** Ana owes 16,000 against 10 WETH that are worth less than it takes. */
  public static DeskFixture underwater(String price) {
    return storeDesk().given(deposit("10 WETH"), draw("16000 USDC")).priced("WETH", price);
  }
}
