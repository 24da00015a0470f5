package io.plimsoll.adapter.web.rest.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One who follows the events. What is read waits here until the connection takes it; a connection
 * that takes nothing for a while is given up, and its owner can come back with the last id he saw.
 */
final class Follower {

  private static final String HEARTBEAT = ": still here\n\n";

  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(1_024);
  private final Duration patience;
  private final Duration heartbeat;
  private volatile boolean gone;

  Follower(Duration patience, Duration heartbeat) {
    this.patience = patience;
    this.heartbeat = heartbeat;
  }

  boolean isGone() {
    return gone;
  }

  void leave() {
    gone = true;
  }

  /** Called by the reading thread, which waits at most the patience. */
  void offer(String frame) {
    try {
      if (!waiting.offer(frame, patience.toMillis(), TimeUnit.MILLISECONDS)) leave();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      leave();
    }
  }

  /**
   * Writes until the connection breaks, the follower is given up or the desk stops.
   *
   * @throws IOException if the other side has left
   */
  void write(OutputStream connection, BooleanSupplier goOn) throws IOException {
    try {
      send(connection, HEARTBEAT);
      var silentSince = System.nanoTime();
      while (!gone && goOn.getAsBoolean()) {
        var frame = waiting.poll(500, TimeUnit.MILLISECONDS);
        if (frame != null || System.nanoTime() - silentSince > heartbeat.toNanos()) {
          send(connection, frame == null ? HEARTBEAT : frame);
          silentSince = System.nanoTime();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      leave();
    }
  }

  /** Flushes when nothing more is waiting, so that a long history goes out in large pieces. */
  private void send(OutputStream connection, @Nullable String frame) throws IOException {
    if (frame == null) return;
    connection.write(frame.getBytes(StandardCharsets.UTF_8));
    if (waiting.isEmpty()) connection.flush();
  }
}
