package io.plimsoll.acceptance.kill;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The desk as it is delivered, unpacked, and started as a process of its own. One start beforehand
 * shows the machine which classes it needs, which makes the many that follow short.
 */
final class Program {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path folder;
  private final Path jar;
  private final Path cache;
  private final File log;
  private final int port;

  private Program(Path folder, Path jar, int port) {
    this.folder = folder;
    this.jar = jar;
    this.cache = folder.resolve("desk.aot");
    this.log = folder.resolve("desk.log").toFile();
    this.port = port;
  }

  /**
   * @param delivered the executable archive
   */
  static Program unpack(Path delivered, Path folder, int port)
      throws IOException, InterruptedException {
    var to = folder.resolve("desk");
    var unpacking =
        new ProcessBuilder(
                JAVA,
                "-Djarmode=tools",
                "-jar",
                delivered.toString(),
                "extract",
                "--destination",
                to.toString())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.DISCARD)
            .start();
    if (unpacking.waitFor() != 0)
      throw new IllegalStateException(delivered + " cannot be unpacked");
    return new Program(folder, to.resolve(delivered.getFileName()), port);
  }

  /** The archive that the build of the main module has left. */
  static Path delivered() throws IOException {
    var target = Path.of("..", "bootstrap", "target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("No archive in " + target));
    }
  }

  /** Starts once in memory and ends in good order. */
  void rehearse(DeskCalls calls) throws IOException, InterruptedException {
    var desk =
        start(
            List.of("-XX:AOTCacheOutput=" + cache),
            List.of("--spring.datasource.url=jdbc:h2:mem:rehearsal"));
    new Readiness(calls, desk).await();
    Markets.open(calls);
    desk.destroy();
    if (!desk.waitFor(2, TimeUnit.MINUTES))
      throw new IllegalStateException("The rehearsal does not end; see " + log);
  }

  Process start(List<String> database) throws IOException {
    return start(Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of(), database);
  }

  private Process start(List<String> machine, List<String> database) throws IOException {
    var command = new ArrayList<>(List.of(JAVA, "-Xmx768m", "-XX:+UseSerialGC"));
    command.addAll(machine);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(database);
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--spring.main.banner-mode=off",
            "--plimsoll.schedule.examine=500ms",
            "--plimsoll.invariants.every=500ms"));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log))
        .start();
  }

  File log() {
    return log;
  }
}
