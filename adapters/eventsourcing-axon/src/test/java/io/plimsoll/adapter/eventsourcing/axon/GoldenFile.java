package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** How something is stored under a name and a revision. */
record GoldenFile(String name, String text) {

  static GoldenFile of(String storedName, String revision) {
    var name = "/golden/%s.%s.json".formatted(storedName, revision);
    try (var file = GoldenFile.class.getResourceAsStream(name)) {
      assertThat(file).as("golden file " + name).isNotNull();
      return new GoldenFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
