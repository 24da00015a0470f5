package io.plimsoll.adapter.eventsourcing.axon;

import static java.util.stream.Collectors.toSet;

import io.plimsoll.application.history.Recorded;
import io.plimsoll.application.projection.Parked;
import io.plimsoll.application.projection.Projection;
import io.plimsoll.application.projection.Projection.Rebuild;
import io.plimsoll.application.projection.Projections;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Feeds the read models: the transactional ones are fed by the group commit and only rebuilt here,
 * each of the others has one pooled streaming processor with one segment, so that its order is
 * total.
 */
final class AxonProjections implements Projections, SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(AxonProjections.class);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final int BATCH = 1_000;
  private static final Duration SHOWN_EVERY = Duration.ofSeconds(5);

  /** How often a processor looks for news if nobody waits for it. */
  private static final Duration ROUND = Duration.ofMillis(500);

  /**
   * How long a processor's progress stays with a process that was killed; less than a start takes,
   * so that nobody waits for it.
   */
  static final Duration CLAIM = Duration.ofSeconds(3);

  /** What is to be written of a page of events, and where the page ends. */
  private record Ready(Map<Projection, Runnable> writing, long last) {}

  private final List<Projection> projections;
  private final EventStorageEngine engine;
  private final CallableEvents events;
  private final EventLog log;
  private final TokenStore tokens;
  private final TransactionManager transactions;
  private final ParkedEvents parking;
  private final GroupCommit commits;
  private final Map<Projection, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();
  private final ScheduledExecutorService threads;
  private volatile boolean running;

  AxonProjections(
      List<Projection> projections,
      EventStorageEngine engine,
      CallableEvents events,
      EventLog log,
      TokenStore tokens,
      TransactionManager transactions,
      ParkedEvents parking,
      GroupCommit commits) {
    this.projections = List.copyOf(projections);
    this.engine = engine;
    this.events = events;
    this.log = log;
    this.tokens = tokens;
    this.transactions = transactions;
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
  public SortedMap<String, Duration> rebuild() {
    var took = new TreeMap<String, Duration>();
    commits.whileStill(
        () -> {
          processors.values().forEach(PooledStreamingEventProcessor::shutDown);
          try {
            transactions.executeInTransaction(() -> feedAgain(took));
          } finally {
            processors.values().forEach(PooledStreamingEventProcessor::start);
          }
        });
    requireCaughtUp();
    return took;
  }

  @Override
  public List<Parked> parked() {
    return parking.all();
  }

  /** A processor rests meanwhile, so that it parks nothing more of a stream that is shown again. */
  @Override
  public List<Parked> retryParked() {
    var waiting = parked().stream().map(Parked::projection).collect(toSet());
    processors.forEach(
        (projection, processor) -> {
          if (!waiting.contains(projection.name())) return;
          processor.shutDown();
          try {
            parking.retry(projection);
          } finally {
            processor.start();
          }
        });
    return parked();
  }

  private void requireCaughtUp() {
    if (!awaitCaughtUp(PATIENCE))
      throw new IllegalStateException("The read models have not caught up within " + PATIENCE);
  }

  /**
   * All of it in one transaction: until it commits, callers see the read models as they were, and a
   * process that is killed meanwhile has changed nothing. While one page is written the next is
   * read, decoded and made ready.
   */
  private void feedAgain(SortedMap<String, Duration> took) {
    var all = log.last();
    LOG.info("Rebuilding {} read models up to event {}", projections.size(), all);
    var rebuilds = new LinkedHashMap<Projection, Rebuild>();
    for (var projection : projections)
      time(took, projection, () -> rebuilds.put(projection, projection.startOver()));
    var shown = System.nanoTime();
    var last = 0L;
    var next = pageAfter(last, rebuilds);
    for (var page = next.join(); page.isPresent(); page = next.join()) {
      last = page.get().last();
      next = pageAfter(last, rebuilds);
      page.get().writing().forEach((projection, write) -> time(took, projection, write));
      if (System.nanoTime() - shown < SHOWN_EVERY.toNanos()) continue;
      shown = System.nanoTime();
      LOG.info("Rebuilt up to event {} of {}", last, all);
    }
    rebuilds.forEach((projection, rebuild) -> time(took, projection, rebuild::finish));
    var head = AxonHistories.token(last);
    for (var projection : processors.keySet()) {
      parking.releaseAll(projection.name());
      tokens.fetchToken(projection.name(), 0);
      tokens.storeToken(head, projection.name(), 0);
      tokens.releaseClaim(projection.name(), 0);
    }
    LOG.info("Rebuilt up to event {}; each took {}", last, took);
  }

  private static List<Recorded> concerning(Projection projection, List<Recorded> events) {
    return events.stream().filter(one -> projection.isConcernedBy(one.event().getClass())).toList();
  }

  private static void time(SortedMap<String, Duration> took, Projection projection, Runnable work) {
    var begun = System.nanoTime();
    work.run();
    took.merge(projection.name(), Duration.ofNanos(System.nanoTime() - begun), Duration::plus);
  }

  private CompletableFuture<Optional<Ready>> pageAfter(
      long position, Map<Projection, Rebuild> rebuilds) {
    return CompletableFuture.supplyAsync(
        () -> log.after(position).map(page -> ready(page, rebuilds)), threads);
  }

  private static Ready ready(EventLog.Page page, Map<Projection, Rebuild> rebuilds) {
    var writing = new LinkedHashMap<Projection, Runnable>();
    rebuilds.forEach(
        (projection, rebuild) ->
            writing.put(projection, rebuild.prepare(concerning(projection, page.events()))));
    return new Ready(writing, page.last());
  }

  private PooledStreamingEventProcessor processor(Projection projection) {
    return PooledStreamingEventProcessor.builder()
        .name(projection.name())
        .eventHandlerInvoker(new ProjectionInvoker(projection, parking))
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
