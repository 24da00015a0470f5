package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.junit.jupiter.api.Test;

class CallableEventsTest {

  private final Delicate delicate = new Delicate();
  private final CallableEvents events = new CallableEvents(_ -> delicate);

  @Test
  void a_call_reaches_every_open_flow_until_it_is_closed() {
    var calls = new AtomicInteger();
    var one = events.openStream(null);
    var other = events.openStream(null);
    assertThat(one.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
    assertThat(other.setOnAvailableCallback(calls::incrementAndGet)).isTrue();
    events.call();
    assertThat(calls).hasValue(2);
    one.close();
    events.call();
    assertThat(calls).hasValue(3);
  }

  @Test
  void nobody_looks_into_a_flow_while_another_does() {
    var flow = events.openStream(null);
    var looks =
        IntStream.range(0, 4)
            .mapToObj(
                _ ->
                    CompletableFuture.runAsync(
                        () -> {
                          for (var i = 0; i < 50; i++) flow.hasNextAvailable();
                        },
                        task -> Thread.ofPlatform().start(task)))
            .toList();
    looks.forEach(CompletableFuture::join);
    assertThat(delicate.looks).hasValue(200);
    assertThat(delicate.disturbed).isFalse();
  }

  /** A flow without news that notices when it is disturbed while looking for some. */
  private static final class Delicate implements TrackingEventStream {

    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean disturbed = new AtomicBoolean();

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
      return Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) {
      looks.incrementAndGet();
      if (!looking.compareAndSet(false, true)) disturbed.set(true);
      LockSupport.parkNanos(100_000);
      looking.set(false);
      return false;
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() {
      throw new IllegalStateException("There is no news");
    }

    @Override
    public void close() {}
  }
}
