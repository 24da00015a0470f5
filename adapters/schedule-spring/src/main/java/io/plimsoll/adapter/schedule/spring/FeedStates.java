package io.plimsoll.adapter.schedule.spring;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Every feed's loop on a thread of its own, for as long as the desk runs. */
public final class FeedStates implements SmartLifecycle {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<FeedLoop> loops;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  FeedStates(List<FeedLoop> loops) {
    this.loops = List.copyOf(loops);
  }

  /** Of each feed, in the order in which they are configured. */
  public List<FeedState> all() {
    return loops.stream().map(FeedLoop::state).toList();
  }

  @Override
  public synchronized void start() {
    for (var loop : loops)
      threads.add(Thread.ofVirtual().name("feed-" + loop.state().source()).start(loop));
    running = true;
  }

  /** What a feed has seen is taken to its end. */
  @Override
  public synchronized void stop() {
    loops.forEach(FeedLoop::stop);
    for (var thread : threads)
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    threads.clear();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
