package io.plimsoll.adapter.spi.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.venue.Fill;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An outside that is played apart is spoken to as if it were here. */
class OutsideProcessTest {

  private static final Token WETH = new Token("WETH", 18);

  /** What it is told, and where it is. */
  public interface Stage extends AutoCloseable {

    long process();

    void remember(Instant time, Map<String, Fill> sold);

    Instant time();

    Map<String, Fill> sold();

    void refuse();

    void die();

    @Override
    void close();
  }

  /** Keeps what it is told. */
  static class Memory implements Stage {

    private Instant time = Instant.EPOCH;
    private Map<String, Fill> sold = Map.of();

    @Override
    public long process() {
      System.out.println("What is printed there is no answer");
      return ProcessHandle.current().pid();
    }

    @Override
    public void remember(Instant time, Map<String, Fill> sold) {
      this.time = time;
      this.sold = sold;
    }

    @Override
    public Instant time() {
      return time;
    }

    @Override
    public Map<String, Fill> sold() {
      return sold;
    }

    @Override
    public void refuse() {
      throw new IllegalArgumentException("17 is too many");
    }

    @Override
    public void die() {
      System.exit(0);
    }

    @Override
    public void close() {
      // There is nothing to let go of.
    }
  }

  /** Played in a process that ends. */
  static final class Mortal extends Memory {}

  @Test
  void two_of_one_player_share_a_process_and_nothing_else() {
    try (var one = OutsideProcess.play(Stage.class, Memory.class);
        var other = OutsideProcess.play(Stage.class, Memory.class)) {
      assertThat(one.process())
          .isEqualTo(other.process())
          .isNotEqualTo(ProcessHandle.current().pid());
      var sold = Map.of("L1.1-1", new Fill(Amount.of("1.5", WETH), Amount.of("0", WETH)));
      one.remember(Instant.parse("2021-01-11T00:00:00.123456789Z"), sold);
      assertThat(one.time()).isEqualTo("2021-01-11T00:00:00.123456789Z");
      assertThat(one.sold()).isEqualTo(sold);
      assertThat(other.sold()).isEmpty();
      assertThat(one).isNotEqualTo(other).hasToString("Memory " + one.hashCode());
    }
  }

  @Test
  void what_is_thrown_there_is_told_here() {
    try (var stage = OutsideProcess.play(Stage.class, Memory.class)) {
      assertThatThrownBy(stage::refuse)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("refuse: java.lang.IllegalArgumentException: 17 is too many");
      assertThat(stage.time()).isEqualTo(Instant.EPOCH);
    }
  }

  @Test
  void an_end_there_is_no_answer() {
    var stage = OutsideProcess.play(Stage.class, Mortal.class);
    assertThatThrownBy(stage::die)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Mortal, process ");
  }
}
