package io.plimsoll.acceptance.world;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Follows the server-sent events of a market. */
public class EventStream {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String TYPE = "event: ";

  private final Desk desk;

  public EventStream(Desk desk) {
    this.desk = desk;
  }

  /** The types of all events of a market, in their order, up to the first of one type. */
  public List<String> typesUntil(String market, String last) {
    var request =
        HttpRequest.newBuilder(desk.uri("/events/stream?after=0&market=" + market)).build();
    var heard = new ArrayList<String>();
    try (var http = HttpClient.newHttpClient()) {
      var lines = http.send(request, BodyHandlers.ofLines()).body();
      var listening =
          CompletableFuture.supplyAsync(
              () ->
                  lines
                      .filter(line -> line.startsWith(TYPE))
                      .map(line -> line.substring(TYPE.length()))
                      .peek(heard::add)
                      .anyMatch(last::equals),
              Thread::startVirtualThread);
      var complete = listening.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      http.shutdownNow();
      if (!complete) throw new AssertionError("The stream ended after " + heard);
      return List.copyOf(heard);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw new AssertionError("By %s only %s was heard".formatted(Instant.now(), heard), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while listening", e);
    }
  }
}
