package io.plimsoll.adapter.venue.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import quickfix.DoNotSend;
import quickfix.SessionID;

class FixLineTest {

  private static final SessionID SESSION = new SessionID("FIX.4.4", "DESK", "VENUE");

  private final FixLine line =
      new FixLine(
          new FixLine.Terms(
              "127.0.0.1", 1, "DESK", "VENUE", "desk", "s3cr3t", "jdbc:h2:mem:line", "", "st0re"),
          Duration.ofMillis(1));

  @Test
  void an_order_is_not_sent_again_to_fill_a_gap() {
    var order = FixLine.message(Tags.NEW_ORDER_SINGLE);
    assertThatCode(() -> line.toApp(order, SESSION)).doesNotThrowAnyException();
    order.getHeader().setBoolean(Tags.POSS_DUP_FLAG, true);
    assertThatThrownBy(() -> line.toApp(order, SESSION)).isInstanceOf(DoNotSend.class);
  }

  @Test
  void only_a_logon_says_the_password() {
    var logon = FixLine.message(Tags.LOGON);
    line.toAdmin(logon, SESSION);
    assertThat(FixLine.text(logon, Tags.PASSWORD)).isEqualTo("s3cr3t");
    var heartbeat = FixLine.message("0");
    line.toAdmin(heartbeat, SESSION);
    assertThat(FixLine.text(heartbeat, Tags.PASSWORD)).isEmpty();
  }

  @Test
  void whoever_cannot_be_reached_is_named_without_secrets() {
    assertThatThrownBy(() -> line.ask(FixLine.message(Tags.MARKET_DATA_REQUEST), _ -> true))
        .hasMessageContaining("DESK to VENUE")
        .hasMessageNotContaining("s3cr3t")
        .hasMessageNotContaining("st0re");
    line.close();
    line.close();
  }
}
