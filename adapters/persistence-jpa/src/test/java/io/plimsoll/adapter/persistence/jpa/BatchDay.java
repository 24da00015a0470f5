package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;

import io.plimsoll.domain.batch.BatchId;
import java.time.Duration;

/** Two loans whose lots are in one batch, and two keepers who bid for them. */
final class BatchDay {

  static final BatchId FIRST = new BatchId("main,WETH,USDC,1");

  private BatchDay() {}

  static WrittenBook open(String market) {
    var book = WrittenBook.batching(market).borrowed("A1").borrowed("A2");
    for (var keeper : new String[] {"kim", "karl"})
      book.register(keeper, "1000").bring(keeper, "20000", USDC);
    book.price(WETH, "1100").liquidate("A1").liquidate("A2").auction("A1").auction("A2");
    var batch = new BatchId(market + ",WETH,USDC,1");
    return book.bid(batch, "kim", "1", "1090").bid(batch, "karl", "10", "1080");
  }

  static void clear(WrittenBook book) {
    book.after(Duration.ofHours(1)).clear(new BatchId(book.id() + ",WETH,USDC,1"));
  }
}
