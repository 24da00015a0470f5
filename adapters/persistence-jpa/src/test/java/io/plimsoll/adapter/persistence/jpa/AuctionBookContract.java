package io.plimsoll.adapter.persistence.jpa;

import static io.plimsoll.adapter.persistence.jpa.WrittenBook.START;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.USDC;
import static io.plimsoll.adapter.persistence.jpa.WrittenBook.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.plimsoll.adapter.persistence.jpa.auction.JpaAuctionBook;
import io.plimsoll.application.loanbook.AuctionSummary;
import io.plimsoll.application.loanbook.BatchSummary;
import io.plimsoll.application.loanbook.SaleSummary;
import io.plimsoll.domain.auction.AuctionId;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Wad;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the auction book promises, on any database. */
abstract class AuctionBookContract {

  private static final MarketId MAIN = new MarketId("main");

  @Autowired private JpaAuctionBook auctions;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_has_happened() {
    feed.forgetEverything();
  }

  /** 4,500 and a penalty of 13 % to raise from 5 WETH, at 1,320 and falling within an hour. */
  @Test
  void an_auction_says_what_is_left_and_what_it_brought() {
    var book = WrittenBook.auctioning("main").borrowed("A1").price(WETH, "1100");
    book.liquidate("A1").auction("A1");
    feed.one(auctions, book.news());
    var fresh = find("A1.1-1");
    assertThat(fresh.liquidation()).isEqualTo(new LiquidationId("A1.1"));
    assertThat(fresh.loan()).isEqualTo(new LoanId("A1"));
    assertThat(fresh.market()).isEqualTo(MAIN);
    assertThat(fresh.lot()).isEqualTo(Amount.of("5", WETH));
    assertThat(fresh.tab()).isEqualTo(Amount.of("5085", USDC));
    assertThat(fresh.sold()).isEqualTo(WETH.zero());
    assertThat(fresh.raised()).isEqualTo(USDC.zero());
    assertThat(fresh.startedAt()).isEqualTo(START);
    assertThat(fresh.endedAt()).isEmpty();

    book.after(Duration.ofMinutes(12)).take("A1.1-1", "kim", "0.5").take("A1.1-1", "karl", "0.5");
    feed.one(auctions, book.news());
    var partly = find("A1.1-1");
    assertThat(partly.takes()).isEqualTo(2);
    assertThat(partly.sold()).isEqualTo(Amount.of("1", WETH));
    assertThat(partly.raised()).isEqualTo(Amount.of("1056", USDC));
    assertThat(partly.lot()).isEqualTo(Amount.of("4", WETH));
    assertThat(partly.tab()).isEqualTo(Amount.of("4029", USDC));

    book.after(Duration.ofMinutes(20)).reset("A1.1-1", "kim");
    feed.one(auctions, book.news());
    assertThat(find("A1.1-1").resets()).isEqualTo(1);
    assertThat(find("A1.1-1").startedAt()).as("first").isEqualTo(START);

    book.cancel("A1.1-1");
    feed.one(auctions, book.news());
    assertThat(find("A1.1-1").endedAt()).contains(START.plus(Duration.ofMinutes(32)));
    assertThat(auctions.find(new AuctionId("A9.1-1"))).isEmpty();
  }

  /** 5,085 to raise from 5 WETH; after 12 minutes one costs 1,056. */
  @Test
  void an_auction_says_what_is_claimed_until_it_is_paid_or_on_sale_again() {
    var book = WrittenBook.auctioningToKeepers("main").borrowed("A1").price(WETH, "1100");
    book.register("kim", "2000").bring("kim", "5000", USDC).register("kai", "1000");
    book.liquidate("A1").auction("A1").after(Duration.ofMinutes(12)).price(WETH, "1000");
    feed.one(auctions, book.claim("A1.1-1", "kim", "1").claim("A1.1-1", "kai", "0.5").news());
    assertShows("3.5 left, 1.5 claimed for 1584, 3501 to raise");

    feed.one(auctions, book.payClaim("A1.1-1", 1).news());
    assertShows("3.5 left, 0.5 claimed for 528, 3501 to raise");
    assertThat(find("A1.1-1").raised()).isEqualTo(Amount.of("1056", USDC));

    feed.one(auctions, book.after(Duration.ofMinutes(10)).lapseClaim("A1.1-1", 2).news());
    assertShows("4 left, 0 claimed for 0, 4029 to raise");
  }

  @Test
  void nothing_is_claimed_of_an_auction_that_has_ended() {
    var book = WrittenBook.auctioningToKeepers("main").borrowed("A1").price(WETH, "1100");
    book.register("kim", "2000").liquidate("A1").auction("A1").claim("A1.1-1", "kim", "1");
    feed.one(auctions, book.price(WETH, "1200").end("A1").news());
    assertThat(find("A1.1-1").claimedLot()).isEqualTo(WETH.zero());
    assertThat(find("A1.1-1").lot()).isEqualTo(Amount.of("5", WETH));
    assertThat(find("A1.1-1").endedAt()).isPresent();
  }

  private void assertShows(String expected) {
    var found = find("A1.1-1");
    assertThat(
            "%s left, %s claimed for %s, %s to raise"
                .formatted(
                    found.lot().decimal(),
                    found.claimedLot().decimal(),
                    found.claimedTab().decimal(),
                    found.tab().decimal()))
        .isEqualTo(expected);
  }

  @Test
  void one_that_was_taken_whole_has_ended() {
    feed.one(auctions, AuctionDay.history("main"));
    var whole = find("A1.1-1");
    assertThat(whole.endedAt()).contains(START.plus(Duration.ofMinutes(6)));
    assertThat(whole.tab()).isEqualTo(USDC.zero());
    assertThat(whole.takes()).isEqualTo(2);
  }

  @Test
  void an_auction_cannot_go_on_before_it_was_started() {
    var book = WrittenBook.auctioning("main").borrowed("A1").price(WETH, "1100");
    book.liquidate("A1").auction("A1").news();
    var rest = book.take("A1.1-1", "kim", "1").news();
    assertThatThrownBy(() -> feed.one(auctions, rest))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("A1.1-1");
  }

  /** 40 % of A1's WETH and of A2's are in the batch; A2 heals. */
  @Test
  void a_batch_says_what_is_in_it_and_who_bid_once_it_is_cleared() {
    var book = BatchDay.open("main");
    feed.one(auctions, book.news());
    var open = auctions.find(BatchDay.FIRST).orElseThrow();
    assertThat(open.summary().bids()).isEqualTo(2);
    assertThat(open.bids()).as("sealed").isEmpty();
    assertThat(open.summary().lots()).isEqualTo(2);
    assertThat(open.summary().endsAt()).isEqualTo(START.plus(Duration.ofHours(1)));
    assertThat(open.summary().minimum()).isEqualTo(Wad.of("1045"));
    assertThat(open.summary().lot())
        .isEqualTo(open.lots().getFirst().quantity().plus(open.lots().getLast().quantity()));

    book.deposit("A2", "10", WETH).end("A2");
    feed.one(auctions, book.news());
    assertThat(auctions.find(BatchDay.FIRST).orElseThrow().lots())
        .extracting(lot -> lot.removed())
        .containsExactly(false, true);

    BatchDay.clear(book);
    feed.one(auctions, book.news());
    var cleared = auctions.find(BatchDay.FIRST).orElseThrow();
    assertThat(cleared.summary().endedAt()).contains(START.plus(Duration.ofHours(1)));
    assertThat(cleared.summary().price()).contains(Wad.of("1080"));
    assertThat(cleared.summary().lot()).isEqualTo(WETH.zero());
    assertThat(cleared.summary().lots()).isEqualTo(1);
    assertThat(cleared.bids())
        .extracting(bid -> bid.keeper().text(), bid -> bid.paid().plus(bid.refund()))
        .containsExactly(
            tuple("kim", Amount.of("1090", USDC)), tuple("karl", Amount.of("10800", USDC)));
    assertThat(cleared.lots().getFirst().proceeds()).isEqualTo(cleared.summary().raised());
    assertThat(cleared.bids().getFirst().paid().plus(cleared.bids().getLast().paid()))
        .isEqualTo(cleared.summary().raised());
    assertThat(auctions.find(new BatchId("main,WETH,USDC,2"))).isEmpty();
  }

  @Test
  void a_batch_is_found_by_every_loan_that_gave_into_it_and_among_the_auctions() {
    feed.one(auctions, AuctionDay.history("main"));
    feed.one(auctions, BatchDay.open("other").news());
    var other = "other,WETH,USDC,1";
    assertThat(list(Optional.empty(), Optional.of(new LoanId("A2")), Optional.of(true)))
        .containsExactly(other);
    assertThat(list(Optional.of(new MarketId("other")), Optional.empty(), Optional.empty()))
        .containsExactly(other);
    assertThat(list(Optional.empty(), Optional.empty(), Optional.of(true)))
        .containsExactlyInAnyOrder("A3.1-1", other);
  }

  @Test
  void a_batch_cannot_go_on_before_it_was_opened() {
    var book = BatchDay.open("main");
    book.news();
    BatchDay.clear(book);
    assertThatThrownBy(() -> feed.one(auctions, book.news()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("main,WETH,USDC,1");
  }

  @Test
  void the_digest_tells_a_batch_from_its_beginning() {
    var book = BatchDay.open("main");
    feed.one(auctions, book.news());
    var before = auctions.digest();
    BatchDay.clear(book);
    feed.one(auctions, book.news());
    var all = auctions.digest();
    assertThat(all).isNotEqualTo(before);
    feed.clear();
    for (var event : book.history()) feed.one(auctions, List.of(event));
    assertThat(auctions.digest()).isEqualTo(all);
  }

  @Test
  void auctions_are_found_by_loan_by_market_and_by_whether_they_run() {
    feed.one(auctions, AuctionDay.history("main"));
    assertThat(list(Optional.of(MAIN), Optional.empty(), Optional.of(true)))
        .containsExactly("A3.1-1");
    assertThat(list(Optional.empty(), Optional.empty(), Optional.of(false)))
        .containsExactly("A2.1-1", "A1.1-1");
    assertThat(list(Optional.empty(), Optional.of(new LoanId("A2")), Optional.empty()))
        .containsExactly("A2.1-1");
    assertThat(list(Optional.of(new MarketId("other")), Optional.empty(), Optional.empty()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 11, 12, 50})
  void pages_show_every_auction_once_newest_first_and_then_by_name(int limit) {
    var book = WrittenBook.auctioning("main");
    for (int i = 10; i < 22; i++) book.borrowed("L" + i);
    book.price(WETH, "1100");
    for (int i = 10; i < 22; i++) {
      if (i % 4 == 0) book.after(Duration.ofSeconds(1));
      book.liquidate("L" + i).auction("L" + i);
    }
    feed.one(auctions, book.history());
    for (var market : List.of(Optional.of(MAIN), Optional.<MarketId>empty())) {
      var seen = new ArrayList<SaleSummary>();
      var cursor = Optional.<String>empty();
      do {
        var page = auctions.auctions(market, Optional.empty(), Optional.of(true), cursor, limit);
        assertThat(page.items()).hasSizeBetween(1, limit);
        seen.addAll(page.items());
        cursor = page.next();
      } while (cursor.isPresent());
      assertThat(seen)
          .extracting(one -> ((AuctionSummary) one).loan().text())
          .containsExactly(
              "L20", "L21", "L16", "L17", "L18", "L19", "L12", "L13", "L14", "L15", "L10", "L11");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "x~A1.1-1", "1~2~3"})
  void what_is_no_cursor_is_refused(String cursor) {
    assertThatThrownBy(
            () ->
                auctions.auctions(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(cursor), 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_digest_tells_one_book_from_another() {
    var history = AuctionDay.history("main");
    feed.one(auctions, history);
    var all = auctions.digest();
    feed.clear();
    feed.one(auctions, history.subList(0, history.size() - 4));
    assertThat(auctions.digest()).isNotEqualTo(all);
    feed.clear();
    for (var event : history) feed.one(auctions, List.of(event));
    assertThat(auctions.digest()).isEqualTo(all);
  }

  private List<String> list(
      Optional<MarketId> market, Optional<LoanId> loan, Optional<Boolean> running) {
    return auctions.auctions(market, loan, running, Optional.empty(), 100).items().stream()
        .map(AuctionBookContract::name)
        .toList();
  }

  private static String name(SaleSummary one) {
    return switch (one) {
      case AuctionSummary auction -> auction.auction().text();
      case BatchSummary batch -> batch.batch().text();
    };
  }

  private AuctionSummary find(String auction) {
    return auctions.find(new AuctionId(auction)).orElseThrow();
  }
}
