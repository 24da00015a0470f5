package io.plimsoll.adapter.sandbox.chain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** A running anvil; it ends with the test's process at the latest. */
final class AnvilProcess implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("Listening on (127\\.0\\.0\\.1:\\d+)");
  private static final long START_IN_SECONDS = 30;
  private static final long END_IN_SECONDS = 5;

  private final Process process;
  private final Thread atTheEnd;
  private final URI url;

  private AnvilProcess(Process process) {
    this.process = process;
    this.atTheEnd = Thread.ofPlatform().unstarted(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(atTheEnd);
    var place = new CompletableFuture<URI>();
    Thread.ofVirtual().name("anvil-output").start(() -> listen(process.inputReader(), place));
    try {
      this.url = place.get(START_IN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      close();
      if (e instanceof InterruptedException) Thread.currentThread().interrupt();
      throw new IllegalStateException("anvil did not start", e);
    }
  }

  /** On a free port, with a block to every transaction, each block safe after the next one. */
  static AnvilProcess start(Path binary, Instant genesis) {
    try {
      return new AnvilProcess(
          new ProcessBuilder(
                  List.of(
                      binary.toString(),
                      "--host",
                      "127.0.0.1",
                      "--port",
                      "0",
                      "--timestamp",
                      Long.toString(genesis.getEpochSecond()),
                      "--slots-in-an-epoch",
                      "1"))
              .redirectErrorStream(true)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads to the end, for a process whose output nobody takes stands still. */
  private static void listen(BufferedReader output, CompletableFuture<URI> place) {
    var said = new StringBuilder();
    output
        .lines()
        .forEach(
            line -> {
              if (place.isDone()) return;
              said.append(line).append('\n');
              var listening = LISTENING.matcher(line);
              if (listening.find()) place.complete(URI.create("http://" + listening.group(1)));
            });
    place.completeExceptionally(new IllegalStateException("anvil ended: " + said));
  }

  URI url() {
    return url;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(END_IN_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(atTheEnd);
  }
}
