package io.plimsoll.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Lena supplies one USDC after another through eight callers, each under a key of its own, who look
 * at a list in between; every answer is remembered.
 */
final class SupplyingCallers implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int CALLERS = 8;
  private static final String SUPPLIES = "markets/main/reserves/USDC/supplies";
  private static final String SUPPLY = "{'account':'lena','amount':'1'}";
  private static final List<String> LISTS =
      List.of("loans", "markets", "ledger/trial-balance?market=main", "liquidations");

  private final SandboxDesk desk;
  private final Map<String, String> promised = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> answers = new ConcurrentSkipListMap<>();
  private final AtomicInteger number = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> callers = new ArrayList<>();

  SupplyingCallers(SandboxDesk desk) {
    this.desk = desk;
    for (var caller = 0; caller < CALLERS; caller++) callers.add(threads.submit(this::call));
  }

  private void call() {
    while (!over.get()) {
      var key = "supply-" + number.incrementAndGet();
      var answer = desk.tryPost(SUPPLIES, SUPPLY, key);
      count(answer);
      promised.put(key, answer.statusCode() == 200 ? answer.body() : "");
      count(desk.tryGet(LISTS.get(promised.size() % LISTS.size())));
    }
  }

  private void count(HttpResponse<String> answer) {
    answers.merge(answer.statusCode(), 1, Integer::sum);
  }

  /** Until callers are being promised things. */
  void awaitMore() throws InterruptedException {
    var enough = kept() + 20;
    await("served again", () -> kept() >= enough);
  }

  /** Until callers are told to ask again. */
  void awaitRefusal() throws InterruptedException {
    var before = refused();
    await("refused", () -> refused() > before);
  }

  private void await(String expected, BooleanSupplier isSo) throws InterruptedException {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as("%s; so far %s", expected, answers).isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  private long kept() {
    return promised.values().stream().filter(body -> !body.isEmpty()).count();
  }

  private int refused() {
    return answers.getOrDefault(503, 0);
  }

  /** How often each status was answered. */
  Map<Integer, Integer> answers() {
    return Collections.unmodifiableMap(answers);
  }

  /**
   * Success or "ask again" was all that was answered; when each caller has asked once more the
   * lender has as much as there were keys, and the read models are as if made anew.
   */
  void inspect() throws ExecutionException, InterruptedException {
    over.set(true);
    for (var caller : callers) caller.get();
    assertThat(answers.keySet()).as("%s", answers).isSubsetOf(200, 503);
    promised.forEach(
        (key, body) -> {
          var again = desk.tryPost(SUPPLIES, SUPPLY, key);
          assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
          if (body.isEmpty()) return;
          assertThat(again.body()).isEqualTo(body);
          assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        });
    assertThat(desk.get("markets/main/accounts/lena").toString())
        .contains("\"%d\"".formatted(promised.size()));
    desk.assertBalanced("main");
    var digests = desk.get("admin/digest").toString();
    desk.post("admin/projections/rebuild", "");
    assertThat(desk.get("admin/digest")).hasToString(digests);
  }

  @Override
  public void close() {
    over.set(true);
    threads.close();
  }
}
