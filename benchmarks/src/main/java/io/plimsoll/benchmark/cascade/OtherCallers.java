package io.plimsoll.benchmark.cascade;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Some who use the market over HTTP all the while: draws, supplies, and looks at a loan and at the
 * reserve by turns. Each call has its time and is begun whether those before it are answered or
 * not, so that a standstill is seen by as many as there would be.
 */
final class OtherCallers {

  static final int CALLERS = 4;
  private static final Duration PACE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int NO_ANSWER = 0;
  private static final double MILLISECOND = 1e6;

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread clock = Thread.ofVirtual().unstarted(this::keepTime);
  private final List<Long> times = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new TreeMap<>();
  private volatile boolean over;

  OtherCallers(int port) {
    base = "http://127.0.0.1:" + port + "/api/v1/";
  }

  void start() {
    clock.start();
  }

  /** One call after another begins at its time, whether those before it are answered or not. */
  private void keepTime() {
    var due = System.nanoTime();
    try {
      for (var turn = 0; !over; turn++) {
        var early = due - System.nanoTime();
        if (early > 0) Thread.sleep(Duration.ofNanos(early));
        var number = turn;
        var begun = due;
        calls.execute(() -> call(number, begun));
        due += PACE.toNanos();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void call(int turn, long due) {
    try {
      var answer = http.send(request(turn % CALLERS, turn / CALLERS), BodyHandlers.discarding());
      note(System.nanoTime() - due, answer.statusCode());
    } catch (IOException e) {
      note(PATIENCE.toNanos(), NO_ANSWER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest request(int caller, int turn) {
    var loan = "loans/safe" + caller;
    return switch (turn % 4) {
      case 0 -> post(loan + "/draws", "{\"asset\":\"USDC\",\"amount\":\"1\"}", caller, turn);
      case 1 ->
          post(
              "markets/main/reserves/USDC/supplies",
              "{\"account\":\"s%d\",\"amount\":\"1\"}".formatted(caller),
              caller,
              turn);
      case 2 -> to(loan).GET().build();
      default -> to("markets/main/reserves/USDC").GET().build();
    };
  }

  private HttpRequest post(String path, String body, int caller, int turn) {
    return to(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", "c%d-%d".formatted(caller, turn))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
  }

  private synchronized void note(long time, int status) {
    times.add(time);
    statuses.merge(status, 1, Integer::sum);
  }

  /** Forgets the calls up to now. */
  synchronized void count() {
    times.clear();
    statuses.clear();
  }

  /** Lets the calls under way end. */
  void end() throws InterruptedException {
    over = true;
    clock.join();
    calls.close();
    http.close();
  }

  /** Milliseconds in which a share of the calls was answered. */
  synchronized double time(double share) {
    var sorted = times.stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / MILLISECOND;
  }

  synchronized Map<Integer, Integer> statuses() {
    return new TreeMap<>(statuses);
  }
}
