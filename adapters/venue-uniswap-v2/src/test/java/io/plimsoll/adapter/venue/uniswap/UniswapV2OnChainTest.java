package io.plimsoll.adapter.venue.uniswap;

import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.adapter.sandbox.chain.ChainSandbox;
import io.plimsoll.adapter.spi.Settings;
import io.plimsoll.application.venue.ExecutionVenue;
import io.plimsoll.application.venue.OrderReport;
import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.application.venue.VenueUnavailable;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.liquidation.VenueId;
import io.plimsoll.domain.money.Amount;
import io.plimsoll.domain.money.Token;
import io.plimsoll.domain.money.Wad;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a chain does to a transaction. */
class UniswapV2OnChainTest {

  private static final Lot LOT =
      new Lot(amount("2 WETH"), amount("1900 USDC"), amount("9.5 USDC"), Wad.of("1900"));

  private static ChainSandbox chain;

  private PoolOnChain pool;
  private ExecutionVenue venue;

  @BeforeAll
  static void aChain() {
    chain = ChainSandbox.startOrSkip(Instant.parse("2021-01-11T12:00:00Z"));
  }

  @AfterAll
  static void itsEnd() {
    if (chain != null) chain.close();
  }

  @BeforeEach
  void open() {
    pool = new PoolOnChain(chain);
    venue = venue(Map.of());
  }

  @AfterEach
  void close() {
    venue.close();
    pool.close();
  }

  private ExecutionVenue venue(Map<String, String> other) {
    var factory = new UniswapV2VenueFactory();
    var settings = new HashMap<>(pool.settings());
    settings.putAll(other);
    return factory.venue(new VenueId("pool"), Settings.of("pool", factory.settings(), settings));
  }

  private VenueOrder order(String id) {
    return new VenueOrder(id, LOT, pool.now().plus(venue.validity()));
  }

  @Test
  void what_is_mined_after_its_deadline_reverts_and_sold_nothing() {
    var order = order("main/L1.1-1");
    pool.waits();
    assertThat(venue.place(order, pool.now())).isEqualTo(OrderReport.unseen());
    pool.passes(venue.validity().plusSeconds(5));
    assertThat(venue.status(order, pool.now())).isEqualTo(OrderReport.done(List.of()));
    assertThat(pool.sold()).isEmpty();
  }

  @Test
  void what_is_stuck_for_its_gas_is_replaced_once_it_cannot_succeed_any_more() {
    var stuck = order("main/L1.1-1");
    pool.waits();
    venue.place(stuck, pool.now());
    pool.gasCosts(BigInteger.TEN.pow(11));
    pool.passes(venue.validity().plusSeconds(5));
    assertThat(pool.sold()).as("its gas is too cheap").isEmpty();
    assertThat(venue.status(stuck, pool.now())).isEqualTo(OrderReport.done(List.of()));

    var next = order("main/L1.1-2");
    venue.place(next, pool.now());
    pool.passes(Duration.ofSeconds(1));
    assertThat(venue.status(next, pool.now()).fill(LOT).sold().isZero()).isFalse();
    pool.passes(venue.validity());
    assertThat(pool.sold()).containsOnlyKeys(pool.named("main/L1.1-2"));
    assertThat(venue.status(stuck, pool.now())).isEqualTo(OrderReport.done(List.of()));
  }

  @Test
  void without_leave_to_take_the_tokens_nothing_is_sent() {
    pool.allows(BigInteger.ONE);
    assertThat(venue.place(order("main/L1.1-1"), pool.now()))
        .isEqualTo(OrderReport.done(List.of()));
    pool.passes(venue.validity());
    assertThat(pool.sold()).isEmpty();
  }

  @Test
  void tokens_with_other_decimals_than_ours_are_not_sold() {
    var coarse = new Token("WETH", 8);
    var lot = new Lot(coarse.units(coarse.unit()), amount("1900 USDC"), nothing(), Wad.of("1900"));
    assertThatThrownBy(() -> venue.quote(lot))
        .isInstanceOf(VenueUnavailable.class)
        .rootCause()
        .hasMessageContaining("has 18 decimals, not 8");
  }

  private static Amount nothing() {
    return amount("0 USDC");
  }

  @Test
  void a_sale_is_believed_once_enough_blocks_stand_on_it() {
    venue.close();
    venue = venue(Map.of("confirmations", "3"));
    var order = order("main/L1.1-1");
    for (var told = venue.place(order, pool.now());
        told.state() == OrderReport.State.UNSEEN;
        told = venue.status(order, pool.now())) pool.passes(Duration.ofSeconds(1));
    assertThat(venue.status(order, pool.now()).state()).isEqualTo(OrderReport.State.WORKING);
    chain.mine(2);
    assertThat(venue.status(order, pool.now()).isFinal()).isTrue();
  }
}
