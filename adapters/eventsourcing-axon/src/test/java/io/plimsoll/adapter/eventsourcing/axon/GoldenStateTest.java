package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.eventsourcing.axon.form.StableNameSerializer;
import io.plimsoll.adapter.eventsourcing.axon.form.StoredType;
import io.plimsoll.domain.decision.StreamState;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Pins the form of snapshots. When it changes the revision rises, so that snapshots of the older
 * form are passed over; unlike an event's, an older golden file may then go.
 */
class GoldenStateTest {

  private final StableNameSerializer serializer = new StableNameSerializer();

  @TestFactory
  Stream<DynamicTest> every_state_is_kept_as_its_golden_file_says_and_read_back_equal() {
    return SampleStates.all().stream()
        .map(
            state -> DynamicTest.dynamicTest(state.getClass().getSimpleName(), () -> check(state)));
  }

  @Test
  void there_is_a_sample_of_every_state_but_those_without_a_history() {
    var kinds =
        Stream.of(StreamState.class.getPermittedSubclasses())
            .flatMap(
                kind ->
                    kind.isSealed() ? Stream.of(kind.getPermittedSubclasses()) : Stream.of(kind))
            .filter(kind -> !kind.getSimpleName().startsWith("Un"));
    assertThat(SampleStates.all().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(kinds.<Class<?>>map(kind -> kind).toList());
  }

  private void check(StreamState state) {
    var stored = serializer.serialize(state, String.class);
    var name = stored.getType().getName();
    var revision = stored.getType().getRevision();
    assertThat(StoredType.isCurrentSnapshot(name, revision)).isTrue();
    var golden = GoldenFile.of(name, revision);
    assertThat(stored.getData()).isEqualTo(golden.text());
    Object read =
        serializer.deserialize(
            new SimpleSerializedObject<>(golden.bytes(), byte[].class, name, revision));
    assertThat(read).isEqualTo(state);
  }
}
