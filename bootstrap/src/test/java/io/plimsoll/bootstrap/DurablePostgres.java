package io.plimsoll.bootstrap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that forces every commit to the disk and finds its data again. */
final class DurablePostgres {

  private DurablePostgres() {}

  /**
   * @param port 0 for any that is free
   */
  static EmbeddedPostgres at(Path data, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setPort(port)
        .start();
  }
}
