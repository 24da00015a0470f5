package io.plimsoll.adapter.persistence.jpa.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PowerSafeFilesTest {

  /** Notes how files are opened, and opens them so. */
  public static final class Witness extends FilePathWrapper {

    static final List<String> MODES = new CopyOnWriteArrayList<>();

    @Override
    public String getScheme() {
      return "witness";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      MODES.add(mode);
      return super.open(mode);
    }
  }

  /** O_DSYNC of Linux, in the octal flags of /proc. */
  private static final long DSYNC = 0_10000;

  @TempDir private Path folder;

  @BeforeAll
  static void known_to_h2() {
    PowerSafeFiles.register();
    FilePath.register(new Witness());
  }

  @Test
  void what_is_written_reopens_with_everything_that_was_committed() throws SQLException {
    var url = "jdbc:h2:power:" + folder.resolve("book") + ";WRITE_DELAY=0";
    try (var connection = DriverManager.getConnection(url)) {
      run(connection, "create table note (id int primary key, said varchar(20))");
      for (int i = 0; i < 100; i++) run(connection, "insert into note values (" + i + ", 'x')");
    }
    assertThat(folder.resolve("book.mv.db")).isNotEmptyFile();
    try (var connection = DriverManager.getConnection(url)) {
      assertThat(count(connection)).isEqualTo(100);
    }
  }

  @Test
  void no_file_is_opened_for_writing_without_being_written_through() throws SQLException {
    Witness.MODES.clear();
    var url = "jdbc:h2:power:witness:" + folder.resolve("book") + ";WRITE_DELAY=0";
    try (var connection = DriverManager.getConnection(url)) {
      run(connection, "create table note (id int primary key, said varchar(20))");
      run(connection, "insert into note values (1, 'x')");
    }
    assertThat(Witness.MODES).contains("rwd").doesNotContain("rw");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_operating_system_is_told_to_write_through() throws SQLException, IOException {
    try (var plain = DriverManager.getConnection("jdbc:h2:" + folder.resolve("plain"));
        var safe =
            DriverManager.getConnection(
                "jdbc:h2:power:" + folder.resolve("safe") + ";WRITE_DELAY=0")) {
      run(plain, "create table note (id int primary key)");
      run(safe, "create table note (id int primary key)");
      assertThat(flags(folder.resolve("safe.mv.db"))).isNotEmpty().allMatch(f -> (f & DSYNC) != 0);
      assertThat(flags(folder.resolve("plain.mv.db"))).isNotEmpty().allMatch(f -> (f & DSYNC) == 0);
    }
  }

  private static List<Long> flags(Path file) throws IOException {
    var open = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(open), "this Linux shows its open files");
    var found = new ArrayList<Long>();
    try (Stream<Path> descriptors = Files.list(open)) {
      for (var descriptor : descriptors.toList())
        if (Files.exists(descriptor) && Files.isSameFile(descriptor, file))
          for (var line :
              Files.readAllLines(Path.of("/proc/self/fdinfo").resolve(descriptor.getFileName())))
            if (line.startsWith("flags:"))
              found.add(Long.parseLong(line.substring("flags:".length()).strip(), 8));
    }
    return found;
  }

  @Test
  void a_path_from_here_works_with_its_dot_and_makes_its_folder() throws SQLException, IOException {
    var here = Path.of("").toAbsolutePath();
    var name = "./" + here.relativize(Path.of("target").toAbsolutePath()) + "/power-safe/deep/book";
    var file = here.resolve("target/power-safe/deep/book.mv.db");
    Files.deleteIfExists(file);
    try (var connection = DriverManager.getConnection("jdbc:h2:power:" + name + ";WRITE_DELAY=0")) {
      run(connection, "create table note (id int primary key)");
    }
    assertThat(file).isNotEmptyFile();
    try (var connection =
        DriverManager.getConnection("jdbc:h2:power:" + name + ";WRITE_DELAY=0;IFEXISTS=TRUE")) {
      assertThat(count(connection)).isZero();
    }
    Files.delete(file);
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from note")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
