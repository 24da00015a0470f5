package io.plimsoll.adapter.sandbox.chain;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where anvil is: at the system property {@value #PROPERTY}, on the path, or below the working
 * directory's {@code target/anvil}, where npm puts it the first time.
 */
final class AnvilBinary {

  static final String PROPERTY = "plimsoll.anvil";

  private static final String VERSION = "1.7.1";
  private static final Path KEPT = Path.of("target", "anvil");
  private static final long INSTALLATION_IN_MINUTES = 3;

  private AnvilBinary() {}

  static synchronized Path find() throws AnvilMissing {
    var told = System.getProperty(PROPERTY, "");
    if (!told.isBlank()) {
      var binary = Path.of(told);
      if (Files.isExecutable(binary)) return binary;
      throw new AnvilMissing("%s names no program: %s".formatted(PROPERTY, binary));
    }
    var onPath = onPath("anvil");
    return onPath.isPresent() ? onPath.get() : installed();
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Path installed() throws AnvilMissing {
    var name = "@foundry-rs/anvil-%s-%s".formatted(system(), processor());
    var binary = KEPT.resolve("node_modules").resolve(name).resolve("bin").resolve("anvil");
    if (Files.isExecutable(binary)) return binary;
    var npm = onPath("npm");
    if (npm.isEmpty())
      throw new AnvilMissing(
          "anvil is neither on the path nor at the property %s, and there is no npm to install it"
              .formatted(PROPERTY));
    install(npm.get(), name + "@" + VERSION);
    if (!Files.isExecutable(binary))
      throw new AnvilMissing("npm installed %s without a program".formatted(name));
    return binary;
  }

  private static void install(Path npm, String what) throws AnvilMissing {
    try {
      Files.createDirectories(KEPT);
      var said = KEPT.resolve("npm.log");
      var npmRun =
          new ProcessBuilder(
                  List.of(
                      npm.toString(),
                      "install",
                      "--no-audit",
                      "--no-fund",
                      "--prefix",
                      KEPT.toString(),
                      what))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!npmRun.waitFor(INSTALLATION_IN_MINUTES, TimeUnit.MINUTES)) npmRun.destroyForcibly();
      else if (npmRun.exitValue() == 0) return;
      throw new AnvilMissing("npm could not install %s, see %s".formatted(what, said));
    } catch (IOException e) {
      throw new AnvilMissing("npm could not install %s: %s".formatted(what, e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AnvilMissing("interrupted while npm installed %s: %s".formatted(what, e));
    }
  }

  private static String system() {
    var name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name;
  }

  private static String processor() {
    var name = System.getProperty("os.arch", "");
    return switch (name) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
