package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.desk.Answer;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanEvent.LoanOpened;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.loan.LoanRejection.LoanAlreadyOpen;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketRejection.MarketUnknown;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.oracle.Prices;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class AxonLanesTest {

  private static final MarketId MARKET = new MarketId("main");
  private static final Token USD = new Token("USD", 8);

  private final DataSource database = Store.database(UUID.randomUUID().toString());
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final Guard guard = new Guard();
  private Store store;

  @BeforeEach
  void open() {
    store = new Store(database, List.of(guard), List.of());
    submit(
        new OpenMarket(MARKET, USD, new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD))));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_thousand_commands_at_once_are_all_stored_once_and_in_order() {
    var replies =
        IntStream.range(0, 1_000)
            .mapToObj(i -> store.lanes().submit(Submission.of(open("L" + i))))
            .toList();
    assertThat(replies.stream().map(CompletableFuture::join))
        .allMatch(Outcome.Done.class::isInstance);
    assertThat(guard.loans).hasSize(1_000).startsWith("L0", "L1", "L2").endsWith("L999");
    assertThat(count("domain_event")).isEqualTo(1_001);
  }

  @Test
  void all_streams_are_gone_through_one_by_one() {
    for (var loan : List.of("L2", "L10", "L1")) submit(open(loan));
    var seen = new ArrayList<StreamId>();
    for (var next = store.get(Histories.class).next(Optional.empty());
        next.isPresent();
        next = store.get(Histories.class).next(next)) seen.add(next.get());
    assertThat(seen)
        .containsExactlyInAnyOrder(
            StreamId.of(MARKET),
            StreamId.of(MARKET, new LoanId("L1")),
            StreamId.of(MARKET, new LoanId("L2")),
            StreamId.of(MARKET, new LoanId("L10")));
  }

  @Test
  void a_refused_command_stores_nothing() {
    submit(open("L1"));
    var before = count("domain_event");
    assertThat(submit(open("L1")))
        .isEqualTo(new Outcome.Refused(new LoanAlreadyOpen(new LoanId("L1"), MARKET)));
    assertThat(count("domain_event")).isEqualTo(before);
  }

  @Test
  void a_command_that_cannot_be_stored_fails_alone_though_others_are_in_its_group() {
    guard.refuse = "L7";
    var replies =
        IntStream.range(0, 20)
            .mapToObj(i -> store.lanes().submit(Submission.of(open("L" + i))))
            .toList();
    for (var i = 0; i < 20; i++) {
      var reply = replies.get(i);
      if (i == 7) assertThatThrownBy(reply::join).hasRootCauseMessage("L7 is refused");
      else assertThat(reply.join()).isInstanceOf(Outcome.Done.class);
    }
    assertThat(loan("L7")).isInstanceOf(Loan.Unopened.class);
    assertThat(loan("L8")).isInstanceOf(Loan.Open.class);
    guard.refuse = "";
    assertThat(submit(open("L7"))).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void an_unknown_market_refuses_and_gets_no_lane_of_its_own() {
    var nowhere = new MarketId("nowhere");
    assertThat(submit(new OpenLoan(nowhere, new LoanId("L1"), new BorrowerId("ana"))))
        .isEqualTo(new Outcome.Refused(new MarketUnknown(nowhere)));
  }

  @Test
  void the_same_key_gives_the_same_answer_once_even_after_a_restart() {
    var first = keyed(open("L1"), "k1", "digest");
    assertThat(store.lanes().submit(first).join()).isInstanceOf(Outcome.Done.class);
    assertThat(store.lanes().submit(first).join()).isEqualTo(new Outcome.DoneBefore("L1 opened"));
    restart();
    assertThat(store.lanes().submit(first).join()).isEqualTo(new Outcome.DoneBefore("L1 opened"));
    assertThat(store.lanes().submit(keyed(open("L2"), "k1", "other")).join())
        .isEqualTo(new Outcome.KeyTaken("k1"));
    assertThat(count("domain_event")).isEqualTo(2);
  }

  @Test
  void the_same_key_twice_in_one_group_is_carried_out_once() {
    var replies =
        IntStream.range(0, 50)
            .mapToObj(_ -> store.lanes().submit(keyed(open("L1"), "k1", "digest")))
            .map(CompletableFuture::join)
            .toList();
    assertThat(replies.stream().filter(Outcome.Done.class::isInstance)).hasSize(1);
    assertThat(count("domain_event")).isEqualTo(2);
  }

  @Test
  void after_a_restart_states_are_those_that_were_left_with_and_without_a_snapshot() {
    submit(open("L1"));
    var before = loan("L1");
    restart();
    assertThat(loan("L1")).isEqualTo(before);
    var streams = store.get(StreamStore.class);
    var stream = StreamId.of(MARKET, new LoanId("L1"));
    assertThat(streams.load(stream)).isEqualTo(new LaneBook.Held(before, 1, 1));
    jdbc.sql("delete from state_snapshot").update();
    assertThat(streams.load(stream)).isEqualTo(new LaneBook.Held(before, 1, 0));
  }

  @Test
  void a_snapshot_of_an_older_form_is_passed_over() {
    submit(open("L1"));
    var stream = StreamId.of(MARKET, new LoanId("L1"));
    var streams = store.get(StreamStore.class);
    streams.storeSnapshots(Map.of(stream, streams.load(stream)));
    jdbc.sql("update state_snapshot set payload_revision = '0', payload = cast('{}' as varbinary)")
        .update();
    assertThat(streams.load(stream).snapshotAt()).isZero();
    assertThat(streams.load(stream).state()).isInstanceOf(Loan.Open.class);
  }

  @Test
  void a_past_book_shows_what_was_there_then() {
    submit(open("L1"));
    var then = store.facts.get().now();
    store.facts.set(new Facts(then.plusSeconds(60), Prices.NONE));
    submit(open("L2"));
    var past = store.get(Histories.class).asOf(MARKET, then);
    assertThat(past.loan(new LoanId("L1"))).isInstanceOf(Loan.Open.class);
    assertThat(past.loan(new LoanId("L2"))).isInstanceOf(Loan.Unopened.class);
    assertThat(store.get(Histories.class).asOf(MARKET, Instant.EPOCH).loan(new LoanId("L1")))
        .isInstanceOf(Loan.Unopened.class);
  }

  private void restart() {
    store.close();
    store = new Store(database, List.of(guard), List.of());
  }

  private Outcome submit(Command command) {
    return store.lanes().submit(Submission.of(command)).join();
  }

  private Loan loan(String id) {
    return store.lanes().read(MARKET, (book, _) -> book.loan(new LoanId(id))).join();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static OpenLoan open(String loan) {
    return new OpenLoan(MARKET, new LoanId(loan), new BorrowerId("ana"));
  }

  private static Submission keyed(OpenLoan command, String key, String digest) {
    Answer answer = (_, _, _) -> command.loan() + " opened";
    return new Submission(command, Optional.of(new IdempotencyKey(key, digest)), answer);
  }

  /** A transactional read model that can refuse a loan, as a unique key in the database would. */
  private static final class Guard implements Projection {
    private final List<String> loans = new ArrayList<>();
    private volatile String refuse = "";

    @Override
    public String name() {
      return "guard";
    }

    @Override
    public boolean isTransactional() {
      return true;
    }

    @Override
    public void clear() {
      loans.clear();
    }

    @Override
    public void apply(List<Recorded> events) {
      var opened =
          events.stream()
              .map(Recorded::event)
              .filter(LoanOpened.class::isInstance)
              .map(event -> ((LoanOpened) event).loan().text())
              .toList();
      if (opened.contains(refuse)) throw new IllegalStateException(refuse + " is refused");
      loans.addAll(opened);
    }

    @Override
    public String digest() {
      return loans.toString();
    }
  }
}
