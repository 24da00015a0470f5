package io.plimsoll.acceptance.kill;

import io.plimsoll.acceptance.kill.Asked.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks whether a desk that was killed knows what it told its callers. */
final class Inspection {

  private static final int AT_ONCE = 16;

  /** The desk itself may move between two looks at a loan; three tries tell that from a loss. */
  private static final int TRIES = 3;

  /**
   * @param there of what was unanswered, what turned out to have been done
   */
  record Findings(int promises, int there, int absent, List<String> differences) {}

  private final DeskCalls desk;
  private final Queue<String> differences = new ConcurrentLinkedQueue<>();
  private final AtomicInteger there = new AtomicInteger();
  private final AtomicInteger absent = new AtomicInteger();

  Inspection(DeskCalls desk) {
    this.desk = desk;
  }

  Findings of(Heard heard) throws IOException, InterruptedException {
    var read = desk.look("/api/v1/liquidations?limit=1").headers().firstValue("Plimsoll-Behind");
    expect(read.isEmpty(), "READY BUT BEHIND");
    expectSound();

    var promises = heard.promises();
    var before = stories(heard);
    each(heard.refusals(), asked -> untold(asked, before));
    each(promises, this::again);
    each(heard.open(), asked -> resolve(asked, before));
    var after = stories(heard);
    each(promises, promise -> once(promise.asked(), after));
    each(heard.open(), asked -> atMostOnce(asked, after));
    each(after.values(), this::adds);
    expectSound();
    return new Findings(promises.size(), there.get(), absent.get(), List.copyOf(differences));
  }

  /** Asked again, only the promises: for those of rounds long past. */
  List<String> again(Collection<Promise> promises) throws InterruptedException {
    each(promises, this::again);
    return List.copyOf(differences);
  }

  private void again(Promise promise) {
    try {
      var answer = desk.post(promise.asked());
      expect(
          answer.headers().firstValue("Idempotent-Replayed").isPresent()
              && answer.statusCode() == promise.status()
              && answer.body().equals(promise.body()),
          "LOST OR CHANGED: %s was answered %s, now %d %s"
              .formatted(promise.asked(), promise.body(), answer.statusCode(), answer.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was not answered is asked once more: it was done, or it is done or refused now. */
  private void resolve(Asked asked, Map<String, Story> before) {
    try {
      var done = asked.isTold() && told(asked, before) > 0;
      var answer = desk.post(asked);
      var replayed = answer.headers().firstValue("Idempotent-Replayed").isPresent();
      (replayed ? there : absent).incrementAndGet();
      expect(answer.statusCode() < 500, "NO ANSWER: %s, now %s".formatted(asked, answer.body()));
      if (asked.isTold())
        expect(
            replayed == done,
            "HALF THERE: %s has events: %b, an answer: %b".formatted(asked, done, replayed));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void untold(Asked asked, Map<String, Story> stories) {
    if (asked.isTold())
      expect(told(asked, stories) == 0, "DONE THOUGH REFUSED: %s".formatted(asked));
  }

  private void once(Asked asked, Map<String, Story> stories) {
    if (!asked.isTold()) return;
    var events = told(asked, stories);
    expect(
        asked.single() ? events == 1 : events > 0,
        "NOT ONCE: %s has %d events".formatted(asked, events));
  }

  private void atMostOnce(Asked asked, Map<String, Story> stories) {
    if (asked.isTold() && asked.single())
      expect(told(asked, stories) <= 1, "TWICE: %s".formatted(asked));
  }

  private static long told(Asked asked, Map<String, Story> stories) {
    var story = stories.get(asked.loan());
    return story == null ? 0 : story.of(asked);
  }

  private void adds(Story story) {
    story
        .gap()
        .ifPresent(version -> differences.add("GAP: %s at %d".formatted(story.loan(), version)));
    try {
      var told = story;
      for (var tries = 1; !told.addsUpTo(desk.get("loans/" + story.loan())); tries++) {
        if (tries == TRIES) {
          differences.add("SUMS: %s".formatted(told));
          return;
        }
        told = Story.of(story.loan(), desk);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The books balance in every asset, and no invariant is broken. */
  private void expectSound() throws IOException {
    for (var market : Markets.NAMES) {
      var assets = desk.get("ledger/trial-balance?market=" + market).required("items");
      expect(!assets.isEmpty(), "NO BOOKS: " + market);
      for (var asset : assets)
        expect(asset.required("difference").asString().equals("0"), "BALANCE: %s".formatted(asset));
    }
    var health = desk.look("/actuator/health");
    expect(health.statusCode() == 200, "HEALTH: " + health.body());
  }

  /** Of the loans that exist. */
  private Map<String, Story> stories(Heard heard) throws InterruptedException {
    var loans =
        Stream.of(
                heard.promises().stream().map(Promise::asked),
                heard.refusals().stream(),
                heard.open().stream())
            .flatMap(asked -> asked)
            .filter(Asked::isTold)
            .map(Asked::loan)
            .collect(Collectors.toSet());
    var stories = new ConcurrentHashMap<String, Story>();
    each(
        loans,
        loan -> {
          try {
            if (desk.look("/api/v1/loans/" + loan).statusCode() == 200)
              stories.put(loan, Story.of(loan, desk));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return stories;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) differences.add(otherwise);
  }

  private static <T> void each(Collection<T> all, Consumer<T> look) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      var looks = all.stream().map(one -> threads.submit(() -> look.accept(one))).toList();
      for (var one : looks) one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The desk could not be inspected", e.getCause());
    }
  }
}
