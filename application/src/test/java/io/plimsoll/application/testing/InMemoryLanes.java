package io.plimsoll.application.testing;

import io.plimsoll.application.desk.Committed;
import io.plimsoll.application.desk.FactSource;
import io.plimsoll.application.desk.IdempotencyKey;
import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.Outcome;
import io.plimsoll.application.desk.Submission;
import io.plimsoll.application.market.MarketBook;
import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.testing.BookAudit;
import io.plimsoll.domain.testing.PaperBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;

/**
 * The lanes of all markets on one thread, their books in memory. "Durable" here means: in the book,
 * which is audited after every decision.
 */
public final class InMemoryLanes implements Lanes, MarketBook, AutoCloseable {

  private record Given(String digest, String answer) {}

  private final ExecutorService lane =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("lane").factory());
  private final Map<MarketId, PaperBook> books = new ConcurrentSkipListMap<>();
  private final Map<String, Given> given = new HashMap<>();
  private final FactSource facts;
  private final List<Committed> listeners = new CopyOnWriteArrayList<>();

  public InMemoryLanes(FactSource facts, Committed... listeners) {
    this.facts = facts;
    this.listeners.addAll(List.of(listeners));
  }

  @Override
  public CompletableFuture<Outcome> submit(Submission submission) {
    return CompletableFuture.supplyAsync(() -> decide(submission), lane);
  }

  @Override
  public <T> CompletableFuture<T> read(MarketId market, BiFunction<Book, Facts, T> question) {
    return CompletableFuture.supplyAsync(
        () -> question.apply(book(market), facts.now(book(market))), lane);
  }

  /** Submits commands one after another; each must be accepted. */
  public InMemoryLanes given(Command... commands) {
    for (var command : commands)
      if (!(submit(Submission.of(command)).join() instanceof Outcome.Done))
        throw new AssertionError(command + " was not accepted");
    return this;
  }

  /** Everything decided so far, in the order of deciding. */
  public List<Event> events(MarketId market) {
    return read(market, (_, _) -> book(market).events()).join();
  }

  public <E extends Event> List<E> events(MarketId market, Class<E> kind) {
    return events(market).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  @Override
  public List<MarketId> markets() {
    return books.keySet().stream().filter(this::isOpen).toList();
  }

  @Override
  public boolean isOpen(MarketId market) {
    return books.containsKey(market)
        && read(market, (book, _) -> book.market() instanceof Market.Open).join();
  }

  @Override
  public void close() {
    lane.shutdownNow();
  }

  private Outcome decide(Submission submission) {
    var key = submission.key();
    if (key.isPresent() && given.containsKey(key.get().key())) return again(key.get());
    var market = submission.command().market();
    var book = book(market);
    var now = facts.now(book);
    return switch (Desk.decide(book, submission.command(), now)) {
      case Decision.Rejected(var reason) -> new Outcome.Refused(reason);
      case Decision.Accepted(var events) -> {
        BookAudit.check(book, book.append(events));
        var answer = submission.answer().of(book, events, now);
        key.ifPresent(k -> given.put(k.key(), new Given(k.digest(), answer)));
        listeners.forEach(listener -> listener.committed(book, events));
        yield new Outcome.Done(events, answer);
      }
    };
  }

  private Outcome again(IdempotencyKey key) {
    var before = given.get(key.key());
    return before.digest().equals(key.digest())
        ? new Outcome.DoneBefore(before.answer())
        : new Outcome.KeyTaken(key.key());
  }

  private PaperBook book(MarketId market) {
    return books.computeIfAbsent(market, PaperBook::new);
  }
}
