package io.plimsoll.adapter.eventsourcing.axon;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

@EnabledOnOs(OS.LINUX)
class LoanSnapshotsOnPostgresTest extends LoanSnapshotsContract {

  private static EmbeddedPostgres server;
  private HikariDataSource pool;

  @BeforeAll
  static void start() throws IOException {
    server = EmbeddedPostgres.start();
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  DataSource database() {
    var name = "d" + UUID.randomUUID().toString().replace("-", "");
    JdbcClient.create(server.getPostgresDatabase()).sql("create database " + name).update();
    pool = new HikariDataSource();
    pool.setJdbcUrl(server.getJdbcUrl("postgres", name));
    // The pool outlives each process, whose end would close it if it could.
    return Store.furnished(new DelegatingDataSource(pool));
  }

  @Override
  @AfterEach
  void everything_ends() {
    super.everything_ends();
    pool.close();
  }
}
