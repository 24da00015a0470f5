package io.plimsoll.adapter.eventsourcing.axon;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

/**
 * The flow of events as processors read it. By themselves they look for news now and then; whoever
 * waits for them calls them to look at once.
 */
final class CallableEvents implements StreamableMessageSource<TrackedEventMessage<?>> {

  private final StreamableMessageSource<TrackedEventMessage<?>> events;
  private final Set<Flow> open = ConcurrentHashMap.newKeySet();

  CallableEvents(StreamableMessageSource<TrackedEventMessage<?>> events) {
    this.events = events;
  }

  /** Every processor looks for news now. */
  void call() {
    open.forEach(Flow::call);
  }

  @Override
  public TrackingEventStream openStream(@Nullable TrackingToken from) {
    var flow = new Flow((TrackingEventStream) events.openStream(from));
    open.add(flow);
    return flow;
  }

  @Override
  public @Nullable TrackingToken createTailToken() {
    return events.createTailToken();
  }

  /**
   * One at a time: a called processor may look while its last look has not ended, and the store's
   * own streams would lose an event over that.
   */
  private final class Flow implements TrackingEventStream {

    private final TrackingEventStream flow;
    private volatile Runnable onCall = () -> {};

    Flow(TrackingEventStream flow) {
      this.flow = flow;
    }

    void call() {
      onCall.run();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
      onCall = callback;
      return true;
    }

    @Override
    public synchronized Optional<TrackedEventMessage<?>> peek() {
      return flow.peek();
    }

    @Override
    public synchronized boolean hasNextAvailable(int timeout, TimeUnit unit)
        throws InterruptedException {
      return flow.hasNextAvailable(timeout, unit);
    }

    @Override
    public synchronized TrackedEventMessage<?> nextAvailable() throws InterruptedException {
      return flow.nextAvailable();
    }

    @Override
    public synchronized void close() {
      open.remove(this);
      flow.close();
    }
  }
}
