package io.plimsoll.adapter.eventsourcing.axon.form;

import io.plimsoll.application.history.EventType;
import io.plimsoll.domain.auction.Auction;
import io.plimsoll.domain.batch.Batches;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.keeper.Keeper;
import io.plimsoll.domain.lender.LenderAccount;
import io.plimsoll.domain.liquidation.Liquidation;
import io.plimsoll.domain.loan.Loan;
import io.plimsoll.domain.market.Market;
import io.plimsoll.domain.reserve.Reserve;
import java.util.List;
import java.util.Optional;

/**
 * Under which name a class is stored. Only what is named here can be read back, so a stored name
 * never reaches the class loader.
 *
 * @param revision for a snapshot: raised whenever the state changes its form; older ones are then
 *     passed over, and the state is folded from its events
 */
public record StoredType(String name, String revision, Class<?> type) {

  private static final List<StoredType> SNAPSHOTS =
      List.of(
          snapshot("market.state", "6", Market.Open.class),
          snapshot("reserve.state", "3", Reserve.Listed.class),
          snapshot("lender.state", "2", LenderAccount.class),
          snapshot("loan.state", "3", Loan.Open.class),
          snapshot("liquidation.open-state", "4", Liquidation.Open.class),
          snapshot("liquidation.closed-state", "1", Liquidation.Closed.class),
          snapshot("auction.running-state", "2", Auction.Running.class),
          snapshot("auction.ended-state", "1", Auction.Ended.class),
          snapshot("batch.idle-state", "1", Batches.Idle.class),
          snapshot("batch.running-state", "2", Batches.Running.class),
          snapshot("keeper.registered-state", "1", Keeper.Registered.class),
          snapshot("keeper.departed-state", "1", Keeper.Departed.class));

  private static StoredType snapshot(
      String name, String revision, Class<? extends StreamState> type) {
    return new StoredType(name, revision, type);
  }

  static Optional<StoredType> of(Class<?> type) {
    return EventType.of(type)
        .map(event -> new StoredType(event.storedName(), event.revision(), type))
        .or(() -> SNAPSHOTS.stream().filter(stored -> stored.type.equals(type)).findFirst());
  }

  static Optional<StoredType> named(String name) {
    return EventType.named(name)
        .map(event -> new StoredType(name, event.revision(), event.eventClass()))
        .or(() -> SNAPSHOTS.stream().filter(stored -> stored.name.equals(name)).findFirst());
  }

  /** Whether a stored snapshot has the form that is read today. */
  public static boolean isCurrentSnapshot(String name, String revision) {
    return SNAPSHOTS.stream()
        .anyMatch(stored -> stored.name.equals(name) && stored.revision.equals(revision));
  }
}
