package io.plimsoll.acceptance.kill;

import java.io.IOException;
import java.time.Duration;

/** Waits for a started desk to say that it is ready, and looks whether it is. */
final class Readiness {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final DeskCalls desk;
  private final Process process;

  Readiness(DeskCalls desk, Process process) {
    this.desk = desk;
    this.process = process;
  }

  /**
   * @param after from the first look on
   * @param notYet answers that it was not ready yet, after it had begun to answer
   */
  record Ready(Duration after, int notYet) {}

  Ready await() throws IOException, InterruptedException {
    var begin = System.nanoTime();
    var notYet = 0;
    while (System.nanoTime() - begin < PATIENCE.toNanos()) {
      if (!process.isAlive())
        throw new IllegalStateException("The desk ended with " + process.exitValue());
      try {
        var status = desk.look("/actuator/health/readiness").statusCode();
        if (status == 200) return new Ready(Duration.ofNanos(System.nanoTime() - begin), notYet);
        notYet++;
      } catch (IOException notServing) {
        // Nobody listens yet, which is the plainest way not to be ready.
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException("The desk was not ready within " + PATIENCE);
  }
}
