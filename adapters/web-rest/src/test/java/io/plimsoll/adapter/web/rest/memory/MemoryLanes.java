package io.plimsoll.adapter.web.rest.memory;

import io.plimsoll.application.desk.Answers.Given;
import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.desk.LaneFull;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.history.Histories;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.market.MarketId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/** One lane for all markets: a lock. What is stored is a list. */
public final class MemoryLanes implements Lanes, Histories {

  private record MemoryBook(MarketId id, Map<StreamId, StreamState> states) implements Book {
    @Override
    public StreamState state(StreamId stream) {
      return states.getOrDefault(stream, StreamState.initial(stream));
    }
  }

  private final FactSource facts;
  private final MemoryAnswers answers;
  private final List<Committed> listeners;
  private final Map<StreamId, StreamState> states = new HashMap<>();
  private final Map<StreamId, Long> versions = new HashMap<>();
  private final List<Recorded> stored = new ArrayList<>();
  private Optional<RuntimeException> trouble = Optional.empty();

  public MemoryLanes(FactSource facts, MemoryAnswers answers, List<Committed> listeners) {
    this.facts = facts;
    this.answers = answers;
    this.listeners = listeners;
  }

  /** Everything stored so far, in order. */
  public synchronized List<Recorded> stored() {
    return List.copyOf(stored);
  }

  /** Lets the next submission fail. */
  public synchronized void failNext(RuntimeException trouble) {
    this.trouble = Optional.of(trouble);
  }

  public synchronized void fillNext(MarketId market) {
    failNext(new LaneFull(market, 1_000));
  }

  @Override
  public synchronized CompletableFuture<Outcome> submit(Submission submission) {
    if (trouble.isPresent()) {
      var failed = CompletableFuture.<Outcome>failedFuture(trouble.get());
      trouble = Optional.empty();
      return failed;
    }
    return CompletableFuture.completedFuture(outcome(submission));
  }

  private Outcome outcome(Submission submission) {
    var given = submission.key().map(IdempotencyKey::key).flatMap(answers::find);
    if (given.isPresent()) return before(given.get(), submission.key().orElseThrow());
    var market = submission.command().market();
    var book = new MemoryBook(market, states);
    var now = facts.now(book);
    return switch (Desk.decide(book, submission.command(), now)) {
      case Decision.Rejected(var reason) -> new Outcome.Refused(reason);
      case Decision.Accepted(var events) -> {
        events.forEach(event -> store(event, submission.key().map(IdempotencyKey::key)));
        var answer = submission.answer().of(book, events, now);
        submission.key().ifPresent(key -> answers.remember(key, answer));
        listeners.forEach(listener -> listener.committed(book, events));
        notifyAll();
        yield new Outcome.Done(events, answer);
      }
    };
  }

  private static Outcome before(Given given, IdempotencyKey key) {
    return given.digest().equals(key.digest())
        ? new Outcome.DoneBefore(given.answer())
        : new Outcome.KeyTaken(key.key());
  }

  private void store(Event event, Optional<String> key) {
    var stream = event.stream();
    var state = states.getOrDefault(stream, StreamState.initial(stream));
    states.put(stream, StreamState.evolve(state, event));
    stored.add(new Recorded(versions.merge(stream, 1L, Long::sum) - 1, event, key));
  }

  @Override
  public synchronized <T> CompletableFuture<T> read(
      MarketId market, BiFunction<Book, Facts, T> question) {
    var book = new MemoryBook(market, states);
    return CompletableFuture.completedFuture(question.apply(book, facts.now(book)));
  }

  @Override
  public synchronized List<Recorded> of(StreamId stream, long fromVersion, int limit) {
    return stored.stream()
        .filter(recorded -> recorded.event().stream().equals(stream))
        .filter(recorded -> recorded.version() >= fromVersion)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<StreamId> next(Optional<StreamId> stream) {
    var names = new TreeMap<String, StreamId>();
    for (var recorded : stored())
      names.put(recorded.event().stream().text(), recorded.event().stream());
    return Optional.ofNullable(
            stream.map(from -> names.higherEntry(from.text())).orElseGet(names::firstEntry))
        .map(Map.Entry::getValue);
  }

  @Override
  public synchronized Book asOf(MarketId market, Instant at) {
    var past = new HashMap<StreamId, StreamState>();
    for (var recorded : stored) {
      var event = recorded.event();
      if (event.stream().market().equals(market) && !event.at().isAfter(at))
        past.put(
            event.stream(),
            StreamState.evolve(
                past.getOrDefault(event.stream(), StreamState.initial(event.stream())), event));
    }
    return new MemoryBook(market, past);
  }

  @Override
  public void follow(
      OptionalLong after, BiConsumer<Long, Recorded> consumer, BooleanSupplier goOn) {
    var next = after.isPresent() ? after.getAsLong() : size();
    while (goOn.getAsBoolean()) {
      var more = since(next);
      for (var recorded : more) consumer.accept(++next, recorded);
    }
  }

  private synchronized long size() {
    return stored.size();
  }

  private synchronized List<Recorded> since(long position) {
    try {
      if (stored.size() <= position) TimeUnit.MILLISECONDS.timedWait(this, 50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return List.copyOf(stored.subList((int) Math.min(position, stored.size()), stored.size()));
  }
}
