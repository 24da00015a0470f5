package io.plimsoll.adapter.spi;

import static io.plimsoll.domain.testing.DeskWords.amount;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.venue.VenueOrder;
import io.plimsoll.domain.liquidation.Lot;
import io.plimsoll.domain.money.Wad;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SentOrdersTest {

  private static final Instant NOON = Instant.parse("2021-01-11T12:00:00Z");

  private final SentOrders sent = new SentOrders();

  private static VenueOrder order(String id) {
    var lot = new Lot(amount("1 WETH"), amount("1900 USDC"), amount("0 USDC"), Wad.of("1800"));
    return new VenueOrder(id, lot, NOON.plusSeconds(30));
  }

  @Test
  void an_order_is_the_first_of_its_name_once() {
    assertThat(sent.isFirst(order("L1.1-1"), NOON)).isTrue();
    assertThat(sent.isFirst(order("L1.1-1"), NOON.plusSeconds(30))).isFalse();
    assertThat(sent.isFirst(order("L1.1-2"), NOON)).isTrue();
  }

  @Test
  void what_has_lapsed_is_forgotten() {
    sent.isFirst(order("L1.1-1"), NOON);
    assertThat(sent.isFirst(order("L1.1-1"), NOON.plusSeconds(31))).isTrue();
  }
}
