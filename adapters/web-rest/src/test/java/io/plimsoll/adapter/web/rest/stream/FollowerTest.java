package io.plimsoll.adapter.web.rest.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A connection that takes nothing is given up; one that is idle is kept alive. */
@Timeout(20)
class FollowerTest {

  @Test
  void who_takes_nothing_is_given_up_after_a_while() throws Exception {
    var follower = new Follower(Duration.ofMillis(100), Duration.ofSeconds(15));
    var stuck = new CountDownLatch(1);
    var connection =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            try {
              stuck.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        };
    var writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    follower.write(connection, () -> true);
                  } catch (IOException e) {
                    follower.leave();
                  }
                });
    var offered = 0;
    while (!follower.isGone()) {
      follower.offer("data: x\n\n");
      offered++;
    }
    assertThat(offered).isBetween(1_024, 1_026);
    stuck.countDown();
    assertThat(writer.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void an_idle_connection_hears_a_heartbeat() throws Exception {
    var follower = new Follower(Duration.ofSeconds(1), Duration.ofMillis(10));
    var heard = new ByteArrayOutputStream();
    follower.write(heard, () -> heard.size() < 40);
    assertThat(heard.toString(StandardCharsets.UTF_8)).startsWith(": still here\n\n: still here");
  }

  @Test
  void what_is_offered_is_written_in_order() throws Exception {
    var follower = new Follower(Duration.ofSeconds(1), Duration.ofSeconds(15));
    follower.offer("data: 1\n\n");
    follower.offer("data: 2\n\n");
    var heard = new ByteArrayOutputStream();
    follower.write(heard, () -> heard.size() < 30);
    assertThat(heard.toString(StandardCharsets.UTF_8))
        .isEqualTo(": still here\n\ndata: 1\n\ndata: 2\n\n");
    assertThat(follower.isGone()).isTrue();
  }
}
