package io.plimsoll.adapter.persistence.jpa.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.plimsoll.adapter.persistence.jpa.DeskApplication;
import io.plimsoll.adapter.persistence.jpa.PostgresServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

@EnabledOnOs(OS.LINUX)
@ExtendWith(OutputCaptureExtension.class)
class PostgresDurabilityTest {

  private static final String TABLES =
      "select count(*) from information_schema.tables where table_schema = 'public'";

  private static String url;

  @BeforeAll
  static void database() throws SQLException {
    try (var connection = PostgresServer.DURABLE.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database promises");
    }
    url = PostgresServer.url(PostgresServer.DURABLE, "promises");
  }

  @Test
  void a_server_with_its_own_settings_is_taken_and_says_what_it_promises(CapturedOutput output) {
    try (var desk = DeskApplication.start(url + "&password=open-sesame")) {
      assertThat(desk.getBean(HikariDataSource.class).getDataSourceProperties())
          .containsEntry(PGProperty.REWRITE_BATCHED_INSERTS.getName(), "true");
    }
    assertThat(output.toString().lines())
        .filteredOn(line -> line.contains("acknowledges a commit"))
        .singleElement()
        .asString()
        .contains("/promises acknowledges a commit when its log is on the disk")
        .doesNotContain("open-sesame");
  }

  @Test
  void commits_acknowledged_too_early_are_refused_before_a_table_is_made(CapturedOutput output)
      throws SQLException {
    try (var connection = PostgresServer.DURABLE.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create database hasty");
      statement.execute("alter database hasty set synchronous_commit = off");
    }
    assertThatThrownBy(
            () -> DeskApplication.start(PostgresServer.url(PostgresServer.DURABLE, "hasty")))
        .rootCause()
        .isInstanceOf(LossyPostgres.class)
        .hasMessageContaining("synchronous_commit is off (origin: database)")
        .hasMessageNotContaining("fsync");
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("alter system set synchronous_commit = on; select pg_reload_conf();")
        .contains("plimsoll.postgresql.may-lose-data=true");
    assertThat(
            new JdbcTemplate(PostgresServer.DURABLE.getDatabase("postgres", "hasty"))
                .queryForObject(TABLES, Integer.class))
        .isZero();
  }

  @Test
  void what_the_address_asks_for_counts_too() {
    assertThatThrownBy(
            () -> DeskApplication.start(url + "&options=-c%20synchronous_commit%3Doff").close())
        .rootCause()
        .hasMessageContaining("synchronous_commit is off (origin: client)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "remote_write", "remote_apply"})
  void every_other_kind_of_commit_is_on_the_disk_first(String kind) {
    DeskApplication.start(url + "&options=-c%20synchronous_commit%3D" + kind).close();
  }

  @Test
  void a_server_that_forgets_in_every_way_is_told_each_of_them_and_taken_if_it_may(
      CapturedOutput output) throws IOException {
    try (var forgetful =
        PostgresServer.start(
            Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off"))) {
      var address = PostgresServer.url(forgetful, "postgres");
      assertThatThrownBy(() -> DeskApplication.start(address).close())
          .rootCause()
          .hasMessageContaining("synchronous_commit is off (origin: command line), so commits are")
          .hasMessageContaining("fsync is off (origin: command line), so nothing is ever forced")
          .hasMessageContaining("full_page_writes is off (origin: command line), so a page");
      DeskApplication.start(address, "--plimsoll.postgresql.may-lose-data=true").close();
    }
    assertThat(output).contains("may lose data, as plimsoll.postgresql.may-lose-data allows");
  }
}
