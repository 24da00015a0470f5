package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.plimsoll.adapter.eventsourcing.axon.form.StableNameSerializer;
import io.plimsoll.application.history.EventType;
import io.plimsoll.application.history.Recorded;
import io.plimsoll.domain.decision.Event;
import io.plimsoll.domain.decision.StreamId;
import io.plimsoll.domain.loan.LoanId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            .flatMap(GoldenEventTest::leaves)
            .collect(Collectors.toSet());
    assertThat(leaves).isNotEmpty().allMatch(leaf -> EventType.of(leaf).isPresent());
    assertThat(leaves).hasSize(EventType.values().length);
  }

  private static Stream<Class<?>> leaves(Class<?> family) {
    return family.isSealed()
        ? Arrays.stream(family.getPermittedSubclasses()).flatMap(GoldenEventTest::leaves)
        : Stream.of(family);
  }

  /** Out of the store, as it was left there. */
  @TestFactory
  Stream<DynamicTest> an_event_of_the_first_revision_is_read_as_what_it_meant() {
    return SampleEvents.ofFirstRevision().stream()
        .map(
            event ->
                DynamicTest.dynamicTest(
                    EventType.of(event).storedName(), () -> checkOld(event, "1")));
  }

  @TestFactory
  Stream<DynamicTest> an_event_of_the_second_revision_is_read_as_what_it_meant() {
    return SampleEvents.ofSecondRevision().stream()
        .map(
            event ->
                DynamicTest.dynamicTest(
                    EventType.of(event).storedName(), () -> checkOld(event, "2")));
  }

  @TestFactory
  Stream<DynamicTest> an_event_of_the_third_revision_is_read_as_what_it_meant() {
    return SampleEvents.ofThirdRevision().stream()
        .map(
            event ->
                DynamicTest.dynamicTest(
                    EventType.of(event).storedName(), () -> checkOld(event, "3")));
  }

  @Test
  void every_event_that_has_a_fourth_revision_is_read_in_its_third_too() {
    assertThat(SampleEvents.ofThirdRevision().stream().map(EventType::of))
        .containsExactlyInAnyOrderElementsOf(above(3));
  }

  @Test
  void every_event_that_has_a_third_revision_is_read_in_its_second_too() {
    assertThat(SampleEvents.ofSecondRevision().stream().map(EventType::of))
        .containsExactlyInAnyOrderElementsOf(above(2));
  }

  @Test
  void every_event_that_has_a_second_revision_is_read_in_its_first_too() {
    assertThat(SampleEvents.ofFirstRevision().stream().map(EventType::of))
        .containsExactlyInAnyOrderElementsOf(above(1));
  }

  private static List<EventType> above(int revision) {
    return Arrays.stream(EventType.values())
        .filter(type -> type.isOfRevision(revision + 1))
        .toList();
  }

  private void check(Event event) {
    var stored = serializer.serialize(event, String.class);
    var type = EventType.of(event);
    assertThat(stored.getType().getName()).isEqualTo(type.storedName());
    assertThat(stored.getType().getRevision()).isEqualTo(type.revision());
    var golden = GoldenFile.of(type.storedName(), type.revision());
    assertThat(stored.getData()).isEqualTo(golden.text());
    Object read =
        serializer.deserialize(
            new SimpleSerializedObject<>(
                golden.bytes(), byte[].class, type.storedName(), type.revision()));
    assertThat(read).isEqualTo(event);
  }

  private static void checkOld(Event event, String revision) {
    var name = EventType.of(event).storedName();
    var stream = StreamId.of(SampleEvents.MARKET, new LoanId(name));
    var database = Store.database(name + "." + revision);
    try (var store = new Store(database, List.of(), List.of())) {
      JdbcClient.create(database)
          .sql(
              """
              insert into domain_event (event_identifier, aggregate_identifier, sequence_number,
                type, time_stamp, payload_type, payload_revision, payload, meta_data)
              values ('event-1', ?, 0, 'LOAN', '2021-01-11T03:37:30.125Z', ?, ?, ?, ?)
              """)
          .params(
              stream.text(),
              name,
              revision,
              GoldenFile.of(name, revision).bytes(),
              "{}".getBytes(StandardCharsets.UTF_8))
          .update();
      assertThat(store.get(StreamStore.class).read(stream, 0))
          .extracting(Recorded::event)
          .containsExactly(event);
    }
  }
}
