package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.DAI;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WBTC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.terms;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.money.Quantity;
import java.time.Duration;
import java.util.List;

/**
 * A day on which the price of WETH falls twice: L1 is sold by the desk, L2 called by a keeper, L3
 * heals by itself, L4 ends with debt nobody pays in two assets, L5 holds some of what it owes and
 * stays under sale, L6 owes another asset.
 */
final class Crash {

  private Crash() {}

  static List<Recorded> history() {
    return book().history();
  }

  static WrittenBook book() {
    var book = WrittenBook.market("main");
    for (var loan : List.of("L1", "L2", "L3")) book.borrowed(loan);
    book.open("L5").deposit("L5", "10", WETH).deposit("L5", "500", USDC).draw("L5", "9300", USDC);
    book.open("L6").deposit("L6", "10", WETH).draw("L6", "9000", DAI);
    book.open("L4").deposit("L4", "10", WETH).draw("L4", "5000", USDC).draw("L4", "4000", DAI);
    book.after(Duration.ofMinutes(10)).price(WETH, "1100");
    book.liquidate("L1").sell("L1", 99).liquidate("L6").sell("L6", 99);
    book.after(Duration.ofMinutes(1)).call("L2", USDC, WETH, Quantity.of("2000"));
    book.liquidate("L5").sell("L5", 99);
    book.after(Duration.ofMinutes(1)).liquidate("L3").repay("L3", "1000", USDC).end("L3");
    book.after(Duration.ofMinutes(1)).price(WETH, "500");
    book.liquidate("L4");
    for (var sales = 0; book.isLiquidated("L4") && sales < 20; sales++) book.sell("L4", 98);
    book.supply("lena", "1", WBTC).list(USDC, terms(7_900));
    return book;
  }
}
