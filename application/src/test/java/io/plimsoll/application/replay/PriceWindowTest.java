package io.plimsoll.application.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plimsoll.application.oracle.Quotation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PriceWindowTest {

  private static final PriceHistory WHOLE = new FallingPrices();

  @Test
  void it_begins_with_the_newest_price_of_every_asset() {
    var from = Instant.parse("2021-01-11T07:15:00Z");
    var to = Instant.parse("2021-01-11T09:00:00Z");
    var window = PriceWindow.of(WHOLE, from, to);

    assertThat(window.from()).isEqualTo(from);
    assertThat(window.to()).isEqualTo(to);
    assertThat(window.ticks()).hasSize(8);
    assertThat(window.ticks().getFirst().quotations())
        .extracting(quotation -> quotation.asset().symbol())
        .containsExactlyInAnyOrder("WETH", "WBTC", "USDC", "DAI");
    assertThat(window.ticks().getFirst().quotations())
        .filteredOn(quotation -> quotation.asset().symbol().equals("USDC"))
        .extracting(Quotation::observedAt)
        .containsExactly(Instant.parse("2021-01-11T07:00:00Z"));
    assertThat(window.name()).isEqualTo(WHOLE.name());
  }

  @Test
  void a_window_in_which_nothing_was_quoted_is_refused() {
    assertThatThrownBy(
            () -> PriceWindow.of(WHOLE, Instant.parse("2022-01-01T00:00:00Z"), Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
