package io.plimsoll.adapter.spi.kit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How an HTTP server fails, for an {@link Outside} that is one. */
public final class HttpFault {

  private static final int BEYOND_PATIENCE_MILLIS = 8_000;
  private static final int DRIP_MILLIS = 100;
  private static final int PROMISED = 1_000;

  private HttpFault() {}

  /** Ends the exchange, or leaves it hanging for longer than anybody should wait. */
  public static void befall(HttpExchange exchange, Outside.Failure how) throws IOException {
    try (exchange) {
      switch (how) {
        case SILENT -> Thread.sleep(BEYOND_PATIENCE_MILLIS);
        case DRIPPING -> {
          exchange.sendResponseHeaders(200, 0);
          for (var waited = 0; waited < BEYOND_PATIENCE_MILLIS; waited += DRIP_MILLIS) {
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            Thread.sleep(DRIP_MILLIS);
          }
        }
        case RUBBISH -> answer(exchange, 200, "<html><body>NaN, 1e999999999, {[</body></html>");
        case REFUSING -> answer(exchange, 503, "closed for today");
        case CUT -> {
          exchange.sendResponseHeaders(200, PROMISED);
          exchange.getResponseBody().write("[{\"price\":".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (!Arrays.asList(Outside.Failure.DRIPPING, Outside.Failure.CUT).contains(how)) throw e;
      // Whoever was to be kept waiting has gone, which is what he should do.
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
