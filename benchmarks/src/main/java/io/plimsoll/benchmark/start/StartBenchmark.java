package io.plimsoll.benchmark.start;

import io.plimsoll.benchmark.Figure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * How long a desk takes, after it was killed, until its readiness says that callers may come: with
 * nothing behind it, and with a hundred thousand loans and a million events. It is rehearsed once,
 * as the README tells operators to do.
 */
public final class StartBenchmark {

  private static final double SECOND = 1e9;
  private static final int STARTS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  public List<Figure> figures() throws IOException, InterruptedException {
    var killed = KilledDesk.only();
    var empty = killed.emptyUrl();
    var folder = Files.createTempDirectory("desk");
    try {
      return figures(killed, empty, folder.resolve("desk.aot"));
    } finally {
      FileSystemUtils.deleteRecursively(folder);
    }
  }

  private static List<Figure> figures(KilledDesk killed, String empty, Path cache)
      throws IOException, InterruptedException {
    // It makes the tables, too.
    rehearse(empty, cache);
    var rehearsed = List.of("-XX:AOTCache=" + cache);
    var plain = new double[STARTS];
    var full = new double[STARTS];
    for (var n = 0; n < STARTS; n++) {
      full[n] = start(killed.url(), rehearsed);
      plain[n] = start(empty, rehearsed);
    }
    var unrehearsed = start(killed.url(), List.of());
    return List.of(
        Figure.of("ready after a kill, first", full[0], "s").atMost(12),
        Figure.of("ready after a kill, median", median(full), "s").against(median(plain)),
        Figure.of("ready after a kill, without a rehearsal", unrehearsed, "s"));
  }

  /** One start in good order before all others, by which the machine learns what is needed. */
  private static void rehearse(String url, Path cache) throws IOException, InterruptedException {
    var port = freePort();
    var desk = desk(url, port, List.of("-XX:AOTCacheOutput=" + cache));
    try {
      awaitReady(desk, port);
    } finally {
      desk.destroy();
      desk.waitFor();
    }
  }

  /** In seconds; the process is killed as soon as it is ready, so every start is like the first. */
  private static double start(String url, List<String> machine)
      throws IOException, InterruptedException {
    var port = freePort();
    var begun = System.nanoTime();
    var desk = desk(url, port, machine);
    try {
      awaitReady(desk, port);
      return (System.nanoTime() - begun) / SECOND;
    } finally {
      desk.destroyForcibly().waitFor();
    }
  }

  private static Process desk(String url, int port, List<String> machine) throws IOException {
    return KilledDesk.desk(machine, "--spring.datasource.url=" + url, "--server.port=" + port);
  }

  private static void awaitReady(Process desk, int port) throws IOException, InterruptedException {
    var begun = System.nanoTime();
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
