package io.plimsoll.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.persistence.jpa.loanbook.JpaLoanBook;
import io.plimsoll.adapter.persistence.jpa.market.JpaMarketBook;
import io.plimsoll.application.loanbook.LoanSummary;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.IllegalTransactionStateException;

/** What loan book and market book promise, on any database. */
abstract class LoanBookContract {

  private static final MarketId MAIN = new MarketId("main");

  @Autowired private JpaLoanBook loans;
  @Autowired private JpaMarketBook markets;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_has_happened() {
    feed.forgetEverything();
  }

  @Test
  void markets_are_known_from_their_opening_on() {
    assertThat(markets.isOpen(MAIN)).isFalse();
    feed.all(WrittenBook.market("main").history());
    feed.all(WrittenBook.market("alpha").history());
    assertThat(markets.markets()).containsExactly(new MarketId("alpha"), MAIN);
    assertThat(markets.isOpen(MAIN)).isTrue();
  }

  @Test
  void a_loan_is_found_by_its_name_with_its_market() {
    assertThat(loans.marketOf(new LoanId("L1"))).isEmpty();
    feed.all(WrittenBook.market("main").open("L1").history());
    assertThat(loans.marketOf(new LoanId("L1")))
        .contains(MAIN)
        .isEqualTo(loans.marketOf(new LoanId("L1")));
    assertThat(loans.loans(Optional.empty(), Optional.empty(), 10).items())
        .containsExactly(
            new LoanSummary(new LoanId("L1"), MAIN, new BorrowerId("ana"), WrittenBook.START));
  }

  @Test
  void a_loan_that_was_wiped_is_not_remembered() {
    feed.all(WrittenBook.market("main").open("L1").history());
    assertThat(loans.marketOf(new LoanId("L1"))).contains(MAIN);
    feed.clear();
    assertThat(loans.marketOf(new LoanId("L1"))).isEmpty();
  }

  @Test
  void pages_show_every_loan_once_in_the_order_of_names() {
    var main = WrittenBook.market("main");
    for (int i = 100; i < 125; i++) main.open("L" + i);
    var other = WrittenBook.market("other");
    for (int i = 200; i < 207; i++) other.open("L" + i);
    feed.all(main.history());
    feed.all(other.history());
    assertThat(names(Optional.empty(), 7)).hasSize(32).doesNotHaveDuplicates().isSorted();
    assertThat(names(Optional.of(MAIN), 5)).hasSize(25).doesNotHaveDuplicates().isSorted();
    assertThat(names(Optional.of(MAIN), 25)).hasSize(25);
    assertThat(names(Optional.of(new MarketId("other")), 100)).hasSize(7);
  }

  private List<String> names(Optional<MarketId> market, int limit) {
    var names = new ArrayList<String>();
    var cursor = Optional.<String>empty();
    do {
      var page = loans.loans(market, cursor, limit);
      assertThat(page.items()).hasSizeBetween(1, limit);
      page.items().forEach(loan -> names.add(loan.loan().text()));
      cursor = page.next();
    } while (cursor.isPresent());
    return names;
  }

  @Test
  void a_name_used_in_one_market_is_refused_in_another() {
    feed.all(WrittenBook.market("main").open("L1").history());
    var other = WrittenBook.market("other").open("L1").history();
    assertThatThrownBy(() -> feed.all(other)).isInstanceOf(DataIntegrityViolationException.class);
    assertThat(markets.markets()).as("nothing of the transaction stays").containsExactly(MAIN);
    assertThat(loans.marketOf(new LoanId("L1"))).contains(MAIN);
  }

  @Test
  void it_is_fed_within_the_transaction_of_the_events_or_not_at_all() {
    assertThat(loans.isTransactional()).isTrue();
    assertThat(markets.isTransactional()).isTrue();
    var events = WrittenBook.market("main").open("L1").history();
    assertThatThrownBy(() -> loans.apply(events))
        .isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> markets.apply(events))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
