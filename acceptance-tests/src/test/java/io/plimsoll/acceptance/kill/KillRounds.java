package io.plimsoll.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.acceptance.kill.Asked.Promise;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Kills the desk so many times, each time at a random moment of a load by 16 callers, or of its
 * start, and inspects it after each restart. It is not among the tests of every build:
 *
 * <pre>
 * mvn -B -Pkill -pl acceptance-tests -am verify -Dkill.rounds=200 -Dkill.database=postgresql -Dkill.seed=1
 * </pre>
 */
class KillRounds {

  private static final int CALLERS = 16;

  /** One in so many is killed while it starts. */
  private static final int EARLY = 8;

  /** Promises that a round waits for, and a moment more. */
  private static final int FEWEST = 20;

  private static final int MOST = 800;
  private static final int SPREAD_MILLIS = 100;

  /** On a machine that is too slow for so many. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** Most promises that are asked for once more at the end, of all rounds. */
  private static final int LAST_LOOK = 20_000;

  private final int rounds = Integer.getInteger("kill.rounds", 20);
  private final String kind = System.getProperty("kill.database", "h2");
  private final SplittableRandom chance = new SplittableRandom(Long.getLong("kill.seed", 1));
  private final List<Promise> promises = new ArrayList<>();

  @Test
  void what_was_acknowledged_is_there_once_after_every_kill() throws Exception {
    var folder = Files.createDirectories(Path.of("target", "kill")).toAbsolutePath();
    folder = Files.createTempDirectory(folder, kind + "-");
    var port = freePort();
    var desk = new DeskCalls(port);
    var program = Program.unpack(Program.delivered().toAbsolutePath(), folder, port);
    program.rehearse(desk);
    say("%d rounds on %s; the desk's log is %s".formatted(rounds, kind, program.log()));
    try (var database = Database.of(kind, folder.resolve("data"))) {
      kill(program, database, desk);
    }
  }

  private void kill(Program program, Database database, DeskCalls desk)
      throws IOException, InterruptedException {
    var callers =
        IntStream.range(0, CALLERS)
            .mapToObj(place -> new Caller(place, chance.split(), desk))
            .toList();
    var heard = new Heard();
    for (var round = 1; round <= rounds; round++) {
      if (round % EARLY == 0) killEarly(program, database, round);
      var process = program.start(database.arguments());
      try {
        var ready = new Readiness(desk, process).await();
        if (round == 1) Markets.open(desk);
        var found = new Inspection(desk).of(heard);
        report(round, ready, found);
        heard = new Heard();
        load(callers, heard, process);
        promises.addAll(heard.promises());
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    lastLook(program, database, desk, heard);
  }

  /** The taking up of the work is not sacred either. */
  private void killEarly(Program program, Database database, int round)
      throws IOException, InterruptedException {
    var millis = chance.nextInt(500, 6_000);
    var process = program.start(database.arguments());
    Thread.sleep(millis);
    process.destroyForcibly().waitFor();
    say(
        "round %d: killed %d ms after its start, once more before its inspection"
            .formatted(round, millis));
  }

  private void load(List<Caller> callers, Heard heard, Process process)
      throws InterruptedException {
    var over = new AtomicBoolean();
    var threads =
        callers.stream()
            .map(caller -> Thread.startVirtualThread(() -> caller.load(heard, over::get)))
            .toList();
    var enough = chance.nextInt(FEWEST, MOST);
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (heard.promised() < enough && System.nanoTime() < deadline) Thread.sleep(1);
    Thread.sleep(chance.nextInt(SPREAD_MILLIS));
    process.destroyForcibly().waitFor();
    over.set(true);
    for (var thread : threads) thread.join();
  }

  private void report(int round, Readiness.Ready ready, Inspection.Findings found) {
    say(
        """
        round %d of %d: ready after %.1f s (%d times told not yet); \
        %d promises kept, of the unanswered %d done and %d not; %d differences\
        """
            .formatted(
                round,
                rounds,
                ready.after().toMillis() / 1e3,
                ready.notYet(),
                found.promises(),
                found.there(),
                found.absent(),
                found.differences().size()));
    assertThat(found.differences()).isEmpty();
  }

  /** Every promise once more, and the read models against a rebuild. */
  private void lastLook(Program program, Database database, DeskCalls desk, Heard heard)
      throws IOException, InterruptedException {
    var process = program.start(database.arguments());
    try {
      var ready = new Readiness(desk, process).await();
      var found = new Inspection(desk).of(heard);
      say("last: ready after %.1f s".formatted(ready.after().toMillis() / 1e3));
      assertThat(found.differences()).isEmpty();
      var asked =
          promises.size() <= LAST_LOOK
              ? promises
              : chance.ints(LAST_LOOK, 0, promises.size()).mapToObj(promises::get).toList();
      assertThat(new Inspection(desk).again(asked)).isEmpty();
      var digest = desk.get("admin/digest");
      desk.set("POST", "admin/projections/rebuild", "");
      assertThat(desk.get("admin/digest")).hasToString(digest.toString());
      say(
          """
          %d kills on %s, %d promises, %d of them asked for at the end once more; \
          all there once, trial balance 0, read models as rebuilt\
          """
              .formatted(rounds, kind, promises.size(), asked.size()));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void say(String sentence) {
    System.out.println(sentence);
  }
}
