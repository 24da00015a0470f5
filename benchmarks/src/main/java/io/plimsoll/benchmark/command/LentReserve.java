package io.plimsoll.benchmark.command;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The reserve that every draw touches, as an ordinary aggregate of Axon's; units are of USDC. */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
class LentReserve {

  record Open(@TargetAggregateIdentifier String reserve) {}

  record Draw(@TargetAggregateIdentifier String reserve, String loan, long units) {}

  record Opened(String reserve) {}

  record Drawn(String reserve, String loan, long units, long debt) {}

  @AggregateIdentifier private @Nullable String reserve;
  private long debt;

  /** For Axon. */
  protected LentReserve() {}

  @CommandHandler
  LentReserve(Open command) {
    AggregateLifecycle.apply(new Opened(command.reserve()));
  }

  @CommandHandler
  void draw(Draw command) {
    AggregateLifecycle.apply(
        new Drawn(
            Objects.requireNonNull(reserve),
            command.loan(),
            command.units(),
            debt + command.units()));
  }

  @EventSourcingHandler
  void on(Opened event) {
    reserve = event.reserve();
  }

  @EventSourcingHandler
  void on(Drawn event) {
    debt = event.debt();
  }
}
