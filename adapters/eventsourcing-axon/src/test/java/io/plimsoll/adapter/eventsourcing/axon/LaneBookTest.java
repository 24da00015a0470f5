package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.eventsourcing.axon.LaneBook.Held;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.liquidation.LiquidationId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneBookTest {

  private static final MarketId MARKET = new MarketId("main");
  private static final LoanId LOAN = new LoanId("L1");

  private final List<String> asked = new ArrayList<>();
  private final LaneBook book =
      new LaneBook(
          MARKET,
          10,
          stream -> {
            asked.add(stream.text());
            return new Held(StreamState.initial(stream), 0, 0);
          },
          true);

  private Held held(int number) {
    return book.held(StreamId.of(MARKET, LiquidationId.of(LOAN, number)));
  }

  @Test
  void the_store_is_not_asked_for_the_case_that_a_loan_has_next() {
    book.stage(List.of(new LoanOpened(MARKET, LOAN, new BorrowerId("ana"), Instant.EPOCH)));
    asked.clear();
    assertThat(held(1)).isEqualTo(new Held(new Liquidation.Unopened(), 0, 0));
    assertThat(asked).isEmpty();
  }

  @Test
  void the_store_is_asked_for_any_other_case() {
    book.stage(List.of(new LoanOpened(MARKET, LOAN, new BorrowerId("ana"), Instant.EPOCH)));
    asked.clear();
    held(2);
    assertThat(asked).containsExactly("liquidation:main:L1.2");
  }

  @Test
  void the_store_is_asked_for_a_case_of_a_loan_that_is_not_open() {
    held(1);
    assertThat(asked).containsExactly("loan:main:L1", "liquidation:main:L1.1");
  }
}
