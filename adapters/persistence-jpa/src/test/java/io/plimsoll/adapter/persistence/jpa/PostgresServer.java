package io.plimsoll.adapter.persistence.jpa;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Real servers without an installation; they stop with this machine. */
public final class PostgresServer {

  /** As PostgreSQL is by itself: the embedded one is started forgetful unless told otherwise. */
  public static final EmbeddedPostgres DURABLE =
      start(Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"));

  private PostgresServer() {}

  public static EmbeddedPostgres start(Map<String, String> settings) {
    try {
      var server = EmbeddedPostgres.builder();
      settings.forEach(server::setServerConfig);
      return server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String url(EmbeddedPostgres server, String database) {
    return server.getJdbcUrl("postgres", database);
  }
}
