package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LaneQueueTest {

  private final LaneQueue<String> queue = new LaneQueue<>(100);

  private List<String> take(int most) throws InterruptedException {
    var taken = new ArrayList<String>();
    assertThat(queue.take(taken, most)).isTrue();
    return taken;
  }

  @Test
  void the_urgent_come_first() throws InterruptedException {
    queue.offer("draw", "ana");
    queue.offerUrgent("sale");
    assertThat(take(8)).containsExactly("sale", "draw");
  }

  @Test
  void a_quarter_is_left_to_the_others() throws InterruptedException {
    IntStream.range(0, 20).forEach(i -> queue.offerUrgent("sale " + i));
    IntStream.range(0, 20).forEach(i -> queue.offer("draw " + i, "ana"));
    assertThat(take(8))
        .containsExactly(
            "sale 0", "sale 1", "sale 2", "sale 3", "sale 4", "sale 5", "draw 0", "draw 1");
  }

  @Test
  void what_the_others_do_not_need_is_the_urgents() throws InterruptedException {
    IntStream.range(0, 20).forEach(i -> queue.offerUrgent("sale " + i));
    queue.offer("draw", "ana");
    assertThat(take(8)).hasSize(8).last().isEqualTo("draw");
  }

  @Test
  void parties_take_turns_and_each_keeps_its_order() throws InterruptedException {
    IntStream.range(0, 3).forEach(i -> queue.offer("ana " + i, "ana"));
    queue.offer("ben 0", "ben");
    queue.offer("cleo 0", "cleo");
    assertThat(take(4)).containsExactly("ana 0", "ben 0", "cleo 0", "ana 1");
    queue.offer("ben 1", "ben");
    assertThat(take(4)).containsExactly("ana 2", "ben 1");
  }

  @Test
  void what_is_beyond_the_limit_is_turned_away_and_the_urgent_have_one_of_their_own()
      throws InterruptedException {
    for (var i = 0; i < 100; i++) assertThat(queue.offer("draw", "ana")).isTrue();
    assertThat(queue.offer("draw", "ben")).isFalse();
    for (var i = 0; i < 100; i++) assertThat(queue.offerUrgent("sale")).isTrue();
    assertThat(queue.offerUrgent("sale")).isFalse();
    take(1);
    assertThat(queue.offerUrgent("sale")).isTrue();
  }

  @Test
  void whoever_takes_waits_for_something() throws InterruptedException {
    var taken = new ArrayList<String>();
    var taking =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return queue.take(taken, 8);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(taking).isNotDone();
    queue.offer("draw", "ana");
    assertThat(taking).succeedsWithin(Duration.ofSeconds(5)).isEqualTo(true);
    assertThat(taken).containsExactly("draw");
  }

  @Test
  void closed_it_gives_what_it_has_and_takes_nothing_more() throws InterruptedException {
    queue.offer("draw", "ana");
    queue.close();
    assertThat(queue.offer("draw", "ana")).isFalse();
    assertThat(queue.offerUrgent("sale")).isFalse();
    assertThat(take(8)).containsExactly("draw");
    assertThat(queue.take(new ArrayList<>(), 8)).isFalse();
  }
}
