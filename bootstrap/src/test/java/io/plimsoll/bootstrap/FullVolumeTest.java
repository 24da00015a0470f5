package io.plimsoll.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.util.FileSystemUtils;

/**
 * The disk fills up under load and has room again later. Wants a small file system to itself, for
 * example 400 MB of ext4 in a file, mounted:
 *
 * <pre>
 * truncate -s 400m small.img; mkfs.ext4 -q small.img; mount -o loop small.img /mnt/small
 * mvn -B -pl bootstrap -am verify -Dtest=FullVolumeTest -Dplimsoll.small-volume=/mnt/small
 * </pre>
 */
@EnabledIfSystemProperty(named = FullVolumeTest.VOLUME, matches = ".+")
class FullVolumeTest {

  static final String VOLUME = "plimsoll.small-volume";

  private static final Duration FULL_FOR = Duration.ofSeconds(10);

  private final Path data = Path.of(System.getProperty(VOLUME), "data");
  private final Path ballast = Path.of(System.getProperty(VOLUME), "ballast");

  @AfterEach
  void leave_the_volume_empty() throws IOException {
    Files.deleteIfExists(ballast);
    FileSystemUtils.deleteRecursively(data);
  }

  @Test
  void on_h2_nothing_promised_is_lost_and_the_desk_goes_on_by_itself() throws Exception {
    try (var desk = SandboxDesk.on(data)) {
      desk.openMarket("main", "dutch-auction");
      try (var callers = new SupplyingCallers(desk)) {
        fillUpAndMakeRoom(callers);
        inspect(callers);
      }
    }
  }

  /** PostgreSQL may end over it; then its operator starts it again. */
  @Test
  void on_postgres_nothing_promised_is_lost_and_the_desk_goes_on_by_itself() throws Exception {
    var server = DurablePostgres.at(data, 0);
    try (var desk = SandboxDesk.at(server.getJdbcUrl("postgres", "postgres"))) {
      desk.openMarket("main", "dutch-auction");
      try (var callers = new SupplyingCallers(desk)) {
        fillUpAndMakeRoom(callers);
        var port = server.getPort();
        if (!accepts(port)) {
          System.out.println("PostgreSQL ended for want of room and is started again");
          server.close();
          server = DurablePostgres.at(data, port);
        }
        inspect(callers);
      }
    } finally {
      server.close();
    }
  }

  private void fillUpAndMakeRoom(SupplyingCallers callers) throws Exception {
    callers.awaitMore();
    fillUp();
    callers.awaitRefusal();
    Thread.sleep(FULL_FOR);
    System.out.println("The volume was full; answers were " + callers.answers());
    Files.delete(ballast);
  }

  private static void inspect(SupplyingCallers callers) throws Exception {
    callers.awaitMore();
    callers.inspect();
    System.out.println("There is room again; answers were " + callers.answers());
  }

  /** To the last block, also of what is freed while it goes on. */
  private void fillUp() throws IOException {
    var block = new byte[1 << 12];
    try (var file = Files.newOutputStream(ballast)) {
      while (true) file.write(block);
    } catch (IOException full) {
      var left = Files.getFileStore(ballast).getUsableSpace();
      if (left > block.length) throw full;
      System.out.println(Files.size(ballast) + " bytes fill the volume");
    }
  }

  /** Within a while: it may be recovering. */
  private static boolean accepts(int port) throws InterruptedException {
    for (var look = 0; look < 20; look++) {
      try (var connection =
          DriverManager.getConnection(
              "jdbc:postgresql://localhost:%d/postgres?user=postgres".formatted(port))) {
        return connection.isValid(1);
      } catch (SQLException _) {
        // Not yet, or not at all.
        Thread.sleep(250);
      }
    }
    return false;
  }
}
