package io.plimsoll.adapter.web.rest.stream;

import io.plimsoll.adapter.web.rest.problem.Declined;
import io.plimsoll.adapter.web.rest.problem.Problem;
import io.plimsoll.adapter.web.rest.wire.Json;
import io.plimsoll.application.history.Histories;
import io.plimsoll.domain.batch.BatchId;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.decision.StreamId.Kind;
import io.plimsoll.domain.keeper.KeeperEvent.FundsEscrowed;
import io.plimsoll.domain.market.MarketId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sends the events as they become true. Each follower has a reading and a writing (virtual) thread
 * of his own, so that a slow one holds up nobody else.
 */
@RestController
@Tag(name = "Events")
public class EventStreamController implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(EventStreamController.class);
  private static final int MOST_FOLLOWERS = 256;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final Histories histories;
  private final Json json;
  private final AtomicInteger followers = new AtomicInteger();
  private volatile boolean running;

  public EventStreamController(Histories histories, Json json) {
    this.histories = histories;
    this.json = json;
  }

  @GetMapping(path = "/api/v1/events/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @Operation(
      summary = "Follow the events",
      description =
          "Server-sent events: id is the position, event the type, data an EventMessage. Without"
              + " Last-Event-ID or ?after= only what comes from now on; with ?after=0 everything."
              + " Of one market, or of one kind: market, reserve, lender, loan, liquidation,"
              + " auction, batch, keeper. Bids in a batch stay sealed until it is cleared.")
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = EventMessage.class)))
  void follow(
      @RequestHeader(name = "Last-Event-ID") Optional<String> lastEventId,
      @RequestParam Optional<String> after,
      @RequestParam Optional<MarketId> market,
      @RequestParam Optional<Kind> kind,
      HttpServletResponse answer)
      throws IOException {
    var from =
        lastEventId.isPresent() ? position("Last-Event-ID", lastEventId) : position("after", after);
    if (followers.incrementAndGet() > MOST_FOLLOWERS) {
      followers.decrementAndGet();
      throw new Declined(
          Problem.of(
                  HttpStatus.SERVICE_UNAVAILABLE,
                  "too-many-followers",
                  "%d follow the events already".formatted(MOST_FOLLOWERS))
              .with("limit", MOST_FOLLOWERS));
    }
    Predicate<StreamId> wanted =
        stream ->
            market.map(stream.market()::equals).orElse(true)
                && kind.map(stream.kind()::equals).orElse(true);
    var follower = new Follower(PATIENCE, HEARTBEAT);
    try {
      Thread.ofVirtual().name("follower").start(() -> read(follower, from, wanted));
      answer.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
      answer.setHeader("Cache-Control", "no-store");
      follower.write(answer.getOutputStream(), () -> running);
    } catch (IOException e) {
      LOG.debug("A follower has left", e);
    } finally {
      follower.leave();
      followers.decrementAndGet();
    }
  }

  private void read(Follower follower, OptionalLong from, Predicate<StreamId> wanted) {
    try {
      histories.follow(
          from,
          (position, recorded) -> {
            if (wanted.test(recorded.event().stream()) && !isSealed(recorded.event()))
              follower.offer(EventMessage.of(position, recorded, json).frame(json));
          },
          () -> running && !follower.isGone());
    } catch (RuntimeException e) {
      LOG.error("The events cannot be followed", e);
    } finally {
      follower.leave();
    }
  }

  /** What is set aside for a bid tells of the bid; its end is told. */
  private static boolean isSealed(Event event) {
    return event instanceof FundsEscrowed escrowed && BatchId.isOne(escrowed.reference());
  }

  private static OptionalLong position(String field, Optional<String> text) {
    if (text.isEmpty()) return OptionalLong.empty();
    try {
      var position = Long.parseLong(text.get());
      if (position >= 0) return OptionalLong.of(position);
    } catch (NumberFormatException e) {
      LOG.debug("{} is no position", field, e);
    }
    throw new Declined(
        Problem.malformed("malformed-parameter", field, "A position is a whole number from 0 on"));
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Stops before the web server does, which would otherwise wait for every follower. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE;
  }
}
