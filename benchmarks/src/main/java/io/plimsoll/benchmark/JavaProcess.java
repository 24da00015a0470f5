package io.plimsoll.benchmark;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A main class of this class path in a process of its own, with two gibibytes of heap. */
public final class JavaProcess {

  private JavaProcess() {}

  /** It writes where this process does. */
  public static Process start(Class<?> main, List<String> arguments) throws IOException {
    return start(List.of(), System.getProperty("java.class.path"), main, arguments);
  }

  /**
   * From the archives of the class path alone, for what the machine has been told of archives holds
   * for no folder.
   *
   * @param machine options of the virtual machine
   */
  public static Process fromArchives(List<String> machine, Class<?> main, List<String> arguments)
      throws IOException {
    var archives =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(one -> one.endsWith(".jar"))
            .collect(joining(File.pathSeparator));
    return start(machine, archives, main, arguments);
  }

  private static Process start(
      List<String> machine, String classPath, Class<?> main, List<String> arguments)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(machine);
    command.addAll(
        List.of(
            "-Xmx2g",
            "-Daxoniq.update-checker.disabled=true",
            "-Ddisable-axoniq-console-message=true",
            "-cp",
            classPath,
            main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start();
  }
}
