package io.plimsoll.adapter.oracle.chainlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.sandbox.chain.ChainSandbox;
import io.plimsoll.adapter.sandbox.chain.ContractArtifact;
import io.plimsoll.adapter.sandbox.chain.DeployedContract;
import io.plimsoll.application.oracle.OracleUnavailable;
import io.plimsoll.application.oracle.PriceFeed;
import io.plimsoll.application.oracle.Quotation;
import io.plimsoll.domain.money.AssetId;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against contracts on a chain that is run for it. */
class ChainlinkOnChainTest {

  private static final Instant NOON = Instant.parse("2021-01-11T12:00:00Z");
  private static final ContractArtifact AGGREGATOR = compiled("MockAggregator");
  private static final ContractArtifact PROXY = compiled("MockProxy");

  private static ChainSandbox chain;

  private DeployedContract aggregator;
  private DeployedContract proxy;
  private PriceFeed feed;

  private static ContractArtifact compiled(String name) {
    return ContractArtifact.read(ChainlinkOnChainTest.class, "/contracts/compiled.json", name);
  }

  @BeforeAll
  static void a_chain() {
    chain = ChainSandbox.startOrSkip(NOON);
  }

  @AfterAll
  static void its_end() {
    if (chain != null) chain.close();
  }

  @BeforeEach
  void a_proxy_before_an_aggregator() {
    aggregator = chain.deploy(AGGREGATOR, 8);
    proxy = chain.deploy(PROXY, aggregator);
    feed = feed("latest");
  }

  @AfterEach
  void end() {
    feed.close();
  }

  private PriceFeed feed(String block) {
    return Feeds.of(
        chain.url(),
        "feeds.WETH/USD",
        proxy.address(),
        "block",
        block,
        "chain-id",
        chain.chainId().toString());
  }

  private void answers(DeployedContract aggregator, long round, String answer, Instant updated) {
    aggregator.send(
        "setAnswer(uint80,int256,uint256,uint80)",
        round,
        new BigInteger(answer),
        updated.getEpochSecond(),
        round);
  }

  @Test
  void rounds_are_told_as_they_are_answered() {
    answers(aggregator, 1, "200012345678", NOON);
    assertThat(feed.poll(NOON))
        .singleElement()
        .satisfies(
            price -> {
              assertThat(price.asset()).isEqualTo(new AssetId("WETH"));
              assertThat(price.value()).isEqualTo("2000.12345678");
              assertThat(price.observedAt()).isEqualTo(NOON);
              assertThat(price.particulars().sequence()).hasValue((1L << 47) + 1);
            });
    assertThat(feed.poll(NOON.plusSeconds(1))).isEmpty();

    answers(aggregator, 2, "-1", NOON.plusSeconds(12));
    assertThat(feed.poll(NOON.plusSeconds(12)))
        .singleElement()
        .satisfies(price -> assertThat(price.value()).isEqualByComparingTo("-0.00000001"));
  }

  @Test
  void an_aggregator_without_a_round_reverts_and_is_unavailable() {
    assertThatThrownBy(() -> feed.poll(NOON))
        .isInstanceOf(OracleUnavailable.class)
        .rootCause()
        .hasMessageContaining("no round yet");
  }

  @Test
  void an_address_without_a_contract_hides_only_its_own_pair() {
    answers(aggregator, 1, "200000000000", NOON);
    try (var pairs =
        Feeds.of(
            chain.url(),
            "feeds.WETH/USD",
            proxy.address(),
            "feeds.WBTC/USD",
            chain.accounts().getLast())) {
      assertThat(pairs.poll(NOON))
          .extracting(Quotation::asset)
          .containsExactly(new AssetId("WETH"));
    }
  }

  @Test
  void the_next_aggregator_counts_in_its_own_decimals() {
    answers(aggregator, 41, "200000000000", NOON);
    feed.poll(NOON);
    var next = chain.deploy(AGGREGATOR, 18);
    answers(next, 1, "2100000000000000000000", NOON.plusSeconds(5));
    proxy.send("setAggregator(address)", next);

    assertThat(feed.poll(NOON.plusSeconds(5))).isEmpty();
    assertThat(feed.poll(NOON.plusSeconds(6)))
        .singleElement()
        .satisfies(
            price -> {
              assertThat(price.value()).isEqualByComparingTo("2100");
              assertThat(price.particulars().sequence()).hasValue((2L << 47) + 1);
            });
  }

  @Test
  void a_reorganized_chain_does_not_take_a_price_back() {
    answers(aggregator, 1, "200000000000", NOON);
    feed.poll(NOON);
    var before = chain.snapshot();
    answers(aggregator, 2, "190000000000", NOON.plusSeconds(10));
    assertThat(feed.poll(NOON.plusSeconds(10))).hasSize(1);

    chain.revert(before);
    assertThat(feed.poll(NOON.plusSeconds(11))).isEmpty();
    answers(aggregator, 2, "195000000000", NOON.plusSeconds(12));
    assertThat(feed.poll(NOON.plusSeconds(12))).isEmpty();
    answers(aggregator, 3, "196000000000", NOON.plusSeconds(24));
    assertThat(feed.poll(NOON.plusSeconds(24))).hasSize(1);
  }

  @Test
  void a_finalized_price_is_told_when_its_block_is_final() {
    answers(aggregator, 1, "200000000000", NOON);
    chain.mine(8);
    try (var finalized = feed("finalized")) {
      assertThat(finalized.poll(NOON)).hasSize(1);
      answers(aggregator, 2, "190000000000", NOON.plusSeconds(10));
      assertThat(finalized.poll(NOON.plusSeconds(10))).isEmpty();
      chain.mine(8);
      assertThat(finalized.poll(NOON.plusSeconds(10))).hasSize(1);
    }
  }

  @Test
  void a_feed_for_another_chain_tells_nothing() {
    answers(aggregator, 1, "200000000000", NOON);
    try (var elsewhere =
        Feeds.of(chain.url(), "feeds.WETH/USD", proxy.address(), "chain-id", "1")) {
      assertThatThrownBy(() -> elsewhere.poll(NOON))
          .isInstanceOf(OracleUnavailable.class)
          .rootCause()
          .hasMessageContaining("0x7a69");
    }
  }
}
