package io.plimsoll.domain.oracle.policy;

import static io.plimsoll.domain.oracle.policy.Stance.ALLOW;
import static io.plimsoll.domain.oracle.policy.Stance.REFUSE;

import io.plimsoll.domain.oracle.Finding;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a market does, for every action and every finding.
 *
 * @param changed where it differs from the standard
 */
public record ActionMatrix(SortedMap<Action, SortedMap<Finding.Kind, Stance>> changed) {

  public static final ActionMatrix STANDARD = new ActionMatrix(new TreeMap<>());

  public ActionMatrix {
    var copy = new TreeMap<Action, SortedMap<Finding.Kind, Stance>>();
    changed.forEach(
        (action, stances) -> {
          var different = new TreeMap<>(stances);
          different
              .entrySet()
              .removeIf(one -> one.getValue().equals(standard(action, one.getKey())));
          if (!different.isEmpty()) copy.put(action, Collections.unmodifiableSortedMap(different));
        });
    changed = Collections.unmodifiableSortedMap(copy);
  }

  public Stance stance(Action action, Finding.Kind finding) {
    return Optional.ofNullable(changed.get(action))
        .map(stances -> stances.get(finding))
        .orElseGet(() -> standard(action, finding));
  }

  /** Every finding's, in the order of their names. */
  public Map<Finding.Kind, Stance> row(Action action) {
    var row = new EnumMap<Finding.Kind, Stance>(Finding.Kind.class);
    for (var finding : Finding.Kind.values()) row.put(finding, stance(action, finding));
    return row;
  }

  public ActionMatrix with(Action action, Finding.Kind finding, Stance stance) {
    var more = new TreeMap<>(changed);
    var stances = new TreeMap<>(more.getOrDefault(action, new TreeMap<>()));
    stances.put(finding, stance);
    more.put(action, stances);
    return new ActionMatrix(more);
  }

  /** What has to stay as it is, but would not: what makes a loan safer is never kept from it. */
  public Optional<Action> barred() {
    return changed.keySet().stream()
        .filter(action -> action == Action.REPAY || action == Action.ADD_COLLATERAL)
        .findFirst();
  }

  private static Stance standard(Action action, Finding.Kind finding) {
    return switch (action) {
      case REPAY, ADD_COLLATERAL -> ALLOW;
      case BORROW, WITHDRAW -> finding == Finding.Kind.CAP_HIT ? ALLOW : REFUSE;
      case WARN ->
          switch (finding) {
            case FROM_FUTURE, NOT_POSITIVE, TOO_WIDE, AT_FLOOR -> ALLOW;
            case STALE, OUTDATED, WRONG_UNIT, OUT_OF_BAND, JUMPED, NO_QUORUM, CAP_HIT -> REFUSE;
          };
      case LIQUIDATE ->
          switch (finding) {
            case STALE, FROM_FUTURE, NOT_POSITIVE, AT_FLOOR -> ALLOW;
            case OUTDATED, WRONG_UNIT, TOO_WIDE, OUT_OF_BAND, JUMPED, NO_QUORUM, CAP_HIT -> REFUSE;
          };
    };
  }
}
