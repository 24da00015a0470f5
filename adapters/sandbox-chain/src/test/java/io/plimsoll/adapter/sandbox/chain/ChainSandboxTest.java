package io.plimsoll.adapter.sandbox.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChainSandboxTest {

  private static final Instant GENESIS = Instant.parse("2021-01-01T00:00:00Z");

  /** Ten bytes that answer 42 to every call, behind the code that deploys them. */
  private static final ContractArtifact FORTY_TWO =
      new ContractArtifact(
          "FortyTwo", "69602a60005260206000f3600052600a6016f3", Map.of("answer()", "85bb7d69"));

  private static ChainSandbox chain;

  @BeforeAll
  static void a_chain() {
    chain = ChainSandbox.startOrSkip(GENESIS);
  }

  @AfterAll
  static void end() {
    if (chain != null) chain.close();
  }

  @Test
  void a_deployed_contract_answers() {
    var contract = chain.deploy(FORTY_TWO);

    assertThat(contract.address()).matches("0x[0-9a-f]{40}");
    assertThat(contract.call("answer()")).isEqualTo("0x%064x".formatted(42));
    contract.send("answer()");
  }

  @Test
  void a_deployment_that_reverts_fails_the_test() {
    assertThatThrownBy(
            () -> chain.deploy(new ContractArtifact("Reverting", "60006000fd", Map.of())))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void time_and_history_are_the_tests() {
    var before = chain.snapshot();
    var later = chain.time().plusSeconds(3_600);

    chain.mineAt(later);
    assertThat(chain.time()).isEqualTo(later);

    chain.revert(before);
    assertThat(chain.time()).isBefore(later);
  }

  @Test
  void arguments_are_words() {
    assertThat(Words.of(1, -1L, true, BigInteger.TEN))
        .isEqualTo("%064x%s%064x%064x".formatted(1, "f".repeat(64), 1, 10));
    assertThat(Words.of("0x00000000000000000000000000000000000000AA"))
        .isEqualTo("%064x".formatted(0xaa));
    assertThatThrownBy(() -> Words.of("AA")).isInstanceOf(IllegalArgumentException.class);
  }
}
