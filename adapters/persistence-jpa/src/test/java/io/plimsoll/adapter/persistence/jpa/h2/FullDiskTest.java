package io.plimsoll.adapter.persistence.jpa.h2;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No space is left for a while: what was acknowledged is there, and the pool works again. */
class FullDiskTest {

  private static final AtomicBoolean FULL = new AtomicBoolean();

  /** A disk that can be told to be full. */
  public static final class Disk extends FilePathWrapper {

    @Override
    public String getScheme() {
      return "disk";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
      var file = super.open(mode);
      return new FileBaseDefault() {

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
          if (FULL.get()) throw new IOException("No space left on device");
          return file.write(source, position);
        }

        @Override
        public synchronized int read(ByteBuffer target, long position) throws IOException {
          return file.read(target, position);
        }

        @Override
        public long size() throws IOException {
          return file.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
          file.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
          file.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
          return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
          file.close();
        }
      };
    }
  }

  @BeforeAll
  static void known_to_h2() {
    PowerSafeFiles.register();
    FilePath.register(new Disk());
  }

  @Test
  void writing_goes_on_when_there_is_space_again(@TempDir Path folder) {
    try (var pool = new HikariDataSource()) {
      pool.setJdbcUrl("jdbc:h2:power:disk:" + folder.resolve("book") + ";WRITE_DELAY=0");
      pool.setConnectionTimeout(1_000);
      new H2Durability(false).postProcessAfterInitialization(pool, "dataSource");
      var jdbc = JdbcClient.create(pool);
      jdbc.sql("create table note (id int primary key)").update();
      var acknowledged = write(jdbc, 0, 200);
      assertThat(acknowledged).isEqualTo(200);

      FULL.set(true);
      var refused = 0;
      for (var round = 0; round < 100; round++) {
        var written = write(jdbc, acknowledged, acknowledged + 1);
        if (written == acknowledged) refused++;
        acknowledged = written;
      }
      assertThat(refused).isPositive();
      assertThat(acknowledged).isEqualTo(200);

      FULL.set(false);
      for (var round = 0; round < 100 && acknowledged < 400; round++)
        acknowledged = write(jdbc, acknowledged, 400);
      assertThat(acknowledged).isEqualTo(400);
      assertThat(jdbc.sql("select id from note order by id").query(Integer.class).list())
          .hasSize(400);
    }
  }

  /**
   * @return the first that was not acknowledged
   */
  private static int write(JdbcClient jdbc, int from, int to) {
    for (var id = from; id < to; id++)
      try {
        jdbc.sql("insert into note values (?)").param(id).update();
      } catch (DataAccessException _) {
        return id;
      }
    return to;
  }
}
