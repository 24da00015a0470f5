package io.plimsoll.adapter.persistence.jpa;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.domain.liquidation.LiquidationEvent.LiquidationClosed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every read model can be wiped and fed again, however the events are cut into batches. */
abstract class RebuildContract {

  @Autowired private List<Projection> projections;
  @Autowired private TestDesk.Feed feed;

  @BeforeEach
  void nothing_has_happened() {
    feed.forgetEverything();
  }

  @Test
  void the_five_read_models_are_there_under_their_names() {
    assertThat(projections)
        .extracting(Projection::name)
        .containsExactlyInAnyOrder(
            "loan-book",
            "market-book",
            "liquidation-book",
            "auction-book",
            "keeper-book",
            "ledger");
    assertThat(projections)
        .filteredOn(projection -> !projection.isTransactional())
        .extracting(Projection::name)
        .containsExactlyInAnyOrder("liquidation-book", "auction-book");
  }

  @Test
  void fed_again_they_have_the_same_rows() {
    var history = new ArrayList<>(Crash.history());
    history.addAll(PledgedMonths.history("pledges"));
    history.addAll(KeeperBookContract.history("keepers"));
    history.addAll(AuctionDay.history("auctions"));
    var empty = digests();
    feed.all(history);
    var live = digests();
    assertThat(live.values()).doesNotContainAnyElementsOf(empty.values()).allMatch(this::isSha256);
    feed.clear();
    assertThat(digests()).isEqualTo(empty);
    inBatchesOf(7, history);
    assertThat(digests()).isEqualTo(live);
    feed.clear();
    inBatchesOf(1, history);
    assertThat(digests()).isEqualTo(live);
  }

  @Test
  void what_does_not_concern_a_read_model_is_not_missed_by_it() {
    var history = new ArrayList<>(Crash.history());
    history.addAll(KeeperBookContract.history("keepers"));
    history.addAll(AuctionDay.history("auctions"));
    feed.all(history);
    var fed = digests();
    feed.clear();
    projections.forEach(projection -> feed.one(projection, history));
    assertThat(digests()).isEqualTo(fed);
  }

  @Test
  void one_event_less_is_another_digest() {
    var history = Crash.history();
    feed.all(history);
    var all = digests();
    feed.clear();
    var closed = history.stream().filter(one -> one.event() instanceof LiquidationClosed);
    var last = closed.toList().getLast();
    feed.all(history.stream().filter(one -> !one.equals(last)).toList());
    assertThat(digests().get("liquidation-book")).isNotEqualTo(all.get("liquidation-book"));
    assertThat(digests().get("ledger")).isEqualTo(all.get("ledger"));
  }

  private boolean isSha256(String digest) {
    return digest.matches("[0-9a-f]{64}");
  }

  private void inBatchesOf(int size, List<Recorded> events) {
    IntStream.iterate(0, i -> i < events.size(), i -> i + size)
        .mapToObj(i -> events.subList(i, Math.min(i + size, events.size())))
        .forEach(batch -> feed.all(new ArrayList<>(batch)));
  }

  private Map<String, String> digests() {
    return projections.stream().collect(toMap(Projection::name, Projection::digest));
  }
}
