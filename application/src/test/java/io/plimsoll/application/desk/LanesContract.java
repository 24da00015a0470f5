package io.plimsoll.application.desk;

import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.L1;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USDC;
import static io.plimsoll.domain.testing.DeskWords.amount;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static io.plimsoll.domain.testing.DeskWords.supply;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.loan.LoanRejection.LoanAlreadyOpen;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.reserve.Reserve;
import io.plimsoll.domain.testing.Listing;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every kind of lane does. The lanes given are empty: no market is open yet. */
public abstract class LanesContract {

  protected abstract Lanes lanes();

  private static Submission keyed(Command command, String key, String digest) {
    return new Submission(
        command,
        Optional.of(new IdempotencyKey(key, digest)),
        (_, events, _) -> "n=" + events.size());
  }

  private static Outcome submit(Lanes lanes, Command command) {
    return lanes.submit(Submission.of(command)).join();
  }

  private Lanes open() {
    var lanes = lanes();
    assertThat(submit(lanes, openMarket())).isInstanceOf(Outcome.Done.class);
    assertThat(submit(lanes, Listing.of(USDC).command())).isInstanceOf(Outcome.Done.class);
    return lanes;
  }

  @Test
  void what_was_answered_is_in_the_book() {
    var lanes = open();
    assertThat(submit(lanes, supply("lena", "100 USDC")))
        .isInstanceOfSatisfying(Outcome.Done.class, done -> assertThat(done.events()).hasSize(2));
    assertThat(cash(lanes)).isEqualTo(amount("100 USDC"));
  }

  @Test
  void a_refused_command_names_the_rule() {
    var lanes = open();
    submit(lanes, openLoan());
    assertThat(submit(lanes, openLoan()))
        .isEqualTo(new Outcome.Refused(new LoanAlreadyOpen(L1, MAIN)));
  }

  @Test
  void commands_of_a_market_are_decided_in_the_order_they_came() {
    var lanes = open();
    var outcomes =
        IntStream.range(0, 200)
            .mapToObj(n -> lanes.submit(Submission.of(openLoan("L" + n / 2, "ana"))))
            .toList();
    for (var n = 0; n < 200; n++)
      assertThat(outcomes.get(n).join())
          .isInstanceOf(n % 2 == 0 ? Outcome.Done.class : Outcome.Refused.class);
  }

  @Test
  void the_same_request_is_done_once_and_answered_alike() {
    var lanes = open();
    var first = lanes.submit(keyed(supply("lena", "1 USDC"), "k1", "d1")).join();
    assertThat(first)
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(done.answer()).isEqualTo("n=2"));
    assertThat(lanes.submit(keyed(supply("lena", "1 USDC"), "k1", "d1")).join())
        .isEqualTo(new Outcome.DoneBefore("n=2"));
    assertThat(lanes.submit(keyed(supply("lena", "2 USDC"), "k1", "d2")).join())
        .isEqualTo(new Outcome.KeyTaken("k1"));
    assertThat(cash(lanes)).isEqualTo(amount("1 USDC"));
  }

  @Test
  void a_request_that_was_refused_may_be_tried_again() {
    var lanes = open();
    var early = keyed(supply("lena", "0 USDC"), "k1", "d1");
    assertThat(lanes.submit(early).join()).isInstanceOf(Outcome.Refused.class);
    assertThat(lanes.submit(keyed(supply("lena", "1 USDC"), "k1", "d1")).join())
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_market_nobody_opened_is_empty_and_of_its_own() {
    var lanes = open();
    var other = new MarketId("other");
    var markets =
        List.of(
            lanes.read(MAIN, (book, _) -> book.id()).join(),
            lanes.read(other, (book, _) -> book.id()).join());
    assertThat(markets).containsExactly(MAIN, other);
    assertThat(lanes.read(other, (book, _) -> book.market()).join())
        .isEqualTo(new Market.Unopened());
  }

  private static Amount cash(Lanes lanes) {
    return lanes.read(MAIN, (book, _) -> ((Reserve.Listed) book.reserve(USDC.id())).cash()).join();
  }
}
