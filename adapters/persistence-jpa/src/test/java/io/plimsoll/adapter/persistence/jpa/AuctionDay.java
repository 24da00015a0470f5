package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;

import io.plimsoll.application.history.Recorded;
import java.time.Duration;
import java.util.List;

/**
 * A day on which loans go up for auction: of A1 a keeper takes a part that pays the one who started
 * it first, and then the rest; A2 is started again and taken off sale; of A3 something is taken and
 * the rest still on sale.
 */
final class AuctionDay {

  private AuctionDay() {}

  static List<Recorded> history(String market) {
    return book(market).history();
  }

  static WrittenBook book(String market) {
    var book = WrittenBook.auctioning(market);
    for (var loan : List.of("A1", "A2", "A3")) book.borrowed(loan);
    book.price(WETH, "1100").start("A1", "kira", USDC, WETH);
    book.after(Duration.ofMinutes(1)).liquidate("A2").auction("A2");
    book.liquidate("A3").auction("A3");
    book.after(Duration.ofMinutes(5)).take("A1.1-1", "kim", "1").take("A1.1-1", "karl", "max");
    book.take("A3.1-1", "kim", "0.5");
    book.after(Duration.ofMinutes(30)).reset("A2.1-1", "kim").cancel("A2.1-1");
    return book;
  }
}
