package io.plimsoll.adapter.eventsourcing.axon;

import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static io.plimsoll.domain.testing.DeskWords.USD;
import static io.plimsoll.domain.testing.DeskWords.WETH;
import static io.plimsoll.domain.testing.DeskWords.deposit;
import static io.plimsoll.domain.testing.DeskWords.openLoan;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.loanbook.OpenLoans;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.testing.ForAll;
import io.plimsoll.domain.testing.Generator;
import io.plimsoll.domain.testing.Listing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever happened to the snapshots, a start knows the loans that a replay of all events gives.
 */
abstract class LoanSnapshotsContract {

  /** Its name begins like that of the other. */
  private static final MarketId SECOND = new MarketId("main-2");

  private static final int LOANS = 6;

  private enum Step {
    DEPOSIT,
    OPEN_ELSEWHERE,
    SAVE,
    STOP,
    KILL,
    LOSE_A_SNAPSHOT,
    LOSE_ALL_SNAPSHOTS,
    OLD_FORM,
    STALE_POSITION,
    NO_POSITION,
    POSITION_TOO_FAR
  }

  private record Move(Step step, int loan) {}

  private DataSource database;
  private JdbcClient jdbc;
  private Store store;

  /** Processes that were killed: they do nothing more, and are tidied up at the end. */
  private final List<Store> dead = new ArrayList<>();

  /** An empty one. */
  abstract DataSource database();

  @BeforeEach
  void a_market_is_open() {
    database = database();
    jdbc = JdbcClient.create(database);
    store = new Store(database, List.of(), List.of());
    done(openMarket());
    done(Listing.of(WETH).command());
    done(new OpenMarket(SECOND, USD, new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD))));
    for (var loan = 0; loan < LOANS; loan++) done(openLoan("L" + loan, "ana"));
  }

  @AfterEach
  void everything_ends() {
    store.close();
    dead.forEach(Store::close);
    dead.clear();
  }

  @TestFactory
  Stream<DynamicTest> after_any_history_a_start_knows_what_a_replay_gives() {
    Generator<Move> moves =
        random ->
            new Move(
                random.nextInt(3) > 0
                    ? Step.DEPOSIT
                    : Step.values()[random.nextInt(Step.values().length)],
                random.nextInt(LOANS));
    return ForAll.forAll(
        2,
        10,
        Generator.lists(moves, 30),
        history -> {
          history.forEach(this::make);
          kill();
          assertThat(known(MAIN)).isEqualTo(replayed(MAIN)).isNotEmpty();
          assertThat(known(SECOND)).isEqualTo(replayed(SECOND));
          for (var loan = 0; loan < LOANS; loan++) done(deposit("L" + loan, "1 WETH"));
        });
  }

  private void make(Move move) {
    switch (move.step()) {
      case DEPOSIT -> done(deposit("L" + move.loan(), "1 WETH"));
      case OPEN_ELSEWHERE ->
          submit(new OpenLoan(SECOND, new LoanId("S" + move.loan()), new BorrowerId("ana")));
      case SAVE -> store.get(SnapshotRound.class).run();
      case STOP -> {
        store.close();
        store = new Store(database, List.of(), List.of());
        takeUp();
      }
      case KILL -> {
        kill();
        takeUp();
      }
      case LOSE_A_SNAPSHOT ->
          jdbc.sql("delete from state_snapshot where aggregate_identifier = ?")
              .param(stream(move.loan()))
              .update();
      case LOSE_ALL_SNAPSHOTS -> jdbc.sql("delete from state_snapshot").update();
      case OLD_FORM ->
          jdbc.sql(
                  "update state_snapshot set payload_revision = '0' where aggregate_identifier = ?")
              .param(stream(move.loan()))
              .update();
      case STALE_POSITION ->
          jdbc.sql("update loan_snapshot_progress set global_index = global_index / 2").update();
      case NO_POSITION -> jdbc.sql("delete from loan_snapshot_progress").update();
      case POSITION_TOO_FAR ->
          jdbc.sql("update loan_snapshot_progress set global_index = global_index + 2").update();
    }
  }

  @Test
  void a_start_reads_no_event_before_the_last_round() {
    for (var loan = 0; loan < LOANS; loan++) done(deposit("L" + loan, "1 WETH"));
    store.get(SnapshotRound.class).run();
    var saved = jdbc.sql("select max(global_index) from domain_event").query(Long.class).single();
    done(deposit("L1", "2 WETH"));
    var expected = replayed(MAIN);
    jdbc.sql(
            "update domain_event set payload = meta_data where type = 'LOAN' and global_index <= ?")
        .param(saved)
        .update();
    kill();
    assertThat(known(MAIN)).isEqualTo(expected).hasSize(LOANS);
  }

  @Test
  void an_orderly_stop_saves_every_loan() {
    done(deposit("L1", "2 WETH"));
    store.close();
    assertThat(
            jdbc.sql("select count(*) from state_snapshot where type = 'LOAN'")
                .query(Integer.class)
                .single())
        .isEqualTo(LOANS);
    store = new Store(database, List.of(), List.of());
  }

  @Test
  void rounds_of_a_process_that_has_not_taken_up_the_loans_save_nothing() {
    kill();
    done(deposit("L1", "1 WETH"));
    store.get(SnapshotRound.class).run();
    assertThat(
            jdbc.sql("select count(*) from loan_snapshot_progress where market = 'main'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void loans_that_lost_their_snapshots_by_the_hundred_are_read_at_once() {
    IntStream.range(0, 700)
        .mapToObj(n -> store.lanes().submit(Submission.of(openLoan("M" + n, "ana"))))
        .toList()
        .forEach(CompletableFuture::join);
    store.get(SnapshotRound.class).run();
    done(deposit("M7", "3 WETH"));
    jdbc.sql("update state_snapshot set payload_revision = '0'").update();
    kill();
    assertThat(known(MAIN)).isEqualTo(replayed(MAIN)).hasSize(LOANS + 700);
  }

  @Test
  void rounds_beside_commands_lose_no_change() throws InterruptedException {
    var over = new AtomicBoolean();
    var round = store.get(SnapshotRound.class);
    var rounds =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) round.run();
                });
    for (var n = 0; n < 40; n++)
      IntStream.range(0, 10)
          .mapToObj(i -> store.lanes().submit(Submission.of(deposit("L" + (i % LOANS), "1 WETH"))))
          .toList()
          .forEach(CompletableFuture::join);
    over.set(true);
    rounds.join();
    kill();
    assertThat(known(MAIN)).isEqualTo(replayed(MAIN)).hasSize(LOANS);
    assertThat(
            jdbc.sql("select global_index from loan_snapshot_progress where market = 'main'")
                .query(Long.class)
                .single())
        .isPositive();
  }

  private static String stream(int loan) {
    return StreamId.of(MAIN, new LoanId("L" + loan)).text();
  }

  private void kill() {
    dead.add(store);
    store = new Store(database, List.of(), List.of());
  }

  private void takeUp() {
    known(MAIN);
    known(SECOND);
  }

  /** As it is taken up, which must be what the lane then has. */
  private Map<LoanId, Loan> known(MarketId market) {
    var known = new TreeMap<LoanId, Loan>();
    var count =
        store
            .get(OpenLoans.class)
            .show(market, loan -> assertThat(known.put(loan.id(), loan)).isNull())
            .join();
    assertThat(known).hasSize(count);
    var held =
        store
            .lanes()
            .read(
                market,
                (book, _) -> {
                  var loans = new TreeMap<LoanId, Loan>();
                  known.keySet().forEach(loan -> loans.put(loan, book.loan(loan)));
                  return loans;
                })
            .join();
    assertThat(held).isEqualTo(known);
    return known;
  }

  /** Every loan event of the market from the first, one by one. */
  private Map<LoanId, Loan> replayed(MarketId market) {
    var histories = store.get(Histories.class);
    var book = histories.asOf(market, Instant.MAX);
    var loans = new TreeMap<LoanId, Loan>();
    for (var stream = histories.next(Optional.empty());
        stream.isPresent();
        stream = histories.next(stream))
      if (stream.get().kind() == StreamId.Kind.LOAN && stream.get().market().equals(market)) {
        var loan = new LoanId(stream.get().key());
        loans.put(loan, book.loan(loan));
      }
    return loans;
  }

  private void done(Command command) {
    assertThat(submit(command)).isInstanceOf(Outcome.Done.class);
  }

  private Outcome submit(Command command) {
    return store.lanes().submit(Submission.of(command)).join();
  }
}
