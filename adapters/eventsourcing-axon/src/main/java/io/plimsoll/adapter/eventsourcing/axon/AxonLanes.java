package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.loanbook.OpenLoans;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.MarketCommand.OpenMarket;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.oracle.Prices;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;

/**
 * The lanes of all markets that exist; a market that does not has none, however often it is asked
 * for.
 */
final class AxonLanes implements Lanes, OpenLoans, SmartLifecycle {

  private final Map<MarketId, Lane> lanes = new ConcurrentHashMap<>();
  private final StreamStore streams;
  private final LoanSnapshots loans;
  private final Lane.Surroundings around;
  private final int statesPerLane;
  private volatile boolean running;

  AxonLanes(StreamStore streams, LoanSnapshots loans, Lane.Surroundings around, int statesPerLane) {
    this.streams = streams;
    this.loans = loans;
    this.around = around;
    this.statesPerLane = statesPerLane;
  }

  @Override
  public CompletableFuture<Outcome> submit(Submission submission) {
    var command = submission.command();
    var lane = lane(command.market(), command instanceof OpenMarket);
    if (lane.isPresent()) return lane.get().submit(submission);
    // A market without a stream refuses everything but its opening, whatever the facts.
    var decision = Desk.decide(nothing(command.market()), command, NO_FACTS);
    return decision instanceof Decision.Rejected(var reason)
        ? CompletableFuture.completedFuture(new Outcome.Refused(reason))
        : CompletableFuture.failedFuture(
            new IllegalStateException(command + " was accepted by a market that does not exist"));
  }

  @Override
  public <T> CompletableFuture<T> read(MarketId market, BiFunction<Book, Facts, T> question) {
    return lane(market, false)
        .map(lane -> lane.read(question))
        .orElseGet(
            () -> CompletableFuture.completedFuture(question.apply(nothing(market), NO_FACTS)));
  }

  @Override
  public CompletableFuture<Integer> show(MarketId market, Consumer<Loan.Open> watcher) {
    return lane(market, false)
        .map(
            lane ->
                lane.ask(
                    book -> {
                      var all = loans.load(market);
                      book.takeUp(all);
                      all.values().forEach(held -> watcher.accept((Loan.Open) held.state()));
                      return all.size();
                    }))
        .orElseGet(() -> CompletableFuture.completedFuture(0));
  }

  /** Those that have something to do in this process. */
  List<Lane> all() {
    return List.copyOf(lanes.values());
  }

  private static final Facts NO_FACTS = new Facts(Instant.EPOCH, Prices.NONE);

  private static Book nothing(MarketId market) {
    return new LaneBook(
        market, 1, stream -> new LaneBook.Held(StreamState.initial(stream), 0, 0), true);
  }

  private Optional<Lane> lane(MarketId market, boolean opening) {
    var lane = lanes.get(market);
    if (lane != null) return Optional.of(lane);
    var isNew = !streams.exists(StreamId.of(market));
    if (isNew && !opening) return Optional.empty();
    return Optional.of(lanes.computeIfAbsent(market, _ -> begin(market, isNew)));
  }

  private Lane begin(MarketId market, boolean isNew) {
    var lane = new Lane(new LaneBook(market, statesPerLane, streams::load, isNew), around);
    Thread.ofVirtual().name("lane-" + market).start(lane);
    return lane;
  }

  @Override
  public void start() {
    running = true;
  }

  /** What is waiting is still decided and stored; the store closes after this. */
  @Override
  public void stop() {
    CompletableFuture.allOf(all().stream().map(Lane::stop).toArray(CompletableFuture<?>[]::new))
        .join();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts before whatever sends commands, and stops after it. */
  @Override
  public int getPhase() {
    return -1000;
  }
}
