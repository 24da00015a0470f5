package io.plimsoll.application.liquidation;

import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.draw;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.quantity;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static io.plimsoll.domain.testing.KeeperDesk.bring;
import static io.plimsoll.domain.testing.KeeperDesk.register;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.liquidation.ForcedSales.Examination;
import io.plimsoll.domain.batch.BatchCommand.PlaceBid;
import io.plimsoll.domain.batch.BatchEvent.BatchCleared;
import io.plimsoll.domain.batch.BatchEvent.BatchOpened;
import io.plimsoll.domain.batch.BatchEvent.LotAdded;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.batch.BatchPlan;
import io.plimsoll.domain.batch.MarginRule;
import io.plimsoll.domain.chooser.Mechanism;
import io.plimsoll.domain.liquidation.KeeperId;
import io.plimsoll.domain.liquidation.LiquidationEvent.LotCleared;
import io.plimsoll.domain.market.SellingTerms;
import io.plimsoll.domain.money.Wad;
import io.plimsoll.domain.testing.KeeperDesk;
import io.plimsoll.domain.testing.Listing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Examinations of a market that sells by batch: who is below 1 at 1,900 gives some 4 WETH. */
class BatchSalesTest extends ExaminedMarket {

  private static final Duration WINDOW = Duration.ofMinutes(30);

  @BeforeEach
  void open() {
    var selling =
        new SellingTerms(
            EnumSet.of(Mechanism.BATCH_AUCTION),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new BatchPlan(WINDOW, Wad.of("0.95"), MarginRule.FIRST_COME)));
    price(WETH, "2000");
    price(USDC, "1");
    lanes.given(
        opening(selling, Optional.of(KeeperDesk.TERMS)),
        Listing.of(WETH).command(),
        Listing.of(USDC).command(),
        supply("lena", "1000000 USDC"),
        register("kim", "1000 USDC"),
        bring("kim", "50000 USDC"));
    borrowed("L1");
    price(WETH, "1900");
  }

  private void borrowed(String loan) {
    price(WETH, "2000");
    lanes.given(openLoan(loan, "ana"), deposit(loan, "10 WETH"), draw(loan, "16000 USDC"));
  }

  private void later(Duration time) {
    clock.advance(time);
    price(USDC, "1");
    price(WETH, "1900");
  }

  @Test
  void a_case_waits_in_its_batch_until_the_window_is_over() {
    assertThat(examine()).isEqualTo(new Examination(1, 1, 0, 1));
    later(WINDOW.minusMillis(1));
    assertThat(examine()).isEqualTo(new Examination(1, 0, 0, 1));
    assertThat(lanes.events(MAIN, BatchOpened.class)).hasSize(1);
    assertThat(lanes.events(MAIN, BatchCleared.class)).isEmpty();
  }

  @Test
  void the_examination_after_the_window_clears_the_batch() {
    examine();
    var batch = new BatchId("main,WETH,USDC,1");
    var bid = new PlaceBid(MAIN, batch, new KeeperId("kim"), quantity("max WETH"), Wad.of("1890"));
    lanes.given(bid);
    later(WINDOW);

    assertThat(examine()).isEqualTo(new Examination(1, 0, 0, 0));
    assertThat(lanes.events(MAIN, LotCleared.class)).hasSize(1);
    assertThat(lanes.events(MAIN, LotCleared.class).getFirst().repaid())
        .isGreaterThan(amount("7900 USDC"));
  }

  /** Whoever falls below 1 just then does not find a batch whose time is over. */
  @Test
  void what_falls_when_a_batch_ends_goes_into_the_next() {
    examine();
    borrowed("L2");
    later(WINDOW);

    assertThat(examine()).isEqualTo(new Examination(2, 1, 0, 2));
    assertThat(lanes.events(MAIN, BatchCleared.class)).hasSize(1);
    assertThat(lanes.events(MAIN, BatchOpened.class)).hasSize(2);
    assertThat(lanes.events(MAIN, LotAdded.class)).hasSize(1);
  }
}
