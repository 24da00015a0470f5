package io.plimsoll.adapter.oracle.pyth;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Listens to Hermes on a thread of its own, and connects anew whenever the connection ends: Hermes
 * ends each after a day, networks sooner.
 */
final class PriceStream implements AutoCloseable {

  /** Takes an event's data and says whether there was a price in it. */
  @FunctionalInterface
  interface Listener {
    boolean heard(byte[] data);
  }

  private static final Logger LOG = System.getLogger(PriceStream.class.getName());

  private final String source;
  private final Hermes hermes;
  private final Listener listener;
  private final Backoff backoff;
  private final Duration heartbeat;
  private final LongSupplier nanos;
  private final Thread thread;
  private volatile boolean closed;
  private volatile boolean hasHeard;
  private volatile long heardOrOpened;
  private volatile Optional<InputStream> open = Optional.empty();

  /**
   * @param heartbeat how long it may be silent
   */
  PriceStream(
      String source,
      Hermes hermes,
      Listener listener,
      Backoff backoff,
      Duration heartbeat,
      LongSupplier nanos) {
    this.source = source;
    this.hermes = hermes;
    this.listener = listener;
    this.backoff = backoff;
    this.heartbeat = heartbeat;
    this.nanos = nanos;
    this.thread = Thread.ofVirtual().name("pyth-" + source).unstarted(this::run);
  }

  /** Begins to listen; once it does, nothing changes. */
  void start() {
    if (thread.getState() == Thread.State.NEW) thread.start();
  }

  /** Whether no price has come for longer than the heartbeat, or none at all so far. */
  boolean isSilent() {
    return !hasHeard || isOverdue();
  }

  /** Leaves a connection that is open and says nothing. */
  void leaveIfStuck() {
    if (isOverdue()) open.ifPresent(this::leave);
  }

  private boolean isOverdue() {
    return nanos.getAsLong() - heardOrOpened > heartbeat.toNanos();
  }

  private void leave(InputStream stuck) {
    try {
      stuck.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A silent stream did not close", e);
    }
  }

  private void run() {
    while (!closed) {
      listen();
      try {
        Thread.sleep(backoff.next());
      } catch (InterruptedException _) {
        return;
      }
    }
  }

  private void listen() {
    try (var body = hermes.stream()) {
      heardOrOpened = nanos.getAsLong();
      open = Optional.of(body);
      if (closed) return;
      var events = new EventStream(body, Hermes.MOST_BYTES);
      for (var event = events.next(); event.isPresent(); event = events.next()) take(event.get());
      LOG.log(Level.DEBUG, "{0}: the stream has ended", source);
    } catch (IOException e) {
      if (!closed) LOG.log(Level.INFO, "{0}: the stream broke: {1}", source, e.toString());
    } finally {
      open = Optional.empty();
    }
  }

  private void take(byte[] data) {
    if (!listener.heard(data)) return;
    heardOrOpened = nanos.getAsLong();
    hasHeard = true;
    backoff.reset();
  }

  /** From the start until it is closed. */
  boolean isListening() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    open.ifPresent(this::leave);
  }
}
