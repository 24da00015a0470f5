package io.plimsoll.acceptance.vector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays every recorded run of the originals, field by field. Another folder is replayed with
 * {@code -Dvectors.dir}, as it is laid out here or one protocol of it.
 */
class VectorsTest {

  /** Recordings of one original. */
  record Protocol(String name, List<Path> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void every_recorded_field_of_the_original_is_reproduced(Protocol protocol) {
    var scenarios = protocol.files().stream().map(Scenario::read).toList();
    var replays =
        scenarios.stream()
            .map(
                scenario ->
                    Originals.replay(scenario)
                        .orElseThrow(() -> new AssertionError("Nobody reads " + scenario.schema())))
            .toList();
    report(
        "%s: %d scenarios, %d steps, %d fields, %d differences",
        protocol,
        replays.size(),
        replays.stream().mapToInt(Replay::steps).sum(),
        replays.stream().mapToInt(Replay::fields).sum(),
        replays.stream().mapToInt(replay -> replay.differences().size()).sum());
    var leftOut = new TreeSet<String>();
    replays.forEach(replay -> leftOut.addAll(replay.leftOut()));
    if (!leftOut.isEmpty()) report("  not compared: %s", String.join(", ", leftOut));
    var first = replays.stream().map(Replay::firstDifference).flatMap(Optional::stream).toList();
    first.forEach(difference -> report("  %s", difference));
    assertThat(first).as("first difference of each scenario that differs").isEmpty();
  }

  @Test
  void a_changed_figure_and_a_missing_one_are_found() {
    var json = JsonMapper.builder().build();
    var recorded = json.readTree("{\"a\":\"1\",\"b\":{\"c\":\"0\"},\"d\":[\"x\"],\"e\":null}");
    var said = json.readTree("{\"a\":\"2\",\"d\":[\"x\",\"y\"],\"e\":\"0\"}");
    assertThat(Comparison.of(recorded, recorded, Set.of()).differences()).isEmpty();
    assertThat(Comparison.of(recorded, said, Set.of("e")).differences())
        .containsExactly("/a: recorded 1, the desk says 2", "/d/1: recorded 0, the desk says y");
    assertThat(Comparison.of(recorded, said, Set.of()))
        .isEqualTo(
            new Comparison(
                4,
                List.of(
                    "/a: recorded 1, the desk says 2",
                    "/d/1: recorded 0, the desk says y",
                    "/e: recorded null, the desk says 0")));
  }

  static Stream<Protocol> protocols() throws URISyntaxException {
    var elsewhere = System.getProperty("vectors.dir", "");
    var folder =
        elsewhere.isEmpty()
            ? Path.of(Objects.requireNonNull(VectorsTest.class.getResource("/vectors")).toURI())
            : given(Path.of(elsewhere));
    var here = protocol(folder);
    if (!here.files().isEmpty()) return Stream.of(here);
    var protocols =
        list(folder)
            .filter(Files::isDirectory)
            .map(VectorsTest::protocol)
            .filter(p -> !p.files().isEmpty())
            .toList();
    assertThat(protocols).as("recordings in %s", folder).isNotEmpty();
    return protocols.stream();
  }

  /** Relative to this module, or to the project it is a part of. */
  private static Path given(Path folder) {
    return Files.isDirectory(folder) ? folder : Path.of("..").resolve(folder);
  }

  private static Protocol protocol(Path folder) {
    return new Protocol(
        folder.getFileName().toString(),
        list(folder).filter(file -> file.toString().endsWith(".json")).toList());
  }

  private static Stream<Path> list(Path folder) {
    try (var files = Files.list(folder)) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To whoever runs the replay. */
  @SuppressWarnings("SystemOut")
  private static void report(String line, Object... values) {
    System.out.printf(line + "%n", values);
  }
}
