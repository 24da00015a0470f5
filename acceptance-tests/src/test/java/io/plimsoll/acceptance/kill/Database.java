package io.plimsoll.acceptance.kill;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the desk keeps its data in, the same over all its restarts.
 *
 * @param arguments by which the desk is told of it
 * @param server which is not killed
 */
record Database(List<String> arguments, Optional<EmbeddedPostgres> server)
    implements AutoCloseable {

  static Database of(String kind, Path folder) throws IOException {
    return switch (kind) {
      case "h2" -> new Database(List.of("--plimsoll.data=" + folder), Optional.empty());
      case "postgresql" -> {
        var log = Redirect.appendTo(folder.resolveSibling("postgresql.log").toFile());
        var server =
            EmbeddedPostgres.builder()
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        yield new Database(
            List.of("--spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres")),
            Optional.of(server));
      }
      default -> throw new IllegalArgumentException("h2 or postgresql, not " + kind);
    };
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) server.get().close();
  }
}
