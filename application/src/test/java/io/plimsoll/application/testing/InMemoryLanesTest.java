package io.plimsoll.application.testing;

import static io.plimsoll.domain.testing.DeskFixture.START;
import static io.plimsoll.domain.testing.DeskFixture.openMarket;
import static io.plimsoll.domain.testing.DeskWords.MAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.desk.Lanes;
import io.plimsoll.application.desk.LanesContract;
import io.plimsoll.domain.decision.Facts;
import io.plimsoll.domain.market.MarketEvent.MarketOpened;
import io.plimsoll.domain.oracle.Prices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryLanesTest extends LanesContract {

  private final List<Integer> committed = new ArrayList<>();
  private final InMemoryLanes lanes =
      new InMemoryLanes(
          _ -> new Facts(START, Prices.NONE), (_, events) -> committed.add(events.size()));

  @Override
  protected Lanes lanes() {
    return lanes;
  }

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void a_listener_has_heard_before_the_caller_is_answered() {
    assertThat(lanes.markets()).isEmpty();
    lanes.given(openMarket());
    assertThat(committed).containsExactly(1);
    assertThat(lanes.markets()).containsExactly(MAIN);
    assertThat(lanes.events(MAIN, MarketOpened.class)).hasSize(1);
  }
}
