package io.plimsoll.adapter.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedHttpTest {

  /** How the outside answers. */
  @FunctionalInterface
  private interface Behaviour {
    void answer(HttpExchange call) throws IOException, InterruptedException;
  }

  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger elsewhere = new AtomicInteger();
  private final BoundedHttp http = new BoundedHttp(Duration.ofMillis(400), 1_000);
  private volatile Behaviour behaviour = call -> text(call, 200, "fine");
  private HttpServer server;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        call -> {
          try {
            behaviour.answer(call);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            call.close();
          }
        });
    server.createContext(
        "/elsewhere",
        call -> {
          elsewhere.incrementAndGet();
          text(call, 200, "elsewhere");
        });
    server.start();
  }

  @AfterEach
  void close() {
    over.countDown();
    http.close();
    server.stop(0);
  }

  private static void text(HttpExchange call, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
  }

  private URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/price");
  }

  private String get() throws IOException {
    return http.get(uri(), Map.of("X-Key", "k"));
  }

  private void fails(String saying) {
    assertThatThrownBy(this::get).isInstanceOf(IOException.class).hasMessageContaining(saying);
  }

  @Test
  void an_answer_is_its_body() throws IOException {
    assertThat(get()).isEqualTo("fine");
    behaviour =
        call ->
            text(
                call,
                200,
                call.getRequestMethod()
                    + call.getRequestHeaders().getFirst("X-Key")
                    + call.getRequestHeaders().getFirst("Content-Type")
                    + new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    assertThat(http.postJson(uri(), "{}", Map.of("X-Key", "k")))
        .isEqualTo("POSTkapplication/json{}");
  }

  @Test
  void who_says_nothing_is_not_waited_for() {
    behaviour = _ -> over.await(10, TimeUnit.SECONDS);
    fails("has not answered within PT0.4S");
  }

  @Test
  void nor_who_begins_and_does_not_end() {
    behaviour =
        call -> {
          call.sendResponseHeaders(200, 0);
          while (over.getCount() > 0) {
            call.getResponseBody().write('x');
            call.getResponseBody().flush();
            over.await(50, TimeUnit.MILLISECONDS);
          }
        };
    fails("has not answered within PT0.4S");
  }

  @Test
  void a_body_without_end_is_cut_off() {
    behaviour =
        call -> {
          call.sendResponseHeaders(200, 0);
          while (over.getCount() > 0) call.getResponseBody().write(new byte[10_000]);
        };
    fails("127.0.0.1");
  }

  @Test
  void a_body_may_have_its_largest_size_and_not_a_byte_more() throws IOException {
    behaviour = call -> text(call, 200, "x".repeat(1_000));
    assertThat(get()).hasSize(1_000);
    behaviour = call -> text(call, 200, "x".repeat(1_001));
    fails("127.0.0.1");
  }

  @Test
  void nobody_is_sent_elsewhere() {
    behaviour =
        call -> {
          call.getResponseHeaders().add("Location", "/elsewhere");
          text(call, 302, "");
        };
    fails("answered 302");
    assertThat(elsewhere).hasValue(0);
  }

  @Test
  void a_failure_is_told_with_its_status_and_a_part_of_its_body() {
    behaviour = call -> text(call, 503, "y".repeat(900));
    assertThatThrownBy(this::get)
        .isInstanceOf(IOException.class)
        .message()
        .contains("answered 503: yyy")
        .hasSizeLessThan(300);
  }

  @Test
  void an_answer_that_is_cut_is_none() {
    behaviour =
        call -> {
          call.sendResponseHeaders(200, 500);
          call.getResponseBody().write(new byte[100]);
          call.getResponseBody().flush();
        };
    fails("127.0.0.1");
  }

  @Test
  void after_a_failure_the_next_answer_is_heard() throws IOException {
    behaviour = call -> text(call, 500, "");
    fails("answered 500");
    behaviour = call -> text(call, 200, "back");
    assertThat(get()).isEqualTo("back");
  }

  @Test
  void nobody_there_is_a_failure_too() {
    var gone = uri();
    server.stop(0);
    assertThatThrownBy(() -> http.get(gone, Map.of())).isInstanceOf(IOException.class);
  }
}
