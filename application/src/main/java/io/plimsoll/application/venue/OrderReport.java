package io.plimsoll.application.venue;

import io.plimsoll.domain.liquidation.Lot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * What a venue says of an order. What it says may be wrong; {@link #fill} takes nothing that
 * contradicts itself.
 *
 * @param executions so far, in any order, some of them perhaps twice
 */
public record OrderReport(State state, List<Execution> executions) {

  /** Whether there is more to come. */
  public enum State {
    /** The venue has not seen it, and it may still arrive there. */
    UNSEEN,
    /** It is there, and may be filled further. */
    WORKING,
    /** Nothing more will be sold under its name. */
    DONE
  }

  public OrderReport {
    executions = List.copyOf(executions);
  }

  public static OrderReport unseen() {
    return new OrderReport(State.UNSEEN, List.of());
  }

  public static OrderReport working(List<Execution> executions) {
    return new OrderReport(State.WORKING, executions);
  }

  public static OrderReport done(List<Execution> executions) {
    return new OrderReport(State.DONE, executions);
  }

  /** Of a venue that fills at once, or not at all. */
  public static OrderReport done(VenueOrder order, Fill fill) {
    return done(
        fill.sold().isZero()
            ? List.of()
            : List.of(new Execution(order.id(), fill.sold(), fill.received())));
  }

  public boolean isFinal() {
    return state == State.DONE;
  }

  /**
   * All that was sold and received, each execution counted once.
   *
   * @throws FalseReport if one execution is told in two ways, or is of other assets
   */
  public Fill fill(Lot lot) {
    var told = new HashMap<String, Execution>();
    var once = new ArrayList<Execution>();
    for (var execution : executions) {
      if (!execution.sold().token().equals(lot.quantity().token())
          || !execution.received().token().equals(lot.debtToCover().token()))
        throw new FalseReport("%s is no sale of %s".formatted(execution, lot));
      var before = told.put(execution.id(), execution);
      if (before == null) once.add(execution);
      else if (!before.equals(execution))
        throw new FalseReport("%s was %s before".formatted(execution, before));
    }
    return once.stream()
        .map(execution -> new Fill(execution.sold(), execution.received()))
        .reduce(Fill.nothing(lot), Fill::plus);
  }
}
