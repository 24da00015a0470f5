package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.loan.BorrowerId;
import io.plimsoll.domain.loan.LoanCommand.OpenLoan;
import io.plimsoll.domain.loan.LoanId;
import io.plimsoll.domain.market.LiquidationPolicy;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketEvent.MarketOpened;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.market.MarketTerms;
import io.plimsoll.domain.money.Token;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class AxonProjectionsTest {

  private static final MarketId MARKET = new MarketId("main");
  private static final Token USD = new Token("USD", 8);

  private final DataSource database = Store.database(UUID.randomUUID().toString());

  @Test
  void a_read_model_sees_every_event_once_and_in_order() {
    var streaming = new Listing("streaming", false);
    try (var store = new Store(database, List.of(streaming), List.of())) {
      fill(store, 0, 300);
      assertThat(store.projections().awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
      assertThat(streaming.seen).hasSize(301).doesNotHaveDuplicates().isSorted();
    }
  }

  @Test
  void a_read_model_is_kept_from_what_does_not_concern_it_and_catches_up_all_the_same() {
    Listing markets =
        new Listing("markets", false) {
          @Override
          public boolean isConcernedBy(Class<?> eventType) {
            return eventType.equals(MarketOpened.class);
          }
        };
    try (var store = new Store(database, List.of(markets), List.of())) {
      fill(store, 0, 300);
      assertThat(store.projections().awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
      assertThat(markets.seen).containsExactly("a-market:main:");
      store.projections().rebuild();
      assertThat(markets.seen).containsExactly("a-market:main:");
    }
  }

  /** Forty waits for a processor's own next look would take about twenty seconds. */
  @Test
  void whoever_waits_for_a_read_model_does_not_wait_for_its_next_round() {
    var streaming = new Listing("streaming", false);
    try (var store = new Store(database, List.of(streaming), List.of())) {
      fill(store, 0, 1);
      store.projections().awaitCaughtUp(Duration.ofSeconds(10));
      var begun = System.nanoTime();
      for (var i = 1; i <= 40; i++) {
        fill(store, i, i + 1);
        assertThat(store.projections().awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
        assertThat(streaming.seen).hasSize(i + 2);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
    }
  }

  @Test
  void a_read_model_called_from_many_sides_sees_every_event_once_and_in_order() {
    var streaming = new Listing("streaming", false);
    try (var store = new Store(database, List.of(streaming), List.of())) {
      var callers =
          IntStream.range(0, 4)
              .mapToObj(_ -> Thread.ofPlatform().daemon().start(() -> call(store)))
              .toList();
      for (var i = 0; i < 1_000; i += 4) fill(store, i, i + 4);
      callers.forEach(Thread::interrupt);
      assertThat(store.projections().awaitCaughtUp(Duration.ofSeconds(10))).isTrue();
      assertThat(streaming.seen).hasSize(1_001).doesNotHaveDuplicates().isSorted();
    }
  }

  private static void call(Store store) {
    while (!Thread.currentThread().isInterrupted()) {
      store.projections().awaitCaughtUp(Duration.ofMillis(50));
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void a_failing_read_model_is_tried_again_and_nothing_is_passed_over() {
    var stubborn = new Listing("stubborn", false);
    stubborn.failures.set(1);
    try (var store = new Store(database, List.of(stubborn), List.of())) {
      fill(store, 0, 20);
      assertThat(store.projections().awaitCaughtUp(Duration.ofSeconds(30))).isTrue();
      assertThat(stubborn.failures.get()).isNegative();
      assertThat(stubborn.seen).hasSize(21);
    }
  }

  @Test
  void a_rebuild_wipes_and_feeds_everything_again() {
    var streaming = new Listing("streaming", false);
    var transactional = new Listing("transactional", true);
    try (var store = new Store(database, List.of(streaming, transactional), List.of())) {
      fill(store, 0, 50);
      var before = store.projections().digests();
      streaming.seen.add("a corrupted row");
      transactional.seen.removeFirst();
      assertThat(store.projections().digests()).isNotEqualTo(before);
      store.projections().rebuild();
      assertThat(store.projections().digests()).isEqualTo(before);
      fill(store, 50, 60);
      store.projections().awaitCaughtUp(Duration.ofSeconds(10));
      assertThat(streaming.seen).hasSize(61);
      assertThat(transactional.seen).hasSize(61);
    }
  }

  @Test
  void after_a_restart_a_read_model_goes_on_where_it_was() {
    var streaming = new Listing("streaming", false);
    try (var store = new Store(database, List.of(streaming), List.of())) {
      fill(store, 0, 10);
      store.projections().awaitCaughtUp(Duration.ofSeconds(10));
    }
    try (var store = new Store(database, List.of(streaming), List.of())) {
      fill(store, 10, 20);
      store.projections().awaitCaughtUp(Duration.ofSeconds(10));
    }
    assertThat(streaming.seen).hasSize(21).doesNotHaveDuplicates();
  }

  @Test
  void the_flow_of_events_can_be_followed_from_the_start_and_as_it_happens() throws Exception {
    try (var store = new Store(database, List.of(), List.of())) {
      fill(store, 0, 5);
      var positions = new ConcurrentLinkedQueue<Long>();
      var follower =
          Thread.startVirtualThread(
              () ->
                  store
                      .get(Histories.class)
                      .follow(
                          OptionalLong.of(0),
                          (position, _) -> positions.add(position),
                          () -> positions.size() < 10));
      fill(store, 5, 10);
      assertThat(follower.join(Duration.ofSeconds(10))).isTrue();
      assertThat(positions).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }
  }

  private static void fill(Store store, int from, int to) {
    store
        .lanes()
        .submit(
            Submission.of(
                new OpenMarket(
                    MARKET, USD, new MarketTerms(USD.zero(), LiquidationPolicy.standard(USD)))))
        .join();
    IntStream.range(from, to)
        .mapToObj(
            i ->
                store
                    .lanes()
                    .submit(
                        Submission.of(
                            new OpenLoan(
                                MARKET, new LoanId("L%05d".formatted(i)), new BorrowerId("ana")))))
        .toList()
        .forEach(CompletableFuture::join);
  }

  /** Lists the streams of what it saw; can be told to fail some times. */
  private static class Listing implements Projection {
    private final String name;
    private final boolean transactional;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    Listing(String name, boolean transactional) {
      this.name = name;
      this.transactional = transactional;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean isTransactional() {
      return transactional;
    }

    @Override
    public void clear() {
      seen.clear();
    }

    @Override
    public void apply(List<Recorded> events) {
      if (failures.getAndDecrement() > 0) throw new IllegalStateException("not this time");
      // The market's stream sorts last; put it first as it was stored.
      events.forEach(
          recorded -> seen.add(recorded.event().stream().text().replace("market:", "a-market:")));
    }

    @Override
    public String digest() {
      return seen.toString();
    }
  }
}
