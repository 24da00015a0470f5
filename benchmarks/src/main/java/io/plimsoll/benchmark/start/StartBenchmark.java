package io.plimsoll.benchmark.start;

import io.plimsoll.benchmark.Figure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How long a desk takes, after it was killed, until its readiness says that callers may come: with
 * nothing behind it, and with a hundred thousand loans and a million events.
 */
public final class StartBenchmark {

  private static final double SECOND = 1e9;
  private static final int STARTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  public List<Figure> figures() throws IOException, InterruptedException {
    var killed = KilledDesk.only();
    var empty = killed.emptyUrl();
    // The first start makes the tables.
    start(empty);
    var plain = new double[STARTS];
    var full = new double[STARTS];
    for (var n = 0; n < STARTS; n++) {
      full[n] = start(killed.url());
      plain[n] = start(empty);
    }
    return List.of(
        Figure.of("ready after a kill, first", full[0], "s").atMost(12),
        Figure.of("ready after a kill, median", median(full), "s").against(median(plain)));
  }

  /** In seconds; the process is killed as soon as it is ready, so every start is like the first. */
  private static double start(String url) throws IOException, InterruptedException {
    var port = freePort();
    var begun = System.nanoTime();
    var desk = KilledDesk.desk("--spring.datasource.url=" + url, "--server.port=" + port);
    try (var http = HttpClient.newHttpClient()) {
      var probe =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
              .build();
      while (!isReady(http, probe)) {
        if (!desk.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos())
          throw new IllegalStateException("The desk does not become ready");
        Thread.sleep(20);
      }
      return (System.nanoTime() - begun) / SECOND;
    } finally {
      desk.destroyForcibly().waitFor();
    }
  }

  private static boolean isReady(HttpClient http, HttpRequest probe)
      throws IOException, InterruptedException {
    try {
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (ConnectException _) {
      // Its web server is not there yet.
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static double median(double[] times) {
    var sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
