package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * Hands a processor's batch to a read model as one list, right before the batch commits. If the
 * read model fails the batch is rolled back and tried again later: nothing is ever passed over.
 */
record ProjectionInvoker(Projection projection) implements EventHandlerInvoker {

  @Override
  public boolean canHandle(EventMessage<?> message, Segment segment) {
    return true;
  }

  @Override
  public void handle(EventMessage<?> message, Segment segment) {
    var unit = CurrentUnitOfWork.get();
    List<Recorded> batch =
        unit.getOrComputeResource(
            projection.name(),
            name -> {
              var collected = new ArrayList<Recorded>();
              unit.onPrepareCommit(_ -> projection.apply(collected));
              return collected;
            });
    batch.add(StreamStore.recorded((DomainEventMessage<?>) message));
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
