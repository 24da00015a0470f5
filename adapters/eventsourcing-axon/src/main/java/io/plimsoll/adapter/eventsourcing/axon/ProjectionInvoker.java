package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a processor's batch to a read model as one list, right before the batch commits. If that
 * fails the batch is rolled back and tried again; if it fails again its streams are tried one by
 * one, those that cannot be followed are parked, and the others go on. Nothing is ever passed over
 * but what does not concern the read model, which is not even made an object.
 */
final class ProjectionInvoker implements EventHandlerInvoker {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionInvoker.class);

  /** The first failure may be of the moment. */
  private static final int TRIES_AS_ONE = 2;

  private final Projection projection;
  private final ParkedEvents parking;
  private final AtomicInteger failures = new AtomicInteger();

  /** End of the batch that failed last; a shorter one before it may well succeed meanwhile. */
  private volatile long failedAt;

  ProjectionInvoker(Projection projection, ParkedEvents parking) {
    this.projection = projection;
    this.parking = parking;
  }

  /**
   * Of what it passes over a processor notes its progress only now and then, and whoever waits for
   * the read model would wait for that.
   */
  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    if (!projection.isConcernedBy(message.getPayloadType())) return;
    var unit = CurrentUnitOfWork.get();
    List<GenericTrackedDomainEventMessage<?>> batch =
        unit.getOrComputeResource(
            projection.name(),
            _ -> {
              var collected = new ArrayList<GenericTrackedDomainEventMessage<?>>();
              unit.onPrepareCommit(_ -> feed(collected));
              return collected;
            });
    batch.add((GenericTrackedDomainEventMessage<?>) message);
  }

  private void feed(List<GenericTrackedDomainEventMessage<?>> batch) {
    var end = batch.getLast().trackingToken().position().orElseThrow();
    try {
      var followed = withoutParked(batch);
      if (failures.get() >= TRIES_AS_ONE) followed = sift(followed);
      projection.apply(recorded(followed));
      if (end >= failedAt) failures.set(0);
    } catch (RuntimeException e) {
      if (!Outage.isBehind(e)) {
        failures.incrementAndGet();
        failedAt = end;
      }
      throw e;
    }
  }

  /** What follows a parked event of its stream is parked with it. */
  private List<GenericTrackedDomainEventMessage<?>> withoutParked(
      List<GenericTrackedDomainEventMessage<?>> batch) {
    var parked = parking.streams(projection.name());
    if (parked.isEmpty()) return batch;
    var followed = new ArrayList<GenericTrackedDomainEventMessage<?>>();
    for (var event : batch)
      if (parked.contains(event.getAggregateIdentifier()))
        parking.park(projection.name(), event, "what came before it in its stream is parked");
      else followed.add(event);
    return followed;
  }

  /** Parks the streams that cannot be followed and returns what is left. */
  private List<GenericTrackedDomainEventMessage<?>> sift(
      List<GenericTrackedDomainEventMessage<?>> batch) {
    var streams = new LinkedHashMap<String, List<GenericTrackedDomainEventMessage<?>>>();
    for (var event : batch)
      streams.computeIfAbsent(event.getAggregateIdentifier(), _ -> new ArrayList<>()).add(event);
    var followed = new ArrayList<>(batch);
    streams.forEach(
        (stream, events) ->
            parking
                .failure(projection, events)
                .ifPresent(
                    cause -> {
                      LOG.error(
                          "{} cannot follow {}, which is parked", projection.name(), stream, cause);
                      events.forEach(
                          event -> parking.park(projection.name(), event, cause.toString()));
                      followed.removeAll(events);
                    }));
    return followed;
  }

  private static List<Recorded> recorded(List<GenericTrackedDomainEventMessage<?>> events) {
    return events.stream().map(StreamStore::recorded).toList();
  }

  @Override
  public boolean supportsReset() {
    return false;
  }

  @Override
  public void performReset() {
    throw new IllegalStateException("A read model starts over through AxonProjections");
  }

  @Override
  public <R> void performReset(R context) {
    performReset();
  }
}
