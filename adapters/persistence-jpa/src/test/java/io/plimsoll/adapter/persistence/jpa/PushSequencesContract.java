package io.plimsoll.adapter.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.persistence.jpa.oracle.JpaPushSequences;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the sequences of signers promise, on any database. */
abstract class PushSequencesContract {

  @Autowired private JpaPushSequences sequences;

  private final String signer = "s-" + UUID.randomUUID();

  @Test
  void a_number_is_taken_once_and_only_upwards() {
    assertThat(sequences.advance(signer, 7)).isTrue();
    assertThat(sequences.advance(signer, 7)).isFalse();
    assertThat(sequences.advance(signer, 6)).isFalse();
    assertThat(sequences.advance(signer, 8)).isTrue();
    assertThat(sequences.advance(signer, Long.MAX_VALUE)).isTrue();
    assertThat(sequences.advance(signer, 9)).isFalse();
  }

  @Test
  void every_signer_counts_for_himself() {
    assertThat(sequences.advance(signer, 7)).isTrue();
    assertThat(sequences.advance(signer + "b", 7)).isTrue();
  }

  @Test
  void of_many_with_the_same_number_one_is_taken() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var number = 1L; number <= 10; number++) {
        var same = number;
        var taken =
            threads
                .invokeAll(
                    IntStream.range(0, 8)
                        .<Callable<Boolean>>mapToObj(_ -> () -> sequences.advance(signer, same))
                        .toList())
                .stream()
                .filter(answer -> answer.resultNow())
                .count();
        assertThat(taken).isEqualTo(1);
      }
    }
  }
}
