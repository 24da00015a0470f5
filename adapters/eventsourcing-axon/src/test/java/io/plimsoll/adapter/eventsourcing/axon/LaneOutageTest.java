package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.eventsourcing.axon.FragileSource.Commit;
import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.StoreUnavailable;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.money.Token;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database goes while commands are under way, and comes back: nobody starts the desk anew. */
class LaneOutageTest {

  private static final MarketId MARKET = new MarketId("main");
  private static final Token USD = new Token("USD", 8);

  private final FragileSource database =
      new FragileSource(Store.database(UUID.randomUUID().toString()));
  private final List<String> followed = new CopyOnWriteArrayList<>();
  private final Committed follower =
      (book, events) -> {
        for (var event : events)
          if (event instanceof LoanOpened opened && book.loan(opened.loan()) instanceof Loan.Open)
            followed.add(opened.loan().text());
      };
  private Store store;

  @BeforeEach
  void open() {
    store = new Store(database, List.of(), List.of(follower));
    var terms = new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD));
    assertThat(submit(new OpenMarket(MARKET, USD, terms))).isInstanceOf(Outcome.Done.class);
  }

  @AfterEach
  void close() {
    database.back();
    store.close();
  }

  @Test
  void a_commit_that_was_done_and_not_answered_is_nobodys_success_and_is_known_afterwards() {
    database.next = Commit.DONE_UNANSWERED;
    assertThatThrownBy(keyed("L1")::join).hasCauseInstanceOf(StoreUnavailable.class);
    assertThat(followed).isEmpty();
    database.back();
    assertThat(keyed("L2").join()).isInstanceOf(Outcome.Done.class);
    assertThat(followed).containsExactly("L1", "L2");
    assertThat(keyed("L1").join()).isEqualTo(new Outcome.DoneBefore("opened"));
    assertThat(events()).isEqualTo(3);
  }

  @Test
  void a_commit_that_was_not_done_leaves_nothing_and_can_be_asked_for_again() {
    database.next = Commit.NEVER_DONE;
    assertThatThrownBy(keyed("L1")::join).hasCauseInstanceOf(StoreUnavailable.class);
    database.back();
    assertThat(keyed("L1").join()).isInstanceOf(Outcome.Done.class);
    assertThat(followed).containsExactly("L1");
    assertThat(events()).isEqualTo(2);
  }

  @Test
  void while_the_database_is_gone_everybody_is_told_and_when_it_is_back_the_lane_goes_on() {
    database.gone = true;
    var turnedAway = IntStream.range(0, 100).mapToObj(i -> keyed("L" + i)).toList();
    for (var one : turnedAway)
      assertThatThrownBy(one::join).hasCauseInstanceOf(StoreUnavailable.class);
    assertThatThrownBy(
            () -> store.lanes().read(MARKET, (book, _) -> book.loan(new LoanId("L0"))).join())
        .hasCauseInstanceOf(StoreUnavailable.class);
    database.back();
    assertThat(keyed("L0").join()).isInstanceOf(Outcome.Done.class);
    assertThat(events()).isEqualTo(2);
  }

  private Outcome submit(Command command) {
    return store.lanes().submit(Submission.of(command)).join();
  }

  /** Opens a loan under its own name as the key. */
  private CompletableFuture<Outcome> keyed(String loan) {
    return store
        .lanes()
        .submit(
            new Submission(
                new OpenLoan(MARKET, new LoanId(loan), new BorrowerId("ana")),
                Optional.of(new IdempotencyKey(loan, "digest")),
                (_, _, _) -> "opened"));
  }

  private long events() {
    return JdbcClient.create(database)
        .sql("select count(*) from domain_event")
        .query(Long.class)
        .single();
  }
}
