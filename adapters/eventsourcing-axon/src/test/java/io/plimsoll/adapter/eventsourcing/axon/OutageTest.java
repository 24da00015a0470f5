package io.plimsoll.adapter.eventsourcing.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

  @ParameterizedTest
  @ValueSource(strings = {"08006", "53100", "57P01", "90098", "90067"})
  void a_store_that_is_gone_or_has_no_room_is_an_outage(String state) {
    assertThat(Outage.isBehind(new IllegalStateException(new SQLException("gone", state))))
        .isTrue();
  }

  @Test
  void so_are_a_pool_without_connections_and_a_disk_that_takes_nothing() {
    assertThat(Outage.isBehind(new SQLTransientConnectionException("none left", "HY000"))).isTrue();
    assertThat(
            Outage.isBehind(
                new SQLException(
                    "General error", "50000", new IOException("No space left on device"))))
        .isTrue();
  }

  @Test
  void a_batch_tells_it_through_the_exception_that_follows() {
    var batch = new BatchUpdateException("General error", "HY000", 50_000, new int[0]);
    batch.setNextException(
        new SQLException("General error", "HY000", new IOException("No space left on device")));
    assertThat(Outage.isBehind(new IllegalStateException(batch))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23505", "22001", "40001", "50000"})
  void a_refused_statement_is_none(String state) {
    assertThat(Outage.isBehind(new IllegalStateException(new SQLException("refused", state))))
        .isFalse();
  }

  @Test
  void nor_is_trouble_that_is_not_the_database_s() {
    assertThat(Outage.isBehind(new IllegalStateException(new IOException("a file of our own"))))
        .isFalse();
  }
}
