package io.plimsoll.acceptance.vector;

import io.plimsoll.domain.decision.Book;
import io.plimsoll.domain.decision.Command;
import io.plimsoll.domain.decision.Decision;
import io.plimsoll.domain.decision.Desk;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.decision.Rejection;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamState;
import io.plimsoll.domain.market.MarketId;
import io.plimsoll.domain.money.AssetId;
import io.plimsoll.domain.oracle.Price;
import io.plimsoll.domain.oracle.Prices;
import io.plimsoll.domain.reserve.Reserve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The desk's deciders with their streams in memory; several commands can be one step. */
public final class PaperDesk implements Book {

  private final MarketId id;
  private Map<StreamId, StreamState> states = new HashMap<>();
  private final Map<AssetId, Price> prices = new HashMap<>();
  private Instant now = Instant.EPOCH;

  public PaperDesk(MarketId id) {
    this.id = id;
  }

  /** Commands of one step, decided one after the other. */
  public final class Step {
    private final Map<StreamId, StreamState> before = states;
    private final List<Event> events = new ArrayList<>();

    private Step() {
      states = new HashMap<>(before);
    }

    /** The reason if the command is refused; then the whole step is undone. */
    public Optional<Rejection> put(Command command) {
      return switch (Desk.decide(PaperDesk.this, command, facts())) {
        case Decision.Accepted(var more) -> {
          for (var event : more) {
            var stream = event.stream();
            states.put(stream, StreamState.evolve(state(stream), event));
          }
          events.addAll(more);
          yield Optional.empty();
        }
        case Decision.Rejected(var reason) -> {
          undo();
          yield Optional.of(reason);
        }
      };
    }

    public void undo() {
      states = before;
    }

    /** A reserve as it stood before the step. */
    public Reserve.Listed before(AssetId asset) {
      return (Reserve.Listed) before.getOrDefault(StreamId.of(id, asset), new Reserve.Unlisted());
    }

    public List<Event> events() {
      return List.copyOf(events);
    }
  }

  public Step step() {
    return new Step();
  }

  /** Puts a command that cannot be refused. */
  public void given(Command command) {
    step()
        .put(command)
        .ifPresent(
            reason -> {
              throw new IllegalStateException(command + " was refused: " + reason);
            });
  }

  public void at(long second) {
    now = Instant.ofEpochSecond(second);
  }

  public void priced(Price price) {
    prices.put(price.asset().id(), price);
  }

  public Price price(AssetId asset) {
    return Optional.ofNullable(prices.get(asset)).orElseThrow();
  }

  /** Every price counts as observed at the moment of the decision. */
  public Facts facts() {
    var fresh = new HashMap<AssetId, Price>();
    prices.forEach((asset, price) -> fresh.put(asset, price.observed(now)));
    return new Facts(now, Prices.of(fresh));
  }

  public Reserve.Listed listed(AssetId asset) {
    return (Reserve.Listed) reserve(asset);
  }

  @Override
  public MarketId id() {
    return id;
  }

  @Override
  public StreamState state(StreamId stream) {
    return states.getOrDefault(stream, StreamState.initial(stream));
  }
}
