package io.plimsoll.adapter.eventsourcing.axon;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Parked;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.application.projection.Projections;
import io.plimsoll.domain.decision.StreamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Feeds the read models: the transactional ones are fed by the group commit and only rebuilt here,
 * each of the others has one pooled streaming processor with one segment, so that its order is
 * total.
 */
final class AxonProjections implements Projections, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AxonProjections.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BATCH = 1_000;

  /** How often a processor looks for news if nobody waits for it. */
  private static final Duration ROUND = Duration.ofMillis(500);

  /**
   * How long a processor's progress stays with a process that was killed; less than a start takes,
   * so that nobody waits for it.
   */
  static final Duration CLAIM = Duration.ofSeconds(3);

  private final List<Projection> projections;
  private final EventStorageEngine engine;
  private final CallableEvents events;
  private final TokenStore tokens;
  private final TransactionManager transactions;
  private final TransactionOperations apart;
  private final StreamStore streams;
  private final ParkedEvents parking;
  private final GroupCommit commits;
  private final Map<Projection, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();
  private final ScheduledExecutorService threads;
  private volatile boolean running;

  AxonProjections(
      List<Projection> projections,
      EventStorageEngine engine,
      EmbeddedEventStore store,
      TokenStore tokens,
      TransactionManager transactions,
      TransactionOperations apart,
      StreamStore streams,
      ParkedEvents parking,
      GroupCommit commits) {
    this.projections = List.copyOf(projections);
    this.engine = engine;
    this.events = new CallableEvents(store);
    this.tokens = tokens;
    this.transactions = transactions;
    this.apart = apart;
    this.streams = streams;
    this.parking = parking;
    this.commits = commits;
    var number = new AtomicInteger();
    this.threads =
        Executors.newScheduledThreadPool(
            4,
            task ->
                Thread.ofPlatform()
                    .daemon()
                    .name("projection-" + number.incrementAndGet())
                    .unstarted(task));
  }

  @Override
  public void start() {
    for (var projection : projections)
      if (!projection.isTransactional()) processors.put(projection, processor(projection));
    processors.values().forEach(PooledStreamingEventProcessor::start);
    running = true;
  }

  @Override
  public void stop() {
    processors.values().forEach(PooledStreamingEventProcessor::shutDown);
    processors.clear();
    threads.shutdown();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Starts before the web server, so that a read model is catching up by the time it is asked. */
  @Override
  public int getPhase() {
    return -900;
  }

  @Override
  public boolean awaitCaughtUp(Duration patience) {
    var head = position(engine.createHeadToken());
    if (head.isEmpty()) return true;
    var deadline = System.nanoTime() + patience.toNanos();
    while (!processors.values().stream().allMatch(p -> reached(p, head.getAsLong()))) {
      if (System.nanoTime() > deadline) return false;
      events.call();
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  @Override
  public SortedMap<String, String> digests() {
    requireCaughtUp();
    var digests = new TreeMap<String, String>();
    projections.forEach(projection -> digests.put(projection.name(), projection.digest()));
    return digests;
  }

  @Override
  public void rebuild() {
    commits.whileStill(
        () -> projections.stream().filter(Projection::isTransactional).forEach(this::feedAgain));
    processors.forEach(this::startOver);
    requireCaughtUp();
  }

  /** Axon's own reset marks the way back to the head as a replay; here it is the ordinary way. */
  private void startOver(Projection projection, PooledStreamingEventProcessor processor) {
    processor.shutDown();
    transactions.executeInTransaction(
        () -> {
          projection.clear();
          parking.releaseAll(projection.name());
          tokens.fetchToken(projection.name(), 0);
          tokens.storeToken(events.createTailToken(), projection.name(), 0);
          tokens.releaseClaim(projection.name(), 0);
        });
    processor.start();
  }

  @Override
  public List<Parked> parked() {
    return parking.all();
  }

  /** A processor rests meanwhile, so that it parks nothing more of a stream that is shown again. */
  @Override
  public List<Parked> retryParked() {
    for (var one : processors.entrySet()) {
      var projection = one.getKey();
      var parked = parked().stream().filter(p -> p.projection().equals(projection.name())).toList();
      if (parked.isEmpty()) continue;
      one.getValue().shutDown();
      try {
        parked.forEach(stream -> retry(projection, stream));
      } finally {
        one.getValue().start();
      }
    }
    return parked();
  }

  private void retry(Projection projection, Parked parked) {
    try {
      apart.executeWithoutResult(
          _ -> {
            projection.apply(missed(parked));
            parking.release(parked);
          });
      LOG.info("{} follows {} again", projection.name(), parked.stream());
    } catch (RuntimeException e) {
      if (Outage.isBehind(e)) throw e;
      LOG.error("{} cannot follow {} still", projection.name(), parked.stream(), e);
    }
  }

  private List<Recorded> missed(Parked parked) {
    var versions = Set.copyOf(parking.versions(parked));
    try (var events = streams.read(StreamId.parse(parked.stream()), parked.version())) {
      return events.filter(event -> versions.contains(event.version())).toList();
    }
  }

  private void requireCaughtUp() {
    if (!awaitCaughtUp(PATIENCE))
      throw new IllegalStateException("The read models have not caught up within " + PATIENCE);
  }

  private void feedAgain(Projection projection) {
    LOG.info("Rebuilding {}", projection.name());
    transactions.executeInTransaction(
        () -> {
          projection.clear();
          var batch = new ArrayList<Recorded>(BATCH);
          try (var events = engine.readEvents((TrackingToken) null, false)) {
            events.forEach(
                event -> {
                  batch.add(StreamStore.recorded((DomainEventMessage<?>) event));
                  if (batch.size() == BATCH) {
                    projection.apply(List.copyOf(batch));
                    batch.clear();
                  }
                });
          }
          projection.apply(List.copyOf(batch));
        });
  }

  private PooledStreamingEventProcessor processor(Projection projection) {
    return PooledStreamingEventProcessor.builder()
        .name(projection.name())
        .eventHandlerInvoker(new ProjectionInvoker(projection, parking, apart))
        .messageSource(events)
        .tokenClaimInterval(ROUND.toMillis())
        .claimExtensionThreshold(CLAIM.toMillis() / 3)
        .tokenStore(tokens)
        .transactionManager(transactions)
        .coordinatorExecutor(threads)
        .workerExecutor(threads)
        .initialSegmentCount(1)
        .initialToken(source -> source.createTailToken())
        .batchSize(BATCH)
        .build();
  }

  private static boolean reached(PooledStreamingEventProcessor processor, long head) {
    return processor.processingStatus().values().stream()
        .findFirst()
        .map(EventTrackerStatus::getTrackingToken)
        .map(AxonProjections::position)
        .filter(OptionalLong::isPresent)
        .filter(position -> position.getAsLong() >= head)
        .isPresent();
  }

  private static OptionalLong position(@Nullable TrackingToken token) {
    return token == null ? OptionalLong.empty() : token.position();
  }
}
