package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.application.history.EventType;
import io.plimsoll.domain.decision.Event;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pins how events are stored: name, revision and JSON. A golden file is history; it may be added to
 * by a new revision with an upcaster, never edited.
 */
class GoldenEventTest {

  private final StableNameSerializer serializer = new StableNameSerializer();

  @TestFactory
  Stream<DynamicTest> every_event_is_stored_as_its_golden_file_says_and_read_back_equal() {
    return SampleEvents.all().stream()
        .map(
            event -> DynamicTest.dynamicTest(EventType.of(event).storedName(), () -> check(event)));
  }

  @Test
  void there_is_a_sample_for_every_type() {
    assertThat(SampleEvents.all().stream().map(EventType::of).toList())
        .containsExactlyInAnyOrder(EventType.values());
  }

  @Test
  void every_event_class_of_the_domain_has_a_stored_name() {
    var leaves =
        Arrays.stream(Event.class.getPermittedSubclasses())
            .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
            .collect(Collectors.toSet());
    assertThat(leaves).isNotEmpty().allMatch(leaf -> EventType.of(leaf).isPresent());
    assertThat(leaves).hasSize(EventType.values().length);
  }

  private void check(Event event) throws IOException {
    var stored = serializer.serialize(event, String.class);
    var type = EventType.of(event);
    assertThat(stored.getType().getName()).isEqualTo(type.storedName());
    assertThat(stored.getType().getRevision()).isEqualTo(type.revision());
    assertThat(stored.getData()).isEqualTo(golden(type));
    Object read =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                golden(type).getBytes(StandardCharsets.UTF_8),
                byte[].class,
                type.storedName(),
                type.revision()));
    assertThat(read).isEqualTo(event);
  }

  private static String golden(EventType type) throws IOException {
    var name = "/golden/%s.%s.json".formatted(type.storedName(), type.revision());
    try (var file = GoldenEventTest.class.getResourceAsStream(name)) {
      assertThat(file).as("golden file " + name).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    }
  }
}
